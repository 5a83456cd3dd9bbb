// SPDX-License-Identifier: MIT

/// One function or member of the mapping language: what the type checker, the emitter, the
/// evaluator and the documentation know about it.
package struct FunctionDeclaration: Sendable {
  /// How an expression writes it.
  package enum Form: Sendable, Hashable {
    /// `timestamp.unix`, `now`: without parentheses.
    case member
    /// `name.padded(8)`, `properties.keys()`: with parentheses, even if they are empty.
    case call
  }

  /// The name in manifests.
  package var name: String
  package var form: Form
  /// The type that has it; nil for functions that stand alone.
  package var receiver: FunctionType?
  package var parameters: [FunctionParameter]
  package var result: FunctionType
  package var category: FunctionCategory
  /// What it answers, in a sentence.
  package var summary: String
  package var examples: [FunctionExample]
  package var swift: SwiftSpelling
  /// Whether the answer depends on clock or chance, so that the Swift function has to be given the
  /// mapping's context.
  package var needsContext: Bool

  /// Names it among all: `String.padded()`, `Date.unix`, `firstOf()`.
  package var id: String {
    let suffix = form == .call ? "()" : ""
    guard let receiver else { return name + suffix }
    return "\(receiver).\(name)\(suffix)"
  }

  /// How it is written, with types: `padded(width: Int, with: String = ' ')`.
  package var signature: String {
    guard form == .call else { return name }
    return "\(name)(\(parameters.map(\.signature).joined(separator: ", ")))"
  }
}

/// Something to pass to a function.
package struct FunctionParameter: Sendable {
  /// What stands for an argument that is not written.
  package enum Default: Sendable, Hashable {
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    /// The parameter is optional and missing.
    case missing

    /// As an expression writes it.
    package var text: String {
      switch self {
      case .bool(let value): "\(value)"
      case .int(let value): "\(value)"
      case .double(let value): "\(value)"
      case .string(let value): "'\(value)'"
      case .missing: "null"
      }
    }
  }

  /// What a literal argument has to be, so that mistakes are found when the manifest is checked.
  package enum Rule: Sendable, Hashable {
    /// One of these texts. They have to be literals.
    case choice([String])
    /// A pattern of `DatePattern`.
    case datePattern
    /// A pattern of `TextRegex`.
    case regex
    /// A network such as `10.0.0.0/8`.
    case network
    /// A UTC offset: `Z`, `+02:00`, `-0530`.
    case offset
  }

  /// The name, for `name=` and the documentation.
  package var name: String
  package var type: FunctionType
  package var defaultValue: Default?
  /// Whether any number of arguments may follow, none included; always the last parameter.
  package var isVariadic: Bool
  package var rule: Rule?

  package init(
    _ name: String,
    _ type: FunctionType,
    default defaultValue: Default? = nil,
    variadic isVariadic: Bool = false,
    rule: Rule? = nil
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.isVariadic = isVariadic
    self.rule = rule
  }

  package var signature: String {
    let suffix = isVariadic ? "…" : ""
    let ending = defaultValue.map { " = \($0.text)" } ?? ""
    return "\(name): \(type)\(suffix)\(ending)"
  }
}

/// An expression and what it gives; runs as a test.
package struct FunctionExample: Sendable {
  package var expression: String
  /// The value as JSON; nil if it is missing.
  package var result: String?
  /// What `properties` is in the expression, as JSON; its `products` are `products`.
  package var properties: String?

  package init(_ expression: String, _ result: String?, properties: String? = nil) {
    self.expression = expression
    self.result = result
    self.properties = properties
  }
}

/// A chapter of the documentation.
package enum FunctionCategory: String, Sendable, CaseIterable {
  case conditions = "Choosing and testing"
  case text = "Text"
  case patterns = "Patterns in text"
  case numbers = "Numbers"
  case dates = "Dates"
  case conversions = "Conversions"
  case lists = "Lists"
  case objects = "Objects"
  case hashing = "Hashes and encodings"
  case web = "Addresses, user agents, locales"
  case context = "Clock and chance"
}
