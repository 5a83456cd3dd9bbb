// SPDX-License-Identifier: MIT

internal import IntegrationRuntime

extension JSONTree {
  /// Parameters of a query or form as a value: a name that repeats is a list, brackets nest
  /// (`a[b]=1`, `a[0]=1`, `a[]=1`), and everything else is text.
  init(parameters: [RecordedRequest.Pair]) {
    self = .object([])
    for pair in parameters {
      var path = pair.name.split(separator: "[", omittingEmptySubsequences: false).map {
        String($0.last == "]" ? $0.dropLast() : $0)
      }
      // What isn't in brackets all the way is a plain name.
      if pair.name.contains("["), pair.name.last != "]" { path = [pair.name] }
      add(.string(pair.value), at: path[...])
    }
    self = withLists
  }

  private mutating func add(_ value: JSONTree, at path: ArraySlice<String>) {
    guard let key = path.first else { return }
    let rest = path.dropFirst()
    let name = key.isEmpty && !members.isEmpty ? String(members.count) : key.isEmpty ? "0" : key
    guard rest.isEmpty else {
      var inner = self[name] ?? .object([])
      inner.add(value, at: rest)
      self[name] = inner
      return
    }
    switch self[name] {
    case nil: self[name] = value
    case .array(let elements)?: self[name] = .array(elements + [value])
    case let first?: self[name] = .array([first, value])
    }
  }

  /// Objects whose keys are 0, 1, 2 … as lists.
  private var withLists: JSONTree {
    guard case .object(let members) = self else { return self }
    return .object(members.map { ($0.key, $0.value.listIfNumbered) })
  }

  private var listIfNumbered: JSONTree {
    guard case .object(let members) = self else { return self }
    let values = members.map(\.value.listIfNumbered)
    let isList = members.enumerated().allSatisfy { $0.element.key == String($0.offset) }
    return isList && !members.isEmpty
      ? .array(values) : .object(zip(members.map(\.key), values).map { ($0, $1) })
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
