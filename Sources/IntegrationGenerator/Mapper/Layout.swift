// SPDX-License-Identifier: MIT
import SwiftEmitter

/// How calls and lists are broken into lines.
enum Layout {
  /// A call in one line if it is short, else with a line for each argument.
  ///
  /// - Parameter limit: how many arguments stand in one line.
  static func call(
    _ function: Code, _ arguments: [Code], room: Int = 70, limit: Int = 2
  ) -> Code {
    let oneLine: Code = "\(function)(\(arguments.joined(separator: ", ")))"
    if oneLine.isSingleLine, oneLine.width <= room, arguments.count <= limit { return oneLine }
    return """
      \(function)(
        \(lines: arguments, separator: ",\n")
      )
      """
  }

  /// What stands between the parentheses of a call or a signature, on as few lines as it takes.
  ///
  /// - Parameter room: how many columns a line has.
  static func filled(_ items: [Code], room: Int) -> Code {
    var lines: [Code] = []
    for item in items {
      let wider: Code = "\(lines.last ?? .empty), \(item)"
      if let last = lines.last, last.isSingleLine, item.isSingleLine, wider.width < room {
        lines[lines.count - 1] = wider
      } else {
        lines.append(item)
      }
    }
    return lines.joined(separator: ",\n")
  }

  /// A call on as few lines as it takes.
  static func filling(_ function: Code, _ arguments: [Code], room: Int = 84) -> Code {
    let oneLine: Code = "\(function)(\(arguments.joined(separator: ", ")))"
    if oneLine.isSingleLine, oneLine.width <= room { return oneLine }
    return """
      \(function)(
        \(filled(arguments, room: room))
      )
      """
  }

  /// The head of a function: on one line, or its parameters on one of their own, or each on its own.
  static func signature(_ head: Code, _ parameters: [Code], _ result: Code) -> Code {
    let list = parameters.joined(separator: ", ")
    let oneLine: Code = "\(head)(\(list)) \(result) {"
    if oneLine.width <= 98 { return oneLine }
    return """
      \(head)(
        \(filled(parameters, room: 94))
      ) \(result) {
      """
  }

  /// A text, over several lines if it is long.
  static func literal(_ text: String, room: Int) -> Code {
    text.count <= room ? "\(literal: text)" : Code(raw: StringLiteral.broken(text))
  }

  /// An argument under a label: a text of several lines goes one step to the right.
  static func labelled(_ label: Code, _ literal: Code) -> Code {
    "\(label): \(literal.isSingleLine ? literal : Code(raw: indented(literal.text)))"
  }

  /// A condition under a label. A negated one of several lines begins its line.
  static func condition(_ label: Code, _ condition: Code) -> Code {
    guard !condition.isSingleLine, condition.text.hasPrefix("!(") else {
      return "\(label): \(condition)"
    }
    return """
      \(label):
        \(continued(condition) ?? condition)
      """
  }

  /// Code one step to the right, but for its first line.
  static func indented(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }

  /// A list literal in one line if it is short, else with a line for each element.
  static func list(_ prefix: Code, _ elements: [Code], room: Int = 70) -> Code {
    let oneLine: Code = "\(prefix)[\(elements.joined(separator: ", "))]"
    if elements.isEmpty || oneLine.isSingleLine && oneLine.width <= room { return oneLine }
    return """
      \(prefix)[
        \(lines: elements.count == 1 ? elements : elements.map { "\($0)," })
      ]
      """
  }

  /// Code on one line, however long; its statements apart.
  static func onOneLine(_ code: Code) -> String {
    guard !code.isSingleLine, !code.text.contains("\"\"\"") else { return code.text }
    var result = ""
    for line in code.text.split(separator: "\n") {
      let line = line.drop { $0 == " " }
      let isStatement = ["if ", "let ", "return "].contains { line.hasPrefix($0) }
      let isFirst = result.isEmpty || result.hasSuffix("{") || result.hasSuffix(" in")
      if !result.isEmpty { result += isStatement && !isFirst ? "; " : " " }
      result += line
    }
    return result
  }

  /// `condition ? first : second`, over three lines if it is long.
  static func choice(_ condition: Code, _ first: Code, _ second: Code) -> Code {
    let oneLine: Code = "\(condition) ? \(first) : \(second)"
    if oneLine.isSingleLine, oneLine.width <= 64 { return oneLine }
    return """
      \(condition)
        ? \(first)
        : \(second)
      """
  }

  /// The value of the first case whose condition holds.
  static func chain(
    _ type: Code, _ cases: [(condition: Code, value: Code)], otherwise: Code
  ) -> Code {
    """
    { () -> \(type) in
      \(lines: cases.map { conditional("if", $0.condition, ["return \($0.value)"]) })
      return \(otherwise)
    }()
    """
  }

  /// `{ names in body }`, over three lines if it is long.
  static func closure(_ names: Code, _ body: Code) -> Code {
    let oneLine: Code = "{ \(names) in \(body) }"
    if oneLine.isSingleLine, oneLine.width <= 84 { return oneLine }
    return """
      { \(names) in
        \(body)
      }
      """
  }

  /// `left && right`, over two lines if it is long.
  static func infix(_ left: Code, _ sign: Code, _ right: Code) -> Code {
    let oneLine: Code = "\(left) \(sign) \(right)"
    if oneLine.isSingleLine, oneLine.width <= 72 { return oneLine }
    return """
      \(left)
        \(sign) \(right)
      """
  }

  /// A condition in a statement: a closure there would be taken for the statement's block.
  static func standing(_ condition: Code) -> Code {
    condition.text.contains("{ () -> ") ? "(\(condition))" : condition
  }

  /// `if condition { … }`
  static func conditional(_ keyword: Code, _ condition: Code, _ lines: [Code]) -> Code {
    let condition = standing(condition)
    guard condition.isSingleLine || condition.text.hasSuffix("\n)") else {
      return """
        \(keyword) \(condition)
        {
          \(lines: lines)
        }
        """
    }
    return """
      \(keyword) \(condition) {
        \(lines: lines)
      }
      """
  }

  /// `guard condition else { … }`, over several lines if it is long.
  static func `guard`(_ condition: Code, _ exit: Code) -> Code {
    let condition = standing(condition)
    let oneLine: Code = "guard \(condition) else { \(exit) }"
    if oneLine.isSingleLine, oneLine.width <= 90 { return oneLine }
    return """
      guard
        \(condition)
      else { \(exit) }
      """
  }

  /// A chain of operators over several lines, which begin where the first one does; nil if the
  /// code is none.
  private static func continued(_ value: Code) -> Code? {
    let lines = value.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard
      let start = lines.firstIndex(where: { line in
        ["  && ", "  || ", "  ?? ", "  ? "].contains { line.hasPrefix($0) }
      }), lines[start...].allSatisfy({ $0.hasPrefix("  ") })
    else { return nil }
    return Code(
      raw: (lines[..<start] + lines[start...].map { $0.dropFirst(2) }).joined(separator: "\n"))
  }

  /// `let name = value`
  static func constant(_ head: Code, _ value: Code) -> Code {
    if let chain = continued(value) {
      return """
        \(head) =
          \(chain)
        """
    }
    let oneLine: Code = "\(head) = \(value)"
    if oneLine.isSingleLine, oneLine.width <= 84 { return oneLine }
    // One that begins with a parenthesis begins its line.
    if !value.text.hasPrefix("("),
      value.text.hasSuffix("}") || value.text.hasSuffix(")") && !value.isSingleLine
    {
      return oneLine
    }
    return """
      \(head) =
        \(value)
      """
  }
}
