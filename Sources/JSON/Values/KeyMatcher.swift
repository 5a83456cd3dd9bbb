// SPDX-License-Identifier: MIT

/// Compares keys the way Segment's obj-case does: only ASCII letters, digits and dots count, and
/// letters have no case.
enum KeyMatcher {
  /// The character as it counts, nil if it does not.
  @inline(__always)
  static func normalised(_ byte: UInt8) -> UInt8? {
    let lower = byte | 0x20
    if lower &- UInt8(ascii: "a") < 26, byte < 0x80 { return lower }
    if byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: ".") { return byte }
    return nil
  }

  /// A path as the matcher wants it.
  static func normalised(_ path: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(path.utf8.count)
    for byte in path.utf8 {
      if let byte = normalised(byte) { result.append(byte) }
    }
    return result
  }

  /// Where `path` goes on after a key that fits at `start`: at its end or at a dot. Nil if the key
  /// does not fit. The path has to be normalised, the key is as written.
  @inline(__always)
  static func end(of key: Span<UInt8>, in path: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    for index in 0..<key.count {
      let byte = key[unchecked: index]
      // Most characters need no normalisation.
      if position < path.count, path[unchecked: position] == byte {
        position &+= 1
        continue
      }
      guard let byte = normalised(byte) else { continue }
      guard position < path.count, path[unchecked: position] == byte else { return nil }
      position &+= 1
    }
    return position == path.count || path[position] == UInt8(ascii: ".") ? position : nil
  }

  /// The segment at `start` as an index below `count`, and where the path goes on after it.
  static func index(
    below count: Int,
    in path: Span<UInt8>,
    from start: Int
  ) -> (index: Int, end: Int)? {
    var position = start
    var value = 0
    while position < path.count, path[position] != UInt8(ascii: ".") {
      let digit = path[position] &- UInt8(ascii: "0")
      // An index has no leading zeros.
      guard digit < 10, value < count, position == start || value > 0 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return position > start && value < count ? (value, position) : nil
  }
}

/// What the matcher found at one level.
struct KeyMatch {
  /// The tape index of the value.
  var index: Int
  /// Where the path goes on.
  var end: Int
  /// Whether the key is the empty text, which can be passed through but never is the answer.
  var isEmptyKey: Bool
}
