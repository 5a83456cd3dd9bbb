// SPDX-License-Identifier: MIT

package import NIOCore

extension Duration {
  /// The same length for NIO: in nanoseconds, never negative, at most about 146 years (half of what
  /// the type holds, so that adding it to the present can't overflow).
  package var timeAmount: TimeAmount {
    let (seconds, attoseconds) = components
    guard seconds >= 0 else { return .zero }
    guard seconds < Int64.max / 2_000_000_000 else { return .nanoseconds(Int64.max / 2) }
    return .nanoseconds(max(0, seconds * 1_000_000_000 + attoseconds / 1_000_000_000))
  }
}
