// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Checks that a file is UTF-8 and has only characters that YAML allows, before libyaml sees it.
enum TextCheck {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// A file in another encoding has thousands of wrong places; a few tell as much.
  private static let maxReports = 3

  /// Reports the first few wrong places; false if there are any.
  static func check(_ file: SourceFile, into bag: inout DiagnosticBag) -> Bool {
    let bytes = file.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      bag.report(
        .invalidUTF8,
        "the file is in UTF-16",
        at: SourceRange(file, 0..<2),
        help: ["save it as UTF-8"]
      )
      return false
    }
    var reports = 0
    var offset = 0
    while offset < bytes.count, reports < maxReports {
      if bytes[offset] >= 0x20, bytes[offset] < 0x7F {
        offset += 1
        continue
      }
      let (length, scalar) = decode(bytes, at: offset)
      if let scalar {
        if !isAllowed(scalar) {
          report(control: scalar, at: SourceRange(file, offset..<(offset + length)), into: &bag)
          reports += 1
        }
      } else {
        bag.report(
          .invalidUTF8,
          "the file is not UTF-8: a byte 0x\(hex(UInt32(bytes[offset]), 2))",
          at: SourceRange(file, offset..<(offset + length)),
          help: ["save the file as UTF-8"]
        )
        reports += 1
      }
      offset += length
    }
    return reports == 0
  }

  private static func report(
    control: UInt32,
    at range: SourceRange,
    into bag: inout DiagnosticBag
  ) {
    let name = hex(control, 4)
    bag.report(
      .yamlSyntax,
      "the character U+\(name) is not allowed in YAML",
      at: range,
      help: ["remove it, or write \"\\u\(name)\" in double quotes"]
    )
  }

  /// Length of the sequence and its scalar; for a wrong one the length to skip and nil.
  private static func decode(_ bytes: [UInt8], at offset: Int) -> (Int, UInt32?) {
    let first = bytes[offset]
    let length: Int
    let range: ClosedRange<UInt32>
    switch first {
    case 0..<0x80: return (1, UInt32(first))
    case 0xC2...0xDF: (length, range) = (2, 0x80...0x7FF)
    case 0xE0...0xEF: (length, range) = (3, 0x800...0xFFFF)
    case 0xF0...0xF4: (length, range) = (4, 0x1_0000...0x10_FFFF)
    default: return (1, nil)
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      guard offset + index < bytes.count, bytes[offset + index] & 0xC0 == 0x80 else {
        return (index, nil)
      }
      scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F)
    }
    let isValid = range.contains(scalar) && !(0xD800...0xDFFF).contains(scalar)
    return (length, isValid ? scalar : nil)
  }

  /// The production `c-printable`.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD: true
    case 0x1_0000...0x10_FFFF: true
    default: false
    }
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
