// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationRuntime
import JSON
import ManifestLanguage
import XCTest

@testable import ManifestEvaluator

/// Makes a manifest around a piece of mapping and runs it on a message.
struct Lab {
  /// Keys of the manifest besides name, endpoint and `track`.
  var top = ""
  var settings = "{}"
  var message = #"{"type":"track","userId":"u1","timestamp":"2014-05-06T07:08:09Z"}"#
  var now = "2017-01-01T00:00:00Z"

  /// A `track:` method with this body, indented by nothing.
  func manifest(_ track: String) throws -> Manifest {
    let body = track.split(separator: "\n").map { "  \($0)\n" }.joined()
    let text = "manifest: 1\nname: Lab\nendpoint: https://api.test/v1\n\(top)\ntrack:\n\(body)"
    var bag = DiagnosticBag()
    let source = ManifestSource(manifest: SourceFile(path: "lab.yaml", text: text))
    let manifests = ManifestCompiler.compile([source], into: &bag)
    if bag.hasErrors {
      XCTFail(TextPrinter().print(bag.sorted.filter { $0.severity == .error }))
    }
    return try XCTUnwrap(manifests.first)
  }

  func run(_ track: String) throws -> Evaluation {
    let manifest = try manifest(track)
    let settings = try JSONDocument(parsing: self.settings).root
    let evaluator = try Evaluator(manifest, settings: settings)
    let now = try XCTUnwrap(ISODateText.instant(now, strict: true))
    let message = Message(try JSONDocument(parsing: message), as: .track, now: now)
    return evaluator.evaluate(message) { .fixed(now: now) }
  }

  /// What `map`, given as the YAML under it, gives.
  func map(_ yaml: String) throws -> String {
    let lines = yaml.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let evaluation = try run("map:\n\(lines)\nsend: POST /x")
    return String(decoding: try XCTUnwrap(evaluation.payload).bytes, as: UTF8.self)
  }

  /// What an expression gives as the only member of a payload; nil if it is missing.
  func value(_ expression: String) throws -> String? {
    let quoted = expression.replacing("'", with: "''")
    let text = try map("v: '${\(quoted)}'")
    XCTAssertTrue(text == "{}" || text.hasPrefix("{\"v\":"), text)
    return text == "{}" ? nil : String(text.dropFirst(5).dropLast())
  }
}

/// With these properties.
func lab(
  _ properties: String, settings: String = "{}", top: String = "",
  timestamp: String = "2014-05-06T07:08:09Z"
) -> Lab {
  var lab = Lab()
  lab.settings = settings
  lab.top = top
  lab.message =
    #"{"type":"track","userId":"u1","event":"E","timestamp":"\#(timestamp)","#
    + #""properties":\#(properties)}"#
  return lab
}
