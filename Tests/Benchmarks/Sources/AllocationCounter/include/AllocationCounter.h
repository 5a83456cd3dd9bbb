// SPDX-License-Identifier: MIT
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// Allocations by this process so far; -1 where they cannot be counted.
long allocationCount(void);

#endif
