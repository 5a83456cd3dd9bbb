// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Several operations at once.
enum FanOutCases {
  static let all = RuntimeSection.each { json in
    switch json.text("label") {
    case "empty": await all([], json)
    case "results keep push order, not completion order":
      await all([later("a", 30), later("b", 1)], json)
    case "first error wins, callback once, no results":
      await all([later("e1", 30, fails: true), later("e2", 1, fails: true), later("c", 1)], json)
    case "throws(false) collects":
      await collected([later("a", 1), later("e1", 1, fails: true)], json)
    case "synchronous throw is an error":
      await all([later("sync", 0, fails: true)], json)
    default: "nobody knows this case"
    }
  }

  private static func later(
    _ value: String, _ milliseconds: Int, fails: Bool = false
  ) -> FanOut.Operation<String> {
    { () async throws(IntegrationError) in
      if milliseconds > 0 { try? await Task.sleep(for: .milliseconds(milliseconds)) }
      if fails { throw .badRequest(value) }
      return value
    }
  }

  private static func all(
    _ operations: [FanOut.Operation<String>], _ json: JSONValue
  ) async -> String? {
    var results: [String]?
    var failure: String?
    do throws(IntegrationError) {
      results = try await FanOut.all(operations)
    } catch {
      failure = error.reason
    }
    return first(
      differ("error", json.text("error"), failure),
      differ("results", json.present("results").map { $0.elements.compactMap(\.string) }, results))
  }

  private static func collected(
    _ operations: [FanOut.Operation<String>], _ json: JSONValue
  ) async -> String? {
    let results = await FanOut.results(operations)
    var values: [String?] = []
    var errors: [String?] = []
    for result in results {
      switch result {
      case .success(let value):
        values.append(value)
        errors.append(nil)
      case .failure(let error):
        values.append(nil)
        errors.append(error.reason)
      }
    }
    return first(
      differ("errors", json.list("error").map(\.string), errors),
      differ("results", json.list("results").map(\.string), values))
  }
}
