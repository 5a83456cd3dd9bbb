// SPDX-License-Identifier: MIT

// The target's own file, so that it exists before anything is generated. The integrations are in
// Generated/Sources, which the link beside this file leads to.
