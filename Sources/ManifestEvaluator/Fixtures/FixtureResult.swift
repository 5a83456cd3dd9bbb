// SPDX-License-Identifier: MIT
package import Diagnostics
import HTTPTypes
import IntegrationRuntime
package import ManifestLanguage

/// What came of one fixture.
package struct FixtureResult: Sendable {
  package let fixture: Fixture
  /// Nil if the fixture could not be run.
  package internal(set) var evaluation: Evaluation?
  /// How the delivery of each of a batch's messages ended.
  package internal(set) var outcomes: [String] = []
  /// What is not as the fixture says; empty if it passed.
  package private(set) var failures: [Diagnostic] = []
  /// Whether the payload is another one than the fixture's `output`.
  package internal(set) var isOutputDifferent = false
  /// The requests, as they are compared; nil if the message does not get so far.
  var comparison: RequestComparison?

  init(fixture: Fixture) { self.fixture = fixture }

  package var hasPassed: Bool { failures.isEmpty }

  var outcome: Evaluation.Outcome { evaluation?.outcome ?? .unsupported }

  /// Keys of the fixture that were not compared, because they are about what Swift does.
  package var skipped: [String] {
    guard case .leftToSwift(let hook) = outcome else { return [] }
    let keys = ["requests", "outcome", "rejected", "invalid", "failed"]
    return ((hook == .map ? ["output"] : []) + keys).filter { fixture.source[$0] != nil }
  }

  /// The outcome in a line.
  package var summary: String {
    switch outcome {
    case .requests(let requests):
      requests.map { "\($0.head.method) \($0.url)" }
        .joined(separator: ", ")
    case .failed(_, let error): "failed: \(error.reason)"
    case .nothingToSend: "nothing to send"
    case .rejected(let error): "rejected: \(error.reason)"
    case .invalid(let error): "invalid: \(error.reason)"
    case .unsupported: "unsupported"
    case .disabled(let reason): "disabled: \(reason)"
    case .leftToSwift: "left to Swift"
    }
  }

  mutating func fail(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, details: [String] = [],
    help: [String] = []
  ) {
    failures.append(Diagnostic(code, message, at: range, details: details, help: help))
  }
}

extension Fixture {
  /// Where the fixture begins.
  var place: SourceRange { place(of: "input") }

  /// The key, or the fixture's beginning where it does not have it.
  func place(of key: String) -> SourceRange {
    if let member = source.members?.last(where: { $0.key == key }) { return member.keyRange }
    return SourceRange(range.file, range.bytes.lowerBound..<range.bytes.lowerBound)
  }
}
