// SPDX-License-Identifier: MIT
#include "AllocationCounter.h"

#include <stddef.h>
#include <stdlib.h>

#ifdef __GLIBC__

// Defined in the executable, these take the place of the C library's in all its libraries.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *pointer, size_t size);

// One thread measures, so that counting need not be atomic.
static long count = 0;

void *malloc(size_t size) {
  count += 1;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count += 1;
  return __libc_calloc(number, size);
}

void *realloc(void *pointer, size_t size) {
  count += 1;
  return __libc_realloc(pointer, size);
}

long allocationCount(void) { return count; }

#else

long allocationCount(void) { return -1; }

#endif
