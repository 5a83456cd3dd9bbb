// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Reads `tables:`, constant look-up tables, and `fragments:`.
struct TableReader {
  /// Rows that a table may have: it is compiled, and looked through when a manifest is checked.
  private static let rowLimit = 10_000

  /// `tables: { hosts: { us: api, eu: api-eu }, countries: tables/countries.yaml }`
  static func tables(
    _ node: YAMLNode, of source: ManifestSource, into bag: inout DiagnosticBag
  ) -> [Table] {
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
      // A table that cannot be read is known all the same.
      let missing = Table(name: name, range: entry.key.range, entries: [], type: .invalid)
      if case .string(let path)? = entry.value.scalar?.resolved {
        guard let rows = rows(in: path, of: source, at: entry.value.range, into: &bag) else {
          return missing
        }
        return table(name, at: entry.key.range, rows, into: &bag)
      }
      guard let rows = entry.value.mapping else {
        bag.report(
          .wrongType,
          "a table is a mapping of keys to values, or the path of a file that has one; this is "
            + entry.value.typeName, at: entry.value.range)
        return missing
      }
      return table(name, at: entry.key.range, rows, into: &bag)
    }
  }

  /// The rows of a table in a file of its own.
  private static func rows(
    in path: String, of source: ManifestSource, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> YAMLMapping? {
    if let problem = CompanionPath.problem(with: path) {
      bag.report(.invalidValue, problem, at: range, help: [CompanionPath.rule])
      return nil
    }
    guard let companions = source.companions else {
      bag.report(
        .manifestUnreadable, "a manifest without a folder of its own has no files beside it",
        at: range, help: ["move it to `<slug>/manifest.yaml`, or write the rows here"])
      return nil
    }
    switch companions(path) {
    case .failure(let error):
      bag.report(.manifestUnreadable, "the file `\(path)` \(error.problem)", at: range)
      return nil
    case .success(let file):
      let errors = bag.errorCount
      guard let root = YAMLDocument.parse(file, into: &bag) else {
        if bag.errorCount == errors {
          bag.report(.missingKey, "the table is empty", at: SourceRange(file, 0..<0))
        }
        return nil
      }
      guard let rows = root.mapping else {
        bag.report(
          .wrongType, "a table is a mapping of keys to values, this is \(root.typeName)",
          at: root.range.firstLine)
        return nil
      }
      return rows
    }
  }

  private static func table(
    _ name: String, at range: SourceRange, _ rows: YAMLMapping, into bag: inout DiagnosticBag
  ) -> Table? {
    var entries: [(key: String, value: Constant)] = []
    var type: ValueType.Base?
    if rows.entries.count > rowLimit {
      bag.report(
        .invalidValue, "the table `\(name)` has more than \(rowLimit) rows",
        at: rows.entries[rowLimit].key.range)
    }
    for row in rows.entries.prefix(rowLimit) {
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
      if let word = parameters.first(where: PayloadChecker.reservedNames.contains) {
        bag.report(
          .invalidLocalName, "`\(word)` has a meaning of its own", at: entry.key.range,
          help: ["give the parameter another name"])
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
