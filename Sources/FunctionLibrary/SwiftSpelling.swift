// SPDX-License-Identifier: MIT

/// How generated code calls a function's implementation in IntegrationRuntime.
package struct SwiftSpelling: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `receiver.name`
    case property
    /// `receiver.name(arguments)`
    case method
    /// `name(arguments)`: a function of IntegrationRuntime
    case function
    /// `context.name` or `context.name(arguments)`: a member of the mapping's context
    case contextProperty, contextMethod
  }

  package var kind: Kind
  package var name: String
  /// The argument labels, one for each parameter; nil for none.
  package var labels: [String?]

  package static func property(_ name: String) -> SwiftSpelling {
    SwiftSpelling(kind: .property, name: name, labels: [])
  }

  package static func method(_ name: String, _ labels: [String?] = []) -> SwiftSpelling {
    SwiftSpelling(kind: .method, name: name, labels: labels)
  }

  package static func function(_ name: String, _ labels: [String?] = []) -> SwiftSpelling {
    SwiftSpelling(kind: .function, name: name, labels: labels)
  }

  package static func contextProperty(_ name: String) -> SwiftSpelling {
    SwiftSpelling(kind: .contextProperty, name: name, labels: [])
  }

  package static func contextMethod(
    _ name: String,
    _ labels: [String?] = []
  ) -> SwiftSpelling {
    SwiftSpelling(kind: .contextMethod, name: name, labels: labels)
  }

  /// The call in Swift.
  ///
  /// - Parameters:
  ///   - receiver: the receiver's Swift expression, ready for a dot (`timestamp`, `email?`); not
  ///     used for functions that stand alone.
  ///   - arguments: the Swift expressions of the arguments, one for each parameter; nil takes the
  ///     default, which the Swift function has as well. A variadic parameter's arguments come as
  ///     one text, joined by commas, nil if there is none.
  ///   - context: the Swift expression of the mapping's context.
  ///   - isBroken: whether each argument gets a line of its own.
  package func call(
    receiver: String,
    arguments: [String?] = [],
    context: String = "context",
    isBroken: Bool = false
  ) -> String {
    let items = zip(labels, arguments).compactMap { label, argument in
      argument.map { argument in label.map { "\($0): \(argument)" } ?? argument }
    }
    let list =
      isBroken ? "\n  \(items.joined(separator: ",\n  "))\n" : items.joined(separator: ", ")
    return switch kind {
    case .property: "\(receiver).\(name)"
    case .method: "\(receiver).\(name)(\(list))"
    case .function: "\(name)(\(list))"
    case .contextProperty: "\(context).\(name)"
    case .contextMethod: "\(context).\(name)(\(list))"
    }
  }
}
