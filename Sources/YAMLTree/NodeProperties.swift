// SPDX-License-Identifier: MIT

/// Finds tag and anchor in front of a node. libyaml's mark of a node begins with them.
enum NodeProperties {
  /// Sets `contentStart`, and the tag `!`, which libyaml drops from scalars.
  static func complete(_ event: inout YAMLEvent, in bytes: [UInt8], mayHaveDroppedTag: Bool) {
    let start = event.bytes.lowerBound
    let end = event.bytes.upperBound
    guard event.anchor != nil || event.tag != nil || mayHaveDroppedTag, start < end else { return }
    var offset = start
    var properties = 0
    // At most one of each; a scalar that is not plain cannot be mistaken for one.
    while offset < end, properties < 2, isProperty(bytes[offset]) {
      let stop = endOfProperty(at: offset, of: event, in: bytes, before: end)
      if bytes[offset] == UInt8(ascii: "!"), stop == offset + 1, event.tag == nil {
        event.tag = "!"
      }
      properties += 1
      offset = skipSpace(from: stop, in: bytes, before: end)
    }
    // The content of an empty scalar is the empty place at its end.
    if case .scalar(let text, .plain) = event.kind, text.isEmpty { offset = end }
    event.contentStart = min(offset, end)
  }

  /// The range of the tag in front of a node, or nil if there is none.
  static func tagRange(_ event: YAMLEvent, in bytes: [UInt8]) -> Range<Int>? {
    var offset = event.bytes.lowerBound
    while offset < event.contentStart, isProperty(bytes[offset]) {
      let stop = endOfProperty(at: offset, of: event, in: bytes, before: event.contentStart)
      if bytes[offset] == UInt8(ascii: "!") { return offset..<stop }
      offset = skipSpace(from: stop, in: bytes, before: event.contentStart)
    }
    return nil
  }

  private static func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "!") || byte == UInt8(ascii: "&")
  }

  private static func endOfProperty(
    at start: Int,
    of event: YAMLEvent,
    in bytes: [UInt8],
    before end: Int
  ) -> Int {
    var offset = start + 1
    if bytes[start] == UInt8(ascii: "&"), let anchor = event.anchor {
      return min(offset + anchor.utf8.count, end)
    }
    if offset < end, bytes[start] == UInt8(ascii: "!"), bytes[offset] == UInt8(ascii: "<") {
      while offset < end, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
      return min(offset + 1, end)
    }
    while offset < end, !isSpace(bytes[offset]), !",[]{}".utf8.contains(bytes[offset]) {
      offset += 1
    }
    return offset
  }

  /// Behind spaces, line breaks and comments.
  private static func skipSpace(from start: Int, in bytes: [UInt8], before end: Int) -> Int {
    var offset = start
    while offset < end {
      if isSpace(bytes[offset]) {
        offset += 1
      } else if let lineBreak = LineBreak(bytes, at: offset, before: end) {
        offset = lineBreak.place.upperBound
      } else if bytes[offset] == UInt8(ascii: "#"), offset > start {
        while offset < end, LineBreak(bytes, at: offset, before: end) == nil { offset += 1 }
      } else {
        break
      }
    }
    return offset
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
