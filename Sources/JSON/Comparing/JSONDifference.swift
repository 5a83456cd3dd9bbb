// SPDX-License-Identifier: MIT

/// How a value differs from the one that was expected, place by place:
///
/// ```
///   properties.total: expected 12.5, got "12.5"
/// - properties.currency: "USD" is missing
/// + properties.note: "x" is too many
/// ```
///
/// Values are compared as JSON: numbers by value, the order of keys doesn't matter, that of
/// elements does. Absent and null are different things.
public struct JSONDifference: Sendable, CustomStringConvertible {
  /// The lines that are shown; `limit` at most.
  public private(set) var lines: [String] = []

  /// How many differences there are altogether.
  public private(set) var count = 0

  private let limit: Int

  /// Compares two values; nil if they are equal.
  ///
  /// - Parameter limit: how many lines are kept.
  public init?(expected: JSONValue, actual: JSONValue, limit: Int = 20) {
    self.limit = max(1, limit)
    compare(expected, actual, at: JSONPath())
    if count == 0 { return nil }
  }

  /// The lines, and how many more differences there are.
  public var description: String {
    let more = count > lines.count ? ["… and \(count - lines.count) more"] : []
    return (lines + more).joined(separator: "\n")
  }

  private mutating func note(_ line: @autoclosure () -> String) {
    count += 1
    if lines.count < limit { lines.append(line()) }
  }

  private mutating func compare(_ expected: JSONValue, _ actual: JSONValue, at path: JSONPath) {
    switch (expected.kind, actual.kind) {
    case (.object, .object):
      compareMembers(expected, actual, at: path)
    case (.array, .array):
      compareElements(expected, actual, at: path)
    case (.number, .number):
      // Two whole numbers may differ although no double can tell them apart.
      if let left = expected.int, let right = actual.int, left == right { return }
      if expected.int == nil || actual.int == nil, expected.double == actual.double { return }
      noteValues(expected, actual, at: path)
    default:
      if expected != actual { noteValues(expected, actual, at: path) }
    }
  }

  private mutating func compareMembers(
    _ expected: JSONValue,
    _ actual: JSONValue,
    at path: JSONPath
  ) {
    for member in expected.members {
      let path = path.member(member.key)
      if let other = actual[exact: member.key] {
        compare(member.value, other, at: path)
      } else {
        note("- \(path): \(Self.excerpt(member.value)) is missing")
      }
    }
    for member in actual.members where expected[exact: member.key] == nil {
      note("+ \(path.member(member.key)): \(Self.excerpt(member.value)) is too many")
    }
  }

  private mutating func compareElements(
    _ expected: JSONValue,
    _ actual: JSONValue,
    at path: JSONPath
  ) {
    var others = actual.elements.makeIterator()
    var index = 0
    for element in expected.elements {
      let path = path.element(index)
      index += 1
      if let other = others.next() {
        compare(element, other, at: path)
      } else {
        note("- \(path): \(Self.excerpt(element)) is missing")
      }
    }
    while let other = others.next() {
      note("+ \(path.element(index)): \(Self.excerpt(other)) is too many")
      index += 1
    }
  }

  private mutating func noteValues(
    _ expected: JSONValue,
    _ actual: JSONValue,
    at path: JSONPath
  ) {
    note("  \(path): expected \(Self.excerpt(expected)), got \(Self.excerpt(actual))")
  }

  private static func excerpt(_ value: JSONValue) -> String {
    // As it stands: the writer prints numbers as doubles, which may look the same.
    if let whole = value.int { return String(whole) }
    let text = String(decoding: value.jsonBytes, as: UTF8.self)
    return text.unicodeScalars.count > 120 ? "\(text.prefix(117))…" : text
  }
}
