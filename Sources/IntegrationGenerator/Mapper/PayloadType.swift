// SPDX-License-Identifier: MIT
import SwiftEmitter

/// A type that a payload needs: a struct of known keys or elements, or an enum of alternatives.
struct PayloadType {
  enum Shape {
    /// Encodes as an object.
    case object([Field])
    /// Encodes as an array.
    case list([Field])
    /// Encodes as whichever alternative it is.
    case choice([Alternative])
  }

  struct Field {
    var property: Identifier
    /// Key in the payload; of a list's element its position.
    var key: String
    var type: Code
    var isOptional: Bool
    /// A value that is the same for all messages.
    var constant: Code?
    var isRequired = false
    /// Whether its type is a payload that may lack a required key.
    var mayLackKey = false
  }

  struct Alternative {
    var name: Identifier
    var type: Code
    /// Whether it may lack a required key.
    var mayLackKey: Bool
  }

  var name: Identifier
  var documentation: [String]
  var shape: Shape
  /// Types of what is in it.
  var nested: [PayloadType] = []
  /// Whether something asks if it is empty.
  var tellsIfEmpty = false

  /// Whether it, or something in it, has a required key.
  var requiresKeys: Bool {
    switch shape {
    case .object(let fields), .list(let fields): fields.contains { $0.isRequired || $0.mayLackKey }
    case .choice(let alternatives): alternatives.contains(where: \.mayLackKey)
    }
  }

  // MARK: Declaration

  var declaration: Code {
    switch shape {
    case .object(let fields): structure(fields, isList: false)
    case .list(let fields): structure(fields, isList: true)
    case .choice(let alternatives): enumeration(alternatives)
    }
  }

  private func structure(_ fields: [Field], isList: Bool) -> Code {
    let properties = fields.map { field -> Code in
      let documentation = Code.documentation(
        [isList ? "Element \(field.key)." : "`\(field.key)`"], indentation: 6)
      let declaration: Code =
        if let constant = field.constant {
          "public let \(field.property): \(field.type) = \(constant)"
        } else {
          "public var \(field.property): \(field.type)"
        }
      return """
        \(documentation)
        \(declaration)
        """
    }
    let writes = fields.map { field -> Code in
      isList
        ? "writer.element(\(field.property))"
        : "writer.field(\(literal: field.key), \(field.property))"
    }
    let begin: Code = isList ? "beginArray" : "beginObject"
    let end: Code = isList ? "endArray" : "endObject"
    return """
      \(Code.documentation(documentation, indentation: 4))
      public struct \(name): Payload {
        \(lines: properties)

        /// Writes the payload as JSON, in the manifest's order.
        public func encode(into writer: inout JSONWriter) {
          writer.\(begin)()
          \(lines: writes)
          writer.\(end)()
        }

        \(missingKey(fields))

        \(emptiness(fields))

        \(lines: nested.map(\.declaration), separator: "\n\n")
      }
      """
  }

  private func missingKey(_ fields: [Field]) -> Code {
    let checks = fields.compactMap { field -> Code? in
      if field.isRequired {
        return "if isMissing(\(field.property)) { return \(literal: field.key) }"
      }
      guard field.mayLackKey else { return nil }
      let access: Code = field.isOptional ? "\(field.property)?" : "\(field.property)"
      return "if let key = \(access).missingKey { return key }"
    }
    guard !checks.isEmpty else { return .empty }
    return """
      /// The first key that the manifest requires and that is missing.
      public var missingKey: String? {
        \(lines: checks)
        return nil
      }
      """
  }

  private func emptiness(_ fields: [Field]) -> Code {
    guard tellsIfEmpty else { return .empty }
    let isNeverEmpty = fields.contains { !$0.isOptional }
    let checks: Code =
      isNeverEmpty
      ? "false"
      : fields.map { field -> Code in
        // At the start of a block these would be accessors.
        let isAccessor = ["get", "set", "willSet", "didSet"].contains(field.property.name)
        return "\(isAccessor ? "self." : "")\(field.property) == nil"
      }.joined(separator: " && ")
    return """
      /// Whether no key has a value.
      public var isEmpty: Bool { \(fields.isEmpty ? "true" : checks) }
      """
  }

  private func enumeration(_ alternatives: [Alternative]) -> Code {
    let cases = alternatives.map { "case \($0.name)(\($0.type))" as Code }
    let writes = alternatives.map {
      "case .\($0.name)(let value): value.encode(into: &writer)" as Code
    }
    var missing: Code = .empty
    if requiresKeys {
      let checks = alternatives.map { alternative -> Code in
        alternative.mayLackKey
          ? "case .\(alternative.name)(let value): value.missingKey"
          : "case .\(alternative.name): nil"
      }
      missing = """
        /// The first key that the manifest requires and that is missing.
        public var missingKey: String? {
          switch self {
          \(lines: checks)
          }
        }
        """
    }
    return """
      \(Code.documentation(documentation, indentation: 4))
      public enum \(name): Payload {
        \(lines: cases)

        /// Writes what it is as JSON.
        public func encode(into writer: inout JSONWriter) {
          switch self {
          \(lines: writes)
          }
        }

        \(missing)

        \(lines: nested.map(\.declaration), separator: "\n\n")
      }
      """
  }
}
