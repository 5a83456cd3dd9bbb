// SPDX-License-Identifier: MIT
public import JSON

/// Segment's test whether something looks like an e-mail address.
public enum EmailText {
  /// Whether the value's text has, within one line, something, an at sign, something, a dot and
  /// something.
  public static func matches(_ value: JSONValue) -> Bool {
    if value.kind == .string, !value.isDate {
      return value.withUTF8 { matches($0) } ?? false
    }
    let text = Array(JavaScriptText.text(of: value).utf8)
    return matches(text.span)
  }

  private static func matches(_ text: Span<UInt8>) -> Bool {
    var lineStart = 0
    var at: Int?
    var dot: Int?
    var index = 0
    while index < text.count {
      let length = lineTerminator(text, index)
      if length > 0 {
        index += length
        (lineStart, at, dot) = (index, nil, nil)
        continue
      }
      if dot != nil { return true }
      let byte = text[index]
      if let at {
        if byte == UInt8(ascii: "."), index > at + 1 { dot = index }
      } else if byte == UInt8(ascii: "@"), index > lineStart {
        at = index
      }
      index += 1
    }
    return false
  }

  /// The length of a line terminator (LF, CR, U+2028, U+2029), 0 if there is none.
  private static func lineTerminator(_ text: Span<UInt8>, _ index: Int) -> Int {
    switch text[index] {
    case 0x0A, 0x0D: return 1
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
      return text[index + 2] == 0xA8 || text[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}
