// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// The patterns that stand in a manifest, each with a Swift name: they are read once, not for each
/// message.
struct PatternNames {
  struct Pattern: Hashable {
    /// The runtime's type.
    enum Kind: String { case text = "TextPattern", date = "DateFormat" }

    let kind: Kind
    let text: String

    /// An argument that has to be a pattern and is written down; nil for another one.
    init?(_ argument: CheckedExpression, of parameter: FunctionParameter) {
      guard case .constant(.string(let text)) = argument.kind else { return nil }
      switch parameter.rule {
      case .regex?: kind = .text
      case .datePattern?: kind = .date
      case .choice?, .network?, .offset?, nil: return nil
      }
      self.text = text
    }
  }

  /// In the order of the manifest.
  private(set) var all: [(pattern: Pattern, name: Identifier)] = []
  private var names: [Pattern: Identifier] = [:]

  init(_ manifest: Manifest) {
    var scope = NameScope()
    manifest.forEachExpression { expression in
      _ = expression.contains { part in
        guard case .call(let function, _, let arguments) = part.kind else { return false }
        for (parameter, argument) in zip(function.parameters, arguments) {
          guard let argument, let pattern = Pattern(argument, of: parameter),
            names[pattern] == nil
          else { continue }
          let name = scope.claim(
            .lowerCamel("\(pattern.kind == .text ? "text" : "date") \(pattern.text.prefix(40))"))
          names[pattern] = name
          all.append((pattern, name))
        }
        return false
      }
    }
  }

  subscript(pattern: Pattern) -> Identifier? { names[pattern] }
}
