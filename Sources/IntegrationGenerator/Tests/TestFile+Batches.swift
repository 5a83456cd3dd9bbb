// SPDX-License-Identifier: MIT
import JSON
import ManifestLanguage
import SwiftEmitter

/// Fixtures of messages that are delivered together.
extension TestFile {
  func test(
    of batch: ExpectedBatch, _ fixture: Fixture, name: Identifier, scope: inout NameScope
  ) -> Code {
    let test = scope.claim(.lowerCamel("test \(name.name) delivers"))
    var arguments: [Code] = ["\(names.type).self", "Self.\(name)"]
    if fixture.requests != nil, var method = manifest.handlers.first {
      // Any of the requests may be that of any message.
      method.steps = manifest.handlers.flatMap(\.allRequestSteps)
      let requests = ExpectedRequestEmitter(manifest: manifest, method: method, fixture: fixture)
      arguments.append(Layout.list("requests: ", requests.all))
    }
    arguments += answers(of: fixture)
    return """
      func \(test)() async throws {
        try await \(Layout.filling("assertDelivers", arguments))
      }
      """
  }

  func declaration(of batch: ExpectedBatch, _ fixture: Fixture, name: Identifier) -> Code {
    let inputs = batch.inputs.map { input -> Code in
      """
      \(ownLineLiteral: JSONText.pretty(input.input))
      """
    }
    var arguments: [Code] = [
      "source: \(literal: fixture.origin)",
      "line: \(line(of: fixture))",
      "settings: \(multilineLiteral: JSONText.pretty(fixture.settings))",
      Layout.list("inputs: ", inputs),
    ]
    if fixture.now != Fixture.usualNow, let milliseconds = fixture.now.milliseconds {
      arguments.append("now: Instant(milliseconds: \(Int(milliseconds)) as Int64)")
    }
    if let outcomes = batch.outcomes {
      arguments.append(Layout.list("outcomes: ", outcomes.map { "\(literal: $0)" }))
    }
    return "private static let \(name) = \(Layout.filling("BatchFixture", arguments))"
  }
}
