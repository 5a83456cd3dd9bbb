// SPDX-License-Identifier: MIT

/// One text that was read: a manifest or a fixture, kept so that a diagnostic can show its lines.
package final class SourceFile: Sendable {
  /// The path as the user wrote it or as it is found below the folder the user named.
  package let path: String
  package let bytes: [UInt8]
  /// Byte offset of the first byte of each line.
  private let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  package var lineCount: Int { lineStarts.count }

  /// Line and column of a byte offset. An offset past the end gives the end.
  package func location(of offset: Int) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let prefix = bytes[lineStarts[low]..<offset]
    return SourceLocation(line: low + 1, column: 1 + prefix.count { !isContinuation($0) })
  }

  /// Bytes of a line (from 1) without its line break; empty for a line that does not exist.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    guard (1...lineStarts.count).contains(number) else { return [] }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<max(start, end)]
  }

  /// Byte offset at which a line (from 1) begins.
  package func offset(ofLine number: Int) -> Int {
    lineStarts[min(max(number, 1), lineStarts.count) - 1]
  }

  private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// A place in a file as people count it.
package struct SourceLocation: Hashable, Comparable, Sendable {
  /// From 1.
  package var line: Int
  /// From 1, in Unicode scalars.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A range of bytes in one file.
package struct SourceRange: Sendable {
  package let file: SourceFile
  package let bytes: Range<Int>

  package init(_ file: SourceFile, _ bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  package var start: SourceLocation { file.location(of: bytes.lowerBound) }
  package var end: SourceLocation { file.location(of: bytes.upperBound) }

  /// From the start of this range to the end of `other`, in the same file.
  package func through(_ other: SourceRange) -> SourceRange {
    SourceRange(
      file, bytes.lowerBound..<max(bytes.lowerBound, other.bytes.upperBound))
  }
}

extension SourceRange: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.file === right.file && left.bytes == right.bytes
  }
}
