// SPDX-License-Identifier: MIT
import Diagnostics
import ManifestLanguage

/// One line of a mapping: where a value goes, where it comes from, and on what conditions.
struct MappingRow {
  var target: String
  /// In the manifest's words.
  var source: String
  var isConstant = false
  var notes: [String] = []
}

/// The lines of a payload, in the manifest's order.
struct MappingRows {
  private(set) var rows: [MappingRow] = []

  static func rows(of value: CheckedValue) -> [MappingRow] {
    var builder = MappingRows()
    builder.add(value, target: "", notes: [])
    return builder.rows
  }

  private mutating func add(_ value: CheckedValue, target: String, notes: [String]) {
    switch value {
    case .expression(let expression): row(expression, target: target, notes: notes)
    case .record(let record):
      for entry in record.entries {
        switch entry {
        case .field(let field):
          let key: String =
            switch field.key {
            case .known(let name): name
            case .computed(let expression): "${\(expression.words)}"
            }
          add(
            field.value, target: target.isEmpty ? key : "\(target).\(key)",
            notes: notes + (field.isRequired ? ["required"] : []))
        case .spread(.expression(let expression)):
          row(expression, target: target.isEmpty ? "…" : "\(target).…", notes: notes)
        case .spread(.record(let value)): add(value, target: target, notes: notes)
        }
      }
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        add(element, target: "\(target)[\(index)]", notes: notes)
      }
    case .each(let loop):
      var notes = notes + ["for each \(loop.variable.name) in \(loop.source.words)"]
      if let condition = loop.condition { notes.append("when \(condition.words)") }
      add(loop.body, target: "\(target)[]", notes: notes)
    case .choice(let cases, let otherwise):
      for item in cases {
        add(item.value, target: target, notes: notes + ["if \(item.condition.condition)"])
      }
      if let otherwise { add(otherwise, target: target, notes: notes + ["otherwise"]) }
    case .when(let condition, let value):
      add(value, target: target, notes: notes + ["when \(condition.words)"])
    case .binding(_, let value): add(value, target: target, notes: notes)
    case .piece(let piece): add(piece.body, target: target, notes: notes)
    }
  }

  private mutating func row(_ expression: CheckedExpression, target: String, notes: [String]) {
    var isConstant = false
    if case .constant = expression.kind { isConstant = true }
    rows.append(
      MappingRow(
        target: target.isEmpty ? "(all)" : target, source: expression.words,
        isConstant: isConstant, notes: notes))
  }
}

extension CheckedExpression {
  /// The expression in the manifest's words, on one line, without what YAML puts around it.
  var words: String {
    if case .constant(let constant) = kind { return constant.messageText ?? "null" }
    var text = String(decoding: range.file.bytes[range.bytes], as: UTF8.self)
      .split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      text = String(text.dropFirst().dropLast())
    }
    if text.hasPrefix("${"), text.hasSuffix("}"), !text.dropFirst(2).contains("${") {
      text = String(text.dropFirst(2).dropLast())
    }
    return text
  }

  /// The same of a condition; that of a `$switch` is an equation.
  var condition: String {
    if case .binary(.equal, let left, let right) = kind, right.range == range {
      return "\(left.words) is \(right.words)"
    }
    return words
  }
}
