// SPDX-License-Identifier: MIT
import Diagnostics
import HTTPTypes
import IntegrationRuntime
import ManifestLanguage

/// Compares requests with what a fixture states of them.
struct RequestComparison {
  /// Nil if the settings give none.
  let endpoint: Endpoint?
  let requests: [Request]
  /// Names of query parameters that are credentials; a fixture does not state them.
  let credentials: Set<String>

  func compare(_ result: inout FixtureResult) {
    guard let expected = result.fixture.requests else { return }
    let place = result.fixture.place(of: "requests")
    if expected.count != requests.count {
      result.fail(
        .fixtureRequests,
        "`\(result.fixture.name)` makes \(requests.count) request\(requests.count == 1 ? "" : "s"), not \(expected.count)",
        at: place, details: requests.map { "\($0.head.method) \($0.url)" })
    }
    let sources = result.fixture.source["requests"]?.elements ?? []
    for (index, pair) in zip(expected, requests).enumerated() {
      let differences = differences(pair.0, pair.1)
      guard !differences.isEmpty else { continue }
      let source = sources.dropFirst(index).first
      result.fail(
        .fixtureRequests, "request \(index + 1) of `\(result.fixture.name)` is another one",
        at: source.flatMap { self.place(of: differences[0], in: $0, pair.1) } ?? place,
        details: differences)
    }
  }

  /// Where a fixture states what the first line of a difference is about.
  private func place(
    of line: String, in source: FixtureValue, _ actual: Request
  ) -> SourceRange? {
    let what = line.drop { $0 == " " }.prefix { $0 != ":" && $0 != " " }
    let keys = what == "url" ? ["path", "url"] : what == "header" ? ["headers"] : [String(what)]
    guard let member = source.members?.first(where: { keys.contains($0.key) }) else { return nil }
    guard member.key == "body" else { return member.keyRange }
    return member.value.place(differingFrom: actual.body.bytes) ?? member.keyRange
  }

  private func differences(_ expected: ExpectedRequest, _ actual: Request) -> [String] {
    var lines: [String] = []
    func compare(_ what: String, _ expected: String, _ actual: String?) {
      guard expected != actual else { return }
      lines.append("  \(what): expected \(expected), got \(actual ?? "none")")
    }
    if let method = expected.method { compare("method", method, actual.head.method.rawValue) }
    let url = expected.path.map(url)
    if let url { compare("url", URLParts(url).location, URLParts(actual.url).location) }
    if let query = expected.query {
      let own = URLParts(url ?? "").query
      let pairs = own + query.map { QueryPair(name: $0.name, value: $0.value) }
      let sent = URLParts(actual.url).query.filter { !credentials.contains($0.name) }
      if pairs != sent {
        lines.append("  query: expected \(QueryPair.text(pairs)), got \(QueryPair.text(sent))")
      }
    }
    for (name, value) in expected.headers {
      let field = HTTPField.Name(name).flatMap { actual.head.headerFields[fields: $0].first }
      compare("header \(name)", "\"\(value)\"", field.map { "\"\($0.value)\"" })
    }
    lines += bodyDifferences(expected.body, actual)
    return lines
  }

  private func bodyDifferences(
    _ expected: ExpectedRequest.Body?, _ actual: Request
  ) -> [String] {
    let text = String(decoding: actual.body.bytes, as: UTF8.self)
    switch expected {
    case nil: return []
    case .json(let body):
      let difference = JSONText.difference(expected: body, actual: actual.body.bytes)
      return difference.map { ["  body:"] + $0.map { "  \($0)" } } ?? []
    case .form(let pairs):
      let wanted = pairs.map { QueryPair(name: $0.name, value: $0.value) }
      let sent = URLParts("?\(text)").query
      return wanted == sent
        ? [] : ["  form: expected \(QueryPair.text(wanted)), got \(QueryPair.text(sent))"]
    case .text(let wanted):
      return wanted.utf8.elementsEqual(text.utf8)
        ? [] : ["  text: expected \(wanted)", "  got \(text)"]
    }
  }

  /// A whole URL, or what follows the endpoint, joined to it as requests are.
  func url(_ path: String) -> String {
    let request = try? Request(
      method: .get, endpoint: endpoint ?? .none, path: RequestPath(stringLiteral: path))
    return request?.url ?? path
  }
}

/// A URL in two halves.
struct URLParts {
  /// All before the query.
  var location: String
  /// The query's parameters, decoded, in order.
  var query: [QueryPair]

  init(_ url: String) {
    let halves = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    location = halves.first.map(String.init) ?? ""
    query = (halves.dropFirst().first ?? "").split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsSpace: true) : ""
      return QueryPair(
        name: PercentEncoding.decode(parts.first ?? "", plusIsSpace: true), value: value)
    }
  }
}

struct QueryPair: Equatable {
  var name: String
  var value: String

  static func text(_ pairs: [QueryPair]) -> String {
    pairs.isEmpty ? "none" : pairs.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ", ")
  }
}
