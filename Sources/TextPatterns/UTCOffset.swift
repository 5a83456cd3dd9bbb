// SPDX-License-Identifier: MIT

/// A distance from UTC as texts write it: `Z`, `UTC`, `+02:00`, `-0530`, `+2`.
public struct UTCOffset: Sendable, Hashable {
  /// The minutes by which clocks there are ahead of UTC, -1,080 to 1,080.
  public let minutes: Int

  /// UTC itself.
  public static let zero = UTCOffset(minutes: 0)

  private init(minutes: Int) { self.minutes = minutes }

  /// Reads an offset; nil if the text is none.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    switch bytes {
    case Array("Z".utf8), Array("UTC".utf8), Array("GMT".utf8): self = .zero
    default:
      guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
        return nil
      }
      var digits = Array(bytes.dropFirst())
      if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
      guard [1, 2, 4].contains(digits.count), digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      let hours = digits.count == 4 ? number / 100 : number
      let rest = digits.count == 4 ? number % 100 : 0
      guard hours <= 18, rest < 60 else { return nil }
      let minutes = hours * 60 + rest
      guard minutes <= 1_080 else { return nil }
      self.init(minutes: sign == UInt8(ascii: "-") ? -minutes : minutes)
    }
  }
}
