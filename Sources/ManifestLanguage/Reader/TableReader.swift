// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `tables:`, constant look-up tables, and `fragments:`.
struct TableReader {
  /// `tables: { hosts: { us: api, eu: api-eu } }`
  static func tables(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [Table] {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`tables` is a mapping of names to tables, this is \(node.typeName)",
        at: node.range)
      return []
    }
    return mapping.entries.compactMap { entry in
      guard let name = entry.key.scalar?.text, Naming.isSettingName(name) else {
        bag.report(
          .invalidLocalName, "this is not a table's name", at: entry.key.range,
          help: ["a name has ASCII letters, digits and `_`, and begins with a letter"])
        return nil
      }
      guard let rows = entry.value.mapping else {
        bag.report(
          .wrongType, "a table is a mapping of keys to values, this is \(entry.value.typeName)",
          at: entry.value.range)
        return nil
      }
      return table(name, at: entry.key.range, rows, into: &bag)
    }
  }

  private static func table(
    _ name: String, at range: SourceRange, _ rows: YAMLMapping, into bag: inout DiagnosticBag
  ) -> Table? {
    var entries: [(key: String, value: Constant)] = []
    var type: ValueType.Base?
    for row in rows.entries {
      guard let key = row.key.scalar?.text, let scalar = row.value.scalar else {
        bag.report(
          .wrongType, "a row of a table is a key and a text, number or boolean",
          at: row.value.range)
        continue
      }
      let value: Constant
      switch scalar.resolved {
      case .bool(let flag): value = .bool(flag)
      case .int(let number): value = .int(number)
      case .double(let number) where number.isFinite: value = .double(number)
      case .string(let text): value = .string(text)
      case .null, .double:
        bag.report(
          .wrongType, "a value of a table cannot be \(row.value.typeName)", at: row.value.range)
        continue
      }
      entries.append((key, value))
      type = type.map { ExpressionChecker.common($0, value.type.base) ?? .json } ?? value.type.base
    }
    return Table(name: name, range: range, entries: entries, type: type ?? .json)
  }

  /// `fragments: { item(p): { sku: "${p.sku}" } }`
  static func fragments(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [Fragment] {
    guard let mapping = node.mapping else {
      bag.report(
        .wrongType, "`fragments` is a mapping of names to payloads, this is \(node.typeName)",
        at: node.range)
      return []
    }
    return mapping.entries.compactMap { entry in
      guard let signature = entry.key.scalar?.text,
        let (name, parameters) = parse(signature)
      else {
        bag.report(
          .invalidLocalName, "this is not a fragment's name", at: entry.key.range,
          help: ["write `name` or `name(first, second)`"])
        return nil
      }
      return Fragment(
        name: name, parameters: parameters, range: entry.key.range, body: entry.value)
    }
  }

  /// `name(a, b)`
  private static func parse(_ signature: String) -> (String, [String])? {
    guard let open = signature.firstIndex(of: "(") else {
      return Naming.isSettingName(signature) ? (signature, []) : nil
    }
    let name = String(signature[..<open])
    guard signature.last == ")", Naming.isSettingName(name) else { return nil }
    let list = signature[signature.index(after: open)...].dropLast()
    if list.allSatisfy({ $0 == " " }) { return (name, []) }
    let parameters = list.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    guard parameters.allSatisfy(Naming.isSettingName), Set(parameters).count == parameters.count
    else { return nil }
    return (name, parameters)
  }
}
