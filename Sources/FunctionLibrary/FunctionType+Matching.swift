// SPDX-License-Identifier: MIT

extension FunctionType {
  /// What the variables of a signature stand for in one call.
  package typealias Bindings = [TypeVariable: FunctionType]

  /// Whether a value of the type `argument` can be passed where this type is declared, and what
  /// the variables stand for then.
  ///
  /// An Int goes where a Double is declared, a value where an optional is. JSON is not converted:
  /// it has to be asked for `.string` and so on; everything that can be written goes where JSON is
  /// declared.
  package func accepts(_ argument: FunctionType, _ bindings: inout Bindings) -> Bool {
    switch (self, argument) {
    case (.optional(let wrapped), .optional(let given)): wrapped.accepts(given, &bindings)
    case (.optional(let wrapped), _): wrapped.accepts(argument, &bindings)
    case (.variable(let variable), _): Self.bind(variable, argument, &bindings)
    case (_, .optional): false
    case (.list(let element), .list(let given)): element.accepts(given, &bindings)
    case (.double, .int), (.object, .record): true
    case (.json, .function): false
    case (.json, _): true
    case (.function(let parameters, let result), .function(let given, let answer)):
      parameters.count == given.count
        && zip(parameters, given).allSatisfy { $0.isPassed(as: $1, &bindings) }
        && result.accepts(answer, &bindings)
    default: self == argument
    }
  }

  /// Whether a value of this type may be given to a lambda that takes one of the type `expected`.
  private func isPassed(as expected: FunctionType, _ bindings: inout Bindings) -> Bool {
    if case .variable(let variable) = self, bindings[variable] == nil {
      return Self.bind(variable, expected, &bindings)
    }
    return expected.accepts(substituting(bindings), &bindings)
  }

  private static func bind(
    _ variable: TypeVariable,
    _ type: FunctionType,
    _ bindings: inout Bindings
  ) -> Bool {
    guard let bound = bindings[variable] else {
      guard variable.admits(type) else { return false }
      bindings[variable] = type
      return true
    }
    switch (bound, type) {
    case _ where bound == type: return true
    case (.int, .double):
      bindings[variable] = .double
      return true
    case (.double, .int): return true
    case (.object, .record): return true
    case (.record, .object), (.record, .record):
      bindings[variable] = .object
      return true
    case (.json, .function), (.json, .optional): return false
    case (.json, _): return true
    case (_, .json) where variable.admits(.json):
      bindings[variable] = .json
      return true
    default: return false
    }
  }

  /// The type with its variables replaced by what they stand for. No optional of an optional
  /// comes about.
  package func substituting(_ bindings: Bindings) -> FunctionType {
    switch self {
    case .variable(let variable): bindings[variable] ?? self
    case .list(let element): .list(element.substituting(bindings))
    case .optional(let wrapped): wrapped.substituting(bindings).asOptional
    case .function(let parameters, let result):
      .function(parameters.map { $0.substituting(bindings) }, result.substituting(bindings))
    default: self
    }
  }
}
