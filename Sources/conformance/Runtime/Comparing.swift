// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Short access to the members of a case.
extension JSONValue {
  func text(_ key: String) -> String? { self[exact: key]?.string }
  func number(_ key: String) -> Int? { self[exact: key]?.int }
  func list(_ key: String) -> [JSONValue] { self[exact: key].map { Array($0.elements) } ?? [] }
  func texts(_ key: String) -> [String] { list(key).compactMap(\.string) }

  /// A member, nil for null and for the notation of undefined.
  func present(_ key: String) -> JSONValue? {
    self[exact: key].flatMap { $0.isNull || Notation.isUndefined($0) ? nil : $0 }
  }

  var shown: String { String(decoding: jsonBytes, as: UTF8.self) }
}

/// The first of several differences.
func first(_ differences: String?...) -> String? { differences.compactMap(\.self).first }

func differ<Value: Equatable>(_ what: String, _ expected: Value, _ actual: Value) -> String? {
  expected == actual ? nil : "\(what): expected \(expected), got \(actual)"
}

/// How an error differs from a recorded one.
func differ(
  _ expected: JSONValue?, _ error: IntegrationError?, hasIntegration: Bool = true
) -> String? {
  guard let expected, !expected.isNull else { return error.map { "expected no error, got \($0)" } }
  guard let error else { return "expected \(expected.shown), got no error" }
  let kind: ErrorKind? =
    switch expected.text("class") {
    case "ValidationError": .invalid
    case "RejectedError": .rejected
    case "BadRequestError": .badRequest
    case "ResourceLockedError": .locked
    default: nil
    }
  return first(
    kind.flatMap { differ("kind", $0, error.kind) },
    differ("message", expected.text("message"), error.reason),
    differ("code", expected.text("code"), error.code?.rawValue),
    differ("status", expected.number("status"), error.status),
    hasIntegration ? differ("integration", expected.text("integration"), error.integration) : nil)
}
