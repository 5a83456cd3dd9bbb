// SPDX-License-Identifier: MIT

extension JSONWriter {
  /// Appends a text in quotes, escaped as `JSON.stringify` does.
  mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    withBytes { bytes in
      bytes.append(UInt8(ascii: "\""))
      Self.appendEscaped(text, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  static func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let span = text.span
    var start = 0
    var position = 0
    while true {
      position = JSONText.skipPlain(span, position)
      if position < text.count, text[position] >= 0x80 {
        position += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
      guard position < text.count else { return }
      appendEscape(text[position], to: &bytes)
      position += 1
      start = position
    }
  }

  private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      func hex(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      bytes.append(hex(byte >> 4))
      bytes.append(hex(byte & 15))
    }
  }
}
