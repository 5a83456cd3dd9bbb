// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// Typed readings of one node. Each gives nil, with a diagnostic, if the node is something else.
enum ScalarReading {
  static func text(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> String? {
    guard let scalar = node.scalar else {
      bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    guard case .string(let text) = scalar.resolved else {
      let help =
        scalar.text.isEmpty || scalar.resolved == .null
        ? [] : ["put it in quotes: \"\(scalar.text)\""]
      bag.report(
        .wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range, help: help)
      return nil
    }
    return text
  }

  /// Whatever a scalar says, as a text.
  static func string(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> YAMLScalar? {
    if let scalar = node.scalar { return scalar }
    bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
    return nil
  }

  /// A text that people read: no control characters, bounded.
  static func prose(
    _ node: YAMLNode, _ what: String, limit: Int = 2000, into bag: inout DiagnosticBag
  ) -> String? {
    guard let text = text(node, what, into: &bag) else { return nil }
    guard text.utf8.count <= limit else {
      bag.report(.invalidValue, "\(what) is longer than \(limit) bytes", at: node.range)
      return nil
    }
    return text
  }

  static func bool(_ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag) -> Bool? {
    guard let scalar = node.scalar, case .bool(let value) = scalar.resolved else {
      let isOldYAML = ["yes", "no", "on", "off"].contains(node.scalar?.text.lowercased() ?? "")
      bag.report(
        .wrongType, "\(what) is true or false, this is \(node.typeName)", at: node.range,
        help: isOldYAML ? ["in YAML 1.2 only `true` and `false` are booleans"] : [])
      return nil
    }
    return value
  }

  static func int(
    _ node: YAMLNode, _ what: String, in range: ClosedRange<Int>, into bag: inout DiagnosticBag
  ) -> Int? {
    guard let scalar = node.scalar, case .int(let value) = scalar.resolved else {
      bag.report(.wrongType, "\(what) is a whole number, this is \(node.typeName)", at: node.range)
      return nil
    }
    guard range.contains(value) else {
      bag.report(
        .invalidValue, "\(what) is between \(range.lowerBound) and \(range.upperBound)",
        at: node.range)
      return nil
    }
    return value
  }

  /// `10s`, `500ms`, `1.5m` → milliseconds.
  static func duration(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> Int? {
    let units: [(String, Double)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
    let text = node.scalar?.text ?? ""
    for (unit, factor) in units where text.hasSuffix(unit) {
      let digits = text.dropLast(unit.count)
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
        let value = Double(digits)
      else { continue }
      let milliseconds = value * factor
      guard milliseconds >= 1, milliseconds <= 3_600_000 else {
        bag.report(.invalidValue, "\(what) is between 1ms and 1h", at: node.range)
        return nil
      }
      return Int(milliseconds)
    }
    bag.report(
      .invalidValue, "\(what) is a duration with its unit", at: node.range,
      label: "such as `10s` or `500ms`")
    return nil
  }

  /// The elements of a list.
  static func list(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> [YAMLNode]? {
    guard case .sequence(let elements) = node.kind else {
      bag.report(
        .wrongType, "\(what) is a list, this is \(node.typeName)", at: node.range,
        help: node.scalar.map { ["write `[\($0.text)]`"] } ?? [])
      return nil
    }
    return elements
  }

  /// One of the raw values of an enum.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ what: String, code: DiagnosticCode = .invalidValue,
    foreign: [String: String] = [:], into bag: inout DiagnosticBag
  ) -> Choice? where Choice.RawValue == String {
    guard let scalar = node.scalar else {
      bag.report(.wrongType, "\(what) is a text, this is \(node.typeName)", at: node.range)
      return nil
    }
    if let choice = Choice(rawValue: scalar.text) { return choice }
    let all = Choice.allCases.map(\.rawValue)
    bag.report(
      code, "`\(scalar.text)` is not \(what)", at: node.range,
      label: foreign[scalar.text.lowercased()].map { .didYouMean($0, for: scalar.text) }
        ?? Suggestion.question(for: scalar.text, among: all),
      help: ["known: \(all.joined(separator: ", "))"])
    return nil
  }
}
