// SPDX-License-Identifier: MIT
import SwiftEmitter

/// How calls and lists are broken into lines.
enum Layout {
  /// A call in one line if it is short, else with a line for each argument.
  static func call(_ function: Code, _ arguments: [Code], room: Int = 70) -> Code {
    let oneLine: Code = "\(function)(\(arguments.joined(separator: ", ")))"
    if oneLine.isSingleLine, oneLine.width <= room, arguments.count < 3 { return oneLine }
    return """
      \(function)(
        \(lines: arguments, separator: ",\n")
      )
      """
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
}
