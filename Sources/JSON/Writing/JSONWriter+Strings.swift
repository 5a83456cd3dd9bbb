// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Appends a text in quotes, escaped as `JSON.stringify` does.
  mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    let span = text.span
    var start = 0
    var position = 0
    while true {
      position = JSONText.skipPlain(span, position)
      if position < text.count, text[position] >= 0x80 {
        position += 1
        continue
      }
      append(UnsafeBufferPointer(rebasing: text[start..<position]))
      guard position < text.count else { break }
      appendEscape(text[position])
      position += 1
      start = position
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      for unit in [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")] { append(unit) }
      append(hex(byte >> 4))
      append(hex(byte & 15))
    }
  }
}
