// SPDX-License-Identifier: MIT
import Diagnostics
import JSON
import ManifestLanguage

extension FixtureValue {
  var elements: [FixtureValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The first place in it where JSON is not what it says; nil if that is the whole, or what is too
  /// many.
  func place(differingFrom bytes: [UInt8]) -> SourceRange? {
    let limits = JSONLimits(depth: 1_024, bytes: Int.max)
    guard let actual = try? JSONDocument(parsing: bytes, limits: limits).root else { return nil }
    return place(differingFrom: actual)
  }

  private func place(differingFrom actual: JSONValue) -> SourceRange? {
    if let members, actual.kind == .object {
      for member in members {
        guard let other = actual[exact: member.key] else { return member.keyRange }
        guard member.value.differs(from: other) else { continue }
        return member.value.place(differingFrom: other) ?? member.keyRange
      }
    } else if let elements, actual.kind == .array {
      for (element, other) in zip(elements, actual.elements) where element.differs(from: other) {
        return element.place(differingFrom: other) ?? element.start
      }
      if elements.count > actual.count { return elements[actual.count].start }
    }
    return nil
  }

  private func differs(from actual: JSONValue) -> Bool {
    guard let expected = try? document().root else { return true }
    return JSONDifference(expected: expected, actual: actual) != nil
  }

  /// Its first character: it may have many lines.
  private var start: SourceRange {
    let start = range.bytes.lowerBound
    return SourceRange(range.file, start..<min(start + 1, range.bytes.upperBound))
  }
}
