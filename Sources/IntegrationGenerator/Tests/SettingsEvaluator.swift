// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage

/// Finds the text of an expression that reads nothing but settings, for a fixture's settings: what
/// a generated test expects of endpoint, path and auth.
struct SettingsEvaluator {
  let settings: FixtureValue

  func text(_ expression: CheckedExpression) -> String? {
    switch expression.kind {
    case .constant(let constant): constant.messageText
    case .setting(let setting):
      settings[setting.name].flatMap { Self.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
        ?? setting.defaultValue?.messageText
    case .recordField, .entry: value(expression).flatMap { Self.text($0) }
    case .coalesce(let left, let right): text(left) ?? text(right)
    case .text(let parts): joined(parts)
    default: nil
    }
  }

  private func value(_ expression: CheckedExpression) -> FixtureValue? {
    switch expression.kind {
    case .setting(let setting): settings[setting.name]
    case .recordField(let base, _, let field): value(base)?[field.name]
    case .entry(let base, let key): text(key).flatMap { value(base)?[$0] }
    default: nil
    }
  }

  /// The same for a path, whose holes are percent-encoded: nil if one would have to be.
  func path(_ expression: CheckedExpression) -> String? {
    guard case .text(let parts) = expression.kind else {
      if case .constant = expression.kind { return text(expression) }
      return text(expression).flatMap { Self.isUnreserved($0) ? $0 : nil }
    }
    var result = ""
    for part in parts {
      guard let text = text(part) else { return nil }
      if case .constant = part.kind {
        result += text
      } else {
        guard Self.isUnreserved(text) else { return nil }
        result += text
      }
    }
    return result
  }

  private func joined(_ parts: [CheckedExpression]) -> String? {
    var result = ""
    for part in parts {
      guard let text = text(part) else { return nil }
      result += text
    }
    return result
  }

  private static func text(_ value: FixtureValue) -> String? {
    switch value.kind {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  private static func isUnreserved(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        || "-._~".utf8.contains(byte)
    }
  }
}

extension Constant {
  /// Its text in a request; nil for null.
  var messageText: String? {
    switch self {
    case .null: nil
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .double(let number): String(describing: number)
    case .string(let text): text
    }
  }
}
