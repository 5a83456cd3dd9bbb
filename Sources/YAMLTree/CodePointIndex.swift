// SPDX-License-Identifier: MIT

/// Byte offsets of code points: libyaml counts in code points, everything of ours in bytes.
///
/// Built in one pass, answers in constant time, so that marks may come in any order.
struct CodePointIndex {
  private static let stride = 64

  /// Offset of code point 0.
  let start: Int
  private let bytes: [UInt8]
  /// Offset of every 64th code point; empty if all of them are single bytes.
  private let checkpoints: [Int]

  /// `bytes` must be UTF-8.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    guard bytes[start...].contains(where: { $0 >= 0x80 }) else {
      checkpoints = []
      return
    }
    var checkpoints: [Int] = []
    var count = 0
    for offset in bytes[start...].indices where !Self.isContinuation(bytes[offset]) {
      if count.isMultiple(of: Self.stride) { checkpoints.append(offset) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// The offset of a code point; past the last one, the end.
  func offset(of codePoint: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(start + codePoint, bytes.count) }
    let block = codePoint / Self.stride
    guard block < checkpoints.count else { return bytes.count }
    var offset = checkpoints[block]
    for _ in 0..<(codePoint % Self.stride) where offset < bytes.count {
      offset += 1
      while offset < bytes.count, Self.isContinuation(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
