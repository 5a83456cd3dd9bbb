// SPDX-License-Identifier: MIT

internal import IntegrationRuntime

extension JSONTree {
  /// Parameters of a query or form as a value: a name that repeats is a list, brackets nest
  /// (`a[b]=1`, `a[0]=1`, `a[]=1`), and everything else is text.
  package init(parameters: [RecordedRequest.Pair]) {
    self = .object([])
    for pair in parameters { add(.string(pair.value), at: Self.path(pair.name)[...]) }
    if case .object(let members) = self {
      self = .object(members.map { ($0.key, $0.value.listIfNumbered) })
    }
  }

  /// `a[b][c]` as a, b, c. What isn't in brackets to its end is a plain name.
  private static func path(_ name: String) -> [String] {
    guard let open = name.firstIndex(of: "["), open > name.startIndex, name.last == "]" else {
      return [name]
    }
    let inner = name[name.index(after: open)...].dropLast()
    return [String(name[..<open])]
      + inner.split(separator: "][", omittingEmptySubsequences: false).map(String.init)
  }

  private mutating func add(_ value: JSONTree, at path: ArraySlice<String>) {
    guard let key = path.first else { return }
    let name = key.isEmpty ? String(members.count) : key
    let rest = path.dropFirst()
    var value = value
    if !rest.isEmpty {
      var inner: JSONTree = .object([])
      if case .object(let members)? = self[name] { inner = .object(members) }
      inner.add(value, at: rest)
      if case .object? = self[name] { self[name] = nil }
      value = inner
    }
    switch self[name] {
    case nil: self[name] = value
    case .array(let elements)?: self[name] = .array(elements + [value])
    case let first?: self[name] = .array([first, value])
    }
  }

  /// Objects whose keys are 0, 1, 2 … as lists.
  private var listIfNumbered: JSONTree {
    guard case .object(let members) = self else { return self }
    let values = members.map(\.value.listIfNumbered)
    let isList = members.enumerated().allSatisfy { $0.element.key == String($0.offset) }
    guard isList, !members.isEmpty else {
      return .object(zip(members, values).map { ($0.key, $1) })
    }
    return .array(values)
  }

  /// With every scalar as the text that a query has for it, which knows no other type.
  var withTexts: JSONTree {
    switch self {
    case .null: .string("")
    case .string: self
    case .scalar(let value): .string(value.messageText ?? "")
    case .array(let elements): .array(elements.map(\.withTexts))
    case .object(let members): .object(members.map { ($0.key, $0.value.withTexts) })
    }
  }
}
