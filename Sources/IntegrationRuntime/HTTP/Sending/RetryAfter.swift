// SPDX-License-Identifier: MIT

/// The `Retry-After` header (RFC 9110 §10.2.3).
public enum RetryAfter {
  /// The longest wait that is reported; servers have been seen to send nonsense.
  private static let ceiling: Int64 = 366 * 86400

  /// How long to wait; nil for anything else than seconds or a date. A date that is past is zero.
  ///
  /// - Parameter now: the time since 1970.
  public static func parse(_ text: String, now: Duration) -> Duration? {
    let trimmed = text.drop { $0 == " " }
    if !trimmed.isEmpty, trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return .seconds(min(Int64(trimmed) ?? ceiling, ceiling))
    }
    guard let date = HTTPDate.parse(String(trimmed)) else { return nil }
    return .seconds(max(0, min(date - now.components.seconds, ceiling)))
  }
}
