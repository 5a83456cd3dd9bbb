// SPDX-License-Identifier: MIT
package import Diagnostics

/// The one rule for values: a scalar is literal, except `${…}`. A scalar that is exactly one
/// `${…}` is that expression; anything else with a `${…}` in it is a text with holes.
package enum ValueTemplate: Sendable {
  case literal(String)
  case expression(Expression)
  case text([Part])

  package enum Part: Sendable {
    case literal(String)
    case expression(Expression)
  }

  /// - Parameter start: byte offset in the text at which the value begins.
  package init(parsing text: ScalarText, from start: Int = 0, into bag: inout DiagnosticBag) {
    var parts: [Part] = []
    var literal: [UInt8] = []
    var offset = start
    let bytes = text.bytes
    func starts(_ pattern: StaticString, at offset: Int) -> Bool {
      guard offset + pattern.utf8CodeUnitCount <= bytes.count else { return false }
      return pattern.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + $0.count]) }
    }
    while offset < bytes.count {
      if starts("$${", at: offset) {
        literal += Array("${".utf8)
        offset += 3
      } else if starts("${", at: offset) {
        if !literal.isEmpty {
          parts.append(.literal(String(decoding: literal, as: UTF8.self)))
          literal = []
        }
        var parser = ExpressionParser(text, from: offset + 2, into: &bag)
        let (expression, end) = parser.embedded(opening: offset..<offset + 2, into: &bag)
        parts.append(.expression(expression))
        offset = max(end, offset + 2)
      } else {
        literal.append(bytes[offset])
        offset += 1
      }
    }
    if parts.isEmpty {
      self = .literal(String(decoding: literal, as: UTF8.self))
      return
    }
    if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
    if parts.count == 1, case .expression(let expression) = parts[0] {
      self = .expression(expression)
    } else {
      self = .text(parts)
    }
  }
}
