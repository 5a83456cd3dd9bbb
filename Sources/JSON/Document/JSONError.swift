// SPDX-License-Identifier: MIT

/// Why a text is not JSON, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problem in plain words, without the position.
  public var message: String
  /// The byte at which the problem shows, counted from 0.
  public var offset: Int
  /// The line, counted from 1; lines end with a line feed.
  public var line: Int
  /// The column in Unicode code points, counted from 1.
  public var column: Int

  /// `line:column: message`.
  public var description: String { "\(line):\(column): \(message)" }

  init(_ failure: JSONFailure, in bytes: [UInt8]) {
    message = failure.problem.message
    offset = failure.offset
    line = 1
    column = 1
    for byte in bytes.prefix(failure.offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

/// What the parser throws: the position is worked out only once parsing has stopped.
struct JSONFailure: Error {
  var problem: Problem
  var offset: Int

  enum Problem {
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case empty
    case unexpectedEnd
    case byteOrderMark
    case expectedValue(UInt8)
    case expectedKey(UInt8)
    case expectedColon(UInt8)
    case expectedCommaOr(closing: UInt8, UInt8)
    case textAfterValue(UInt8)
    case invalidLiteral
    case invalidNumber
    case leadingZero
    case controlCharacter(UInt8)
    case invalidEscape
    case invalidUTF8
    case unterminatedString
    /// Never seen outside the parser.
    case tapeFull

    var message: String {
      switch self {
      case .tooLong(let limit): "the text is longer than \(limit) bytes"
      case .tooDeep(let limit): "arrays and objects are nested more than \(limit) deep"
      case .empty: "there is no value"
      case .unexpectedEnd: "the text ends in the middle of a value"
      case .byteOrderMark: "the text starts with a byte order mark"
      case .expectedValue(let byte): "expected a value, found \(Self.name(byte))"
      case .expectedKey(let byte): "expected a key in double quotes, found \(Self.name(byte))"
      case .expectedColon(let byte): "expected `:` after the key, found \(Self.name(byte))"
      case .expectedCommaOr(let closing, let byte):
        "expected `,` or \(Self.name(closing)), found \(Self.name(byte))"
      case .textAfterValue(let byte): "expected nothing after the value, found \(Self.name(byte))"
      case .invalidLiteral: "expected `true`, `false` or `null`"
      case .invalidNumber: "the number is incomplete"
      case .leadingZero: "a number must not start with a superfluous 0"
      case .controlCharacter(let byte):
        "\(Self.name(byte)) in a string has to be escaped"
      case .invalidEscape: "there is no such escape sequence"
      case .invalidUTF8: "the bytes are not UTF-8"
      case .unterminatedString: "the string has no closing quote"
      case .tapeFull: "the text has too many values"
      }
    }

    private static func name(_ byte: UInt8) -> String {
      switch byte {
      case 0x21...0x7E: "`\(Character(Unicode.Scalar(byte)))`"
      case 0x20: "a blank"
      case 0x80...: "a character outside ASCII"
      default: "the control character \(byte)"
      }
    }
  }
}
