// SPDX-License-Identifier: MIT

/// A short way to write the tables.
extension FunctionDeclaration {
  /// A member without parentheses. In Swift it is a property of the same name unless `swift` says
  /// otherwise.
  static func member(
    _ name: String,
    of receiver: FunctionType,
    _ result: FunctionType,
    _ category: FunctionCategory,
    swift: SwiftSpelling? = nil,
    _ summary: String,
    _ examples: FunctionExample...
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name,
      form: .member,
      receiver: receiver,
      parameters: [],
      result: result,
      category: category,
      summary: summary,
      examples: examples,
      swift: swift ?? .property(name),
      needsContext: false
    )
  }

  /// A member with parentheses. In Swift it is a method of the same name whose first argument has
  /// no label and whose others have their manifest names, unless `swift` says otherwise.
  static func call(
    _ name: String,
    of receiver: FunctionType,
    _ parameters: [FunctionParameter],
    _ result: FunctionType,
    _ category: FunctionCategory,
    swift: SwiftSpelling? = nil,
    _ summary: String,
    _ examples: FunctionExample...
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name,
      form: .call,
      receiver: receiver,
      parameters: parameters,
      result: result,
      category: category,
      summary: summary,
      examples: examples,
      swift: swift ?? .method(name, labels(parameters)),
      needsContext: false
    )
  }

  /// A function that stands alone, by the rules of `call`.
  static func function(
    _ name: String,
    _ parameters: [FunctionParameter],
    _ result: FunctionType,
    _ category: FunctionCategory,
    swift: SwiftSpelling? = nil,
    _ summary: String,
    _ examples: FunctionExample...
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name,
      form: .call,
      receiver: nil,
      parameters: parameters,
      result: result,
      category: category,
      summary: summary,
      examples: examples,
      swift: swift ?? .function(name, labels(parameters)),
      needsContext: false
    )
  }

  /// A name that stands alone and is answered by the mapping's context.
  static func contextual(
    _ name: String,
    _ result: FunctionType,
    swift: SwiftSpelling? = nil,
    _ summary: String,
    _ examples: FunctionExample...
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name: name,
      form: .member,
      receiver: nil,
      parameters: [],
      result: result,
      category: .context,
      summary: summary,
      examples: examples,
      swift: swift ?? .contextProperty(name),
      needsContext: true
    )
  }

  private static func labels(_ parameters: [FunctionParameter]) -> [String?] {
    parameters.enumerated().map { $0.offset == 0 ? nil : $0.element.name }
  }
}

extension FunctionType {
  static let t = FunctionType.variable(.any)
  static let u = FunctionType.variable(.other)
  static let w = FunctionType.variable(.writable)
  static let number = FunctionType.variable(.number)
  static let ordered = FunctionType.variable(.ordered)
  static let textual = FunctionType.variable(.textual)
}
