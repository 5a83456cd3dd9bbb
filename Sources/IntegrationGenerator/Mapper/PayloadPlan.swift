// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// The Swift type of one payload, and how a value of it is made.
struct PayloadPlan {
  /// A struct to declare.
  struct Struct {
    var name: Identifier
    var documentation: [String]
    var fields: [Field]
    /// Encodes as an array of its fields instead of an object.
    var isList: Bool
    /// Structs of nested records.
    var nested: [Struct]
  }

  struct Field {
    var property: Identifier
    /// Key in the payload; of a list's element its position.
    var key: String
    var type: Code
    /// A value that is the same for all messages.
    var constant: Code?
  }

  /// The struct, unless the payload is an expression that gives an object.
  var structure: Struct?
  var type: Code
  /// Swift expression that makes the payload.
  var value: Code

  init(
    _ payload: CheckedValue, name: Identifier, documentation: [String], emitter: ExpressionEmitter
  ) {
    switch payload {
    case .expression(let expression):
      type = emitter.swiftType(expression)
      value = emitter.value(expression)
    case .record, .list:
      let (structure, value) = Self.structure(
        payload, name: name, documentation: documentation, emitter: emitter)
      self.structure = structure
      self.value = value
      type = "\(name)"
    }
  }

  private static func structure(
    _ value: CheckedValue, name: Identifier, isNested: Bool = false, documentation: [String],
    emitter: ExpressionEmitter
  ) -> (Struct, Code) {
    let members: [(key: String, wish: Identifier, value: CheckedValue)]
    let isList: Bool
    switch value {
    case .record(let fields):
      isList = false
      members = fields.map { ($0.key, .lowerCamel($0.key), $0.value) }
    case .list(let elements):
      isList = true
      members = elements.enumerated().map {
        (String($0.offset), .lowerCamel("element \($0.offset)"), $0.element)
      }
    case .expression(let expression):
      isList = true
      members = [("0", .lowerCamel("element"), .expression(expression))]
    }
    var properties = NameScope(reserved: [.lowerCamel("encode")])
    var types = NameScope(reserved: reservedTypes.union([name]))
    var plan = Struct(
      name: name, documentation: documentation, fields: [], isList: isList, nested: [])
    var arguments: [Code] = []
    for member in members {
      let property = properties.claim(member.wish)
      switch member.value {
      case .expression(let expression):
        var constant: Code?
        if case .constant(let value) = expression.kind {
          constant = ExpressionEmitter.constant(value)
        } else {
          arguments.append("\(label(property)): \(emitter.value(expression))")
        }
        plan.fields.append(
          Field(
            property: property, key: member.key, type: emitter.swiftType(expression),
            constant: constant))
      case .record, .list:
        let typeName = types.claim(.upperCamel(member.wish.name))
        let (nested, value) = structure(
          member.value, name: typeName, isNested: true,
          documentation: ["What stands under `\(member.key)`."],
          emitter: emitter)
        plan.nested.append(nested)
        plan.fields.append(
          Field(property: property, key: member.key, type: "\(typeName)", constant: nil))
        arguments.append("\(label(property)): \(value)")
      }
    }
    return (plan, call(isNested ? ".init" : "\(name)", arguments))
  }

  /// A keyword needs no back-quotes where it is a label.
  private static func label(_ property: Identifier) -> Code { Code(raw: property.name) }

  /// Names that a nested type would shadow.
  private static let reservedTypes: Set<Identifier> = Set(
    [
      "String", "Int", "Double", "Bool", "Instant", "Track", "JSONValue", "JSONObject",
      "JSONWriter",
    ]
    .map(Identifier.upperCamel))

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

  // MARK: Declaration

  /// The declaration of a struct and of those in it.
  static func declaration(_ structure: Struct) -> Code {
    let fields = structure.fields.map { field -> Code in
      let documentation = Code.documentation(
        [structure.isList ? "Element \(field.key)." : "`\(field.key)`"], indentation: 6)
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
    let writes = structure.fields.map { field -> Code in
      structure.isList
        ? "writer.element(\(field.property))"
        : "writer.field(\(literal: field.key), \(field.property))"
    }
    let begin: Code = structure.isList ? "beginArray" : "beginObject"
    let end: Code = structure.isList ? "endArray" : "endObject"
    return """
      \(Code.documentation(structure.documentation, indentation: 4))
      public struct \(structure.name): Payload {
        \(lines: fields)

        /// Writes the payload as JSON, in the manifest's order.
        public func encode(into writer: inout JSONWriter) {
          writer.\(begin)()
          \(lines: writes)
          writer.\(end)()
        }

        \(lines: structure.nested.map(declaration), separator: "\n\n")
      }
      """
  }
}
