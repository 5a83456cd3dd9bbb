// SPDX-License-Identifier: MIT

/// Makes bad messages out of good ones, always the same for the same seed.
package struct MessageMutator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func number(below bound: Int) -> Int {
    bound > 0 ? Int(next() % UInt64(bound)) : 0
  }

  package mutating func element<Element>(_ elements: [Element], else other: Element) -> Element {
    elements.isEmpty ? other : elements[number(below: elements.count)]
  }

  /// A message with some of its values, keys or bytes changed.
  package mutating func message() -> [UInt8] {
    var bytes = Array(message(like: element(Self.seeds, else: "{}")).utf8)
    if number(below: 3) == 0 {
      for _ in 0...number(below: 4) { bytes = withOtherBytes(bytes) }
    }
    return bytes
  }

  /// A message like another one, up to four of its values or keys changed.
  package mutating func message(like text: String) -> String {
    var text = text
    for _ in 0..<number(below: 5) { text = withOtherToken(text) }
    return text
  }

  /// Replaces a value or key by an odd one: a token that stands after a quote, colon or comma.
  private mutating func withOtherToken(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let starts = bytes.indices.filter { index in
      index > 0 && (bytes[index - 1] == UInt8(ascii: ":") || bytes[index - 1] == UInt8(ascii: ","))
    }
    let start = element(starts, else: 0)
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      end += 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += 1 }
      end += 1
    } else {
      while end < bytes.count, !Self.ends.contains(bytes[end]) { end += 1 }
    }
    let isKey = end < bytes.count && bytes[end] == UInt8(ascii: ":")
    let token = isKey ? element(Self.keys, else: "\"\"") : value()
    let rest = bytes[min(end, bytes.count)...]
    return String(decoding: bytes[..<start] + Array(token.utf8) + rest, as: UTF8.self)
  }

  private mutating func value() -> String {
    guard number(below: 5) == 0 else { return element(Self.values, else: "0") }
    // Something that may be a date or an amount.
    let parts = (0...number(below: 9)).map { _ in element(Self.datePieces, else: "") }
    return "\"\(parts.joined())\""
  }

  private mutating func withOtherBytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let index = number(below: bytes.count)
    switch number(below: 6) {
    case 0 where !bytes.isEmpty: bytes[index] = UInt8(truncatingIfNeeded: next())
    case 1 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8(number(below: 8))
    case 2: bytes.insert(UInt8(truncatingIfNeeded: next()), at: index)
    case 3 where !bytes.isEmpty: bytes.remove(at: index)
    case 4: bytes.removeSubrange(index...)
    default:
      let end = min(bytes.count, index + number(below: 40))
      bytes.insert(contentsOf: bytes[index..<end], at: number(below: bytes.count))
    }
    return bytes
  }

  private static let ends = Set("{}[],:\" \n".utf8)
}
