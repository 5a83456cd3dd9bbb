// SPDX-License-Identifier: MIT
import ManifestLanguage

/// Spells fixture values as JSON that people read.
enum JSONText {
  /// Indented by two spaces; a container that has room for it is in one line. Pure ASCII but for
  /// visible characters.
  ///
  /// - Parameter start: how much of its first line is taken.
  static func pretty(
    _ value: FixtureValue, indentation: String = "", from start: Int = 0
  ) -> String {
    let line = oneLine(value)
    return start + line.unicodeScalars.count <= 80 ? line : lines(value, indentation: indentation)
  }

  private static func oneLine(_ value: FixtureValue) -> String {
    switch value.kind {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return quoted(text)
    case .array(let elements):
      return "[\(elements.map(oneLine).joined(separator: ", "))]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let members = members.map { "\(quoted($0.key)): \(oneLine($0.value))" }
      return "{ \(members.joined(separator: ", ")) }"
    }
  }

  private static func lines(_ value: FixtureValue, indentation: String) -> String {
    let inner = indentation + "  "
    switch value.kind {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map {
        inner + pretty($0, indentation: inner, from: inner.count)
      }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indentation)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        let head = "\(inner)\(quoted(member.key)): "
        return head
          + pretty(member.value, indentation: inner, from: head.unicodeScalars.count)
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indentation)}"
    default: return oneLine(value)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : isVisible(scalar) {
          result.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    return result + "\""
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
