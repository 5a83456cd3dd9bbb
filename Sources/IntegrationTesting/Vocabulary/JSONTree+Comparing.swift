// SPDX-License-Identifier: MIT

internal import JSON

extension JSONTree {
  /// The members of an object, none of anything else.
  var members: [(key: String, value: JSONTree)] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The text of a text.
  var string: String? {
    switch self {
    case .string(let text): text
    case .scalar(let value): value.string
    case .null, .array, .object: nil
    }
  }

  /// As a document, which is what the library reads. What can't be written as JSON can't be here.
  func document() throws -> JSONDocument { try JSONDocument(parsing: text) }

  /// Writes the members of another object over this one's.
  public func merging(_ other: JSONTree) -> JSONTree {
    var result = self
    for (key, value) in other.members { result[key] = value }
    return result
  }

  /// Without the members of these names, however deep.
  public func removing(_ keys: [String]) -> JSONTree {
    switch self {
    case .null, .scalar, .string: self
    case .array(let elements): .array(elements.map { $0.removing(keys) })
    case .object(let members):
      .object(
        members.filter { !keys.contains($0.key) }.map { ($0.key, $0.value.removing(keys)) })
    }
  }

  /// How another value differs as JSON, nil if it does not: numbers by value, members in any order,
  /// elements in theirs; a text is no number and a missing member not null.
  public func difference(from expected: JSONTree) -> String? {
    jsonDifference(actual: jsonBytes, expected: expected.jsonBytes)
  }
}
