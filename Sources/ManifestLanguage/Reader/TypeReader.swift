// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `types:`, which say what answers look like:
/// `Contact: { id: int, tags: [string], address: { city: string }, owner: Contact }`.
struct TypeReader {
  let table: TypeTable

  /// What a type can be made of. A list is written `[string]`.
  private static let scalars: [(name: String, type: ValueType.Base)] = [
    ("string", .string), ("int", .int), ("number", .double), ("bool", .bool), ("date", .date),
    ("object", .object), ("json", .json),
  ]

  /// A type refers to others by name, those below it and itself included.
  static func read(_ node: YAMLNode, into bag: inout DiagnosticBag) -> TypeTable {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`types` is a mapping of names to types, this is \(node.typeName)",
        at: node.range)
      return TypeTable()
    }
    let entries = mapping.entries.compactMap { entry -> (name: String, entry: YAMLEntry)? in
      guard let name = entry.key.scalar?.text, Naming.isSettingName(name),
        !scalars.contains(where: { $0.name == name })
      else {
        bag.report(
          .invalidLocalName, "this is not a type's name", at: entry.key.range,
          help: [
            "a name has ASCII letters, digits and `_`, begins with a letter, and is none of "
              + scalars.map(\.name).joined(separator: ", ")
          ])
        return nil
      }
      return (name, entry)
    }
    let table = TypeTable(declared: entries.map { ($0.name, $0.entry.key.range) })
    let reader = TypeReader(table: table)
    for (name, entry) in entries {
      if entry.value.mapping == nil {
        bag.report(
          .wrongType,
          "a type is a mapping of members to their types, this is \(entry.value.typeName)",
          at: entry.value.range)
      } else {
        _ = reader.type(entry.value, name: name, into: &bag)
      }
    }
    return table
  }

  /// The type that a node names or describes; nil if it does not.
  ///
  /// - Parameter name: of a type that has none of its own.
  func type(_ node: YAMLNode, name: String, into bag: inout DiagnosticBag) -> ValueType.Base? {
    switch node.kind {
    case .scalar(let scalar): return named(scalar.text, at: node.range, into: &bag)
    case .sequence(let elements):
      guard elements.count == 1, let element = elements.first else {
        bag.report(
          .invalidValue, "a list has one type for all its elements", at: node.range,
          label: "write `[string]`, or `[json]` for any")
        return nil
      }
      return type(element, name: name, into: &bag).map { .list($0) }
    case .mapping(let mapping):
      let members = mapping.entries.compactMap { entry -> (String, ValueType.Base)? in
        guard let key = entry.key.scalar?.text else {
          bag.report(.wrongType, "a key has to be a text", at: entry.key.range)
          return nil
        }
        // A member whose type is wrong is known all the same.
        return (key, type(entry.value, name: "\(name).\(key)", into: &bag) ?? .json)
      }
      table.add(RecordType(name: name, members: members))
      return .record(name)
    }
  }

  private func named(
    _ text: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> ValueType.Base? {
    if let scalar = Self.scalars.first(where: { $0.name == text }) { return scalar.type }
    if table.names.contains(text) { return .record(text) }
    let names = Self.scalars.map(\.name) + table.names
    if text.hasSuffix("?"), names.contains(String(text.dropLast())) {
      bag.report(
        .unknownType, "what is read of an answer may be missing anyway", at: range,
        label: .write(String(text.dropLast()), for: text))
      return nil
    }
    let foreign = Self.foreign[text.lowercased()]
    bag.report(
      .unknownType, "there is no type `\(text)`", at: range,
      label: foreign.map { .didYouMean($0, for: text) }
        ?? Suggestion.question(for: text, among: names),
      help: ["known: \(names.joined(separator: ", "))"])
    return nil
  }

  /// What others call them.
  private static let foreign = [
    "text": "string", "str": "string", "integer": "int", "double": "number", "float": "number",
    "boolean": "bool", "any": "json", "array": "[json]", "list": "[json]", "map": "object",
    "datetime": "date", "timestamp": "date",
  ]
}
