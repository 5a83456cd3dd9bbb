// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Query, headers and body of a request.
extension SendReader {
  // MARK: Fields

  /// A query or a form: an object. If all its names are known and each has a text, or nothing, it
  /// needs no JSON on the way.
  func fields(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> RequestFields {
    let value = payloads.check(node, into: &bag)
    guard requireObject(value, what, at: node.range, into: &bag) else { return .none }
    guard case .record(let record) = value.unnamed, !record.omitsNull,
      let items = Self.items(record.entries)
    else { return .object(value) }
    return .items(items)
  }

  private static func items(_ entries: [CheckedRecord.Entry]) -> [RequestItem]? {
    var items: [RequestItem] = []
    for entry in entries {
      guard case .field(let field) = entry, let name = field.name, !field.isRequired,
        case .expression(let value) = field.value, value.type.base.isText
      else { return nil }
      items.append(RequestItem(name: name, nameRange: field.keyRange, value: value))
    }
    return items
  }

  /// What has names and values.
  private func requireObject(
    _ value: CheckedValue, _ what: String, at range: SourceRange, into bag: inout DiagnosticBag
  ) -> Bool {
    let found: String
    switch value {
    case .expression(let expression):
      switch expression.type.base {
      case .object, .json, .invalid: return true
      default: found = expression.type.description
      }
    case .list, .each: found = "a list"
    case .when(_, let value), .binding(_, let value):
      return requireObject(value, what, at: range, into: &bag)
    case .piece(let piece): return requireObject(piece.body, what, at: range, into: &bag)
    case .record, .choice: return true
    }
    bag.report(
      .wrongType, "\(what) is a mapping of names to values, this is \(found)", at: range)
    return false
  }

  // MARK: Headers

  func headers(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [RequestItem] {
    requests.headers(node, into: &bag)
  }

  /// The manifest's headers, but for those that the request names itself.
  func inherited(besides own: [RequestItem]) -> [RequestItem] {
    let names = Set(own.map { $0.name.lowercased() })
    return context.headers.filter { !names.contains($0.name.lowercased()) }
  }

  // MARK: Body

  /// Nil if something is wrong with it.
  func body(_ node: YAMLNode, into bag: inout DiagnosticBag) -> BodyTemplate? {
    guard node.scalar == nil else { return payloadBody(node, into: &bag) }
    guard var keys = MappingReader(node, what: "`body`", into: &bag) else { return nil }
    let kinds = ["json", "form", "multipart", "xml", "text"]
    let given = kinds.compactMap { kind in keys.value(kind).map { (kind, $0) } }
    keys.finish(into: &bag)
    guard let (kind, content) = given.first, given.count == 1 else {
      bag.report(
        .invalidStructure,
        given.isEmpty ? "`body` names no kind" : "`body` names more than one kind",
        at: given.last?.1.range.firstLine ?? node.range.firstLine,
        help: ["kinds: \(kinds.joined(separator: ", "))"])
      return nil
    }
    let errors = bag.errorCount
    let body: BodyTemplate? =
      switch kind {
      case "json": .json(payloads.check(content, into: &bag).named(node.anchor))
      case "form": .form(fields(content, "`form`", into: &bag))
      case "multipart": multipart(content, into: &bag)
      case "xml": xml(content, into: &bag)
      default: text(content, into: &bag).map(BodyTemplate.text)
      }
    return bag.errorCount == errors ? body : nil
  }

  /// `body: form`: how the payload of `map` is written.
  private func payloadBody(_ node: YAMLNode, into bag: inout DiagnosticBag) -> BodyTemplate? {
    let kind = node.scalar?.text ?? ""
    if kind == "none" { return BodyTemplate.none }
    if kind == "text" || kind == "xml" {
      let content = kind == "text" ? "\"${payload.json()}\"" : "{ name: \"${payload}\" }"
      bag.report(
        .invalidValue, "`\(kind)` needs to be told what to write", at: node.range,
        help: ["write `body: { \(kind): \(content) }`"])
      return nil
    }
    guard let encoding = BodyTemplate.Encoding(rawValue: kind) else {
      let all = BodyTemplate.Encoding.allCases.map(\.rawValue) + ["text", "xml", "none"]
      bag.report(
        .invalidValue, "`\(kind)` is not a kind of body", at: node.range,
        label: Suggestion.question(for: kind, among: all),
        help: ["known: \(all.joined(separator: ", "))"])
      return nil
    }
    guard hasPayload else {
      if encoding == .json { return BodyTemplate.none }
      bag.report(
        .invalidValue, "there is no payload that could be written as \(kind)", at: node.range,
        help: ["add `map:`, or write `body: { \(kind): { … } }`"])
      return nil
    }
    return .payload(encoding)
  }

  private func multipart(_ node: YAMLNode, into bag: inout DiagnosticBag) -> BodyTemplate? {
    let value = payloads.check(node, into: &bag)
    return requireObject(value, "`multipart`", at: node.range, into: &bag)
      ? .multipart(value) : nil
  }

  /// `xml: { root: … }`
  private func xml(_ node: YAMLNode, into bag: inout DiagnosticBag) -> BodyTemplate? {
    guard let entries = node.mapping?.entries, entries.count == 1, let entry = entries.first,
      let root = entry.key.scalar?.text, !root.hasPrefix("$")
    else {
      bag.report(
        .invalidStructure, "`xml` has one key, the name of the outermost element",
        at: node.range.firstLine, help: ["write `xml: { order: … }`"])
      return nil
    }
    let isName = root.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar.properties.isXIDStart || scalar == "_"
        || index > 0
          && (scalar.properties.isXIDContinue || scalar == "-" || scalar == ".")
    }
    guard isName, !root.isEmpty else {
      bag.report(
        .invalidValue, "`\(root)` cannot be the name of an element", at: entry.key.range)
      return nil
    }
    return .xml(root: root, payloads.check(entry.value, into: &bag))
  }

  private func text(_ node: YAMLNode, into bag: inout DiagnosticBag) -> CheckedExpression? {
    guard node.scalar != nil, case .expression(let value) = payloads.check(node, into: &bag)
    else {
      bag.report(.wrongType, "`text` is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    checker.requireText(value, into: &bag)
    requests.requirePresent(value, "a body", into: &bag)
    return value
  }
}

extension ValueType.Base {
  /// Whether its values are texts in a query, whatever they are.
  fileprivate var isText: Bool {
    switch self {
    case .string, .bool, .int, .double, .date, .enumeration, .invalid: true
    default: false
    }
  }
}
