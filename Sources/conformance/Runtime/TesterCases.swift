// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON

/// What the tester compares, and how.
enum TesterCases {
  static let equality = RuntimeSection { json in
    json.list("cases").map { json in
      guard let actual = json[exact: "actual"], let expected = json[exact: "expected"] else {
        return "incomplete"
      }
      if [actual, expected].contains(where: { has("$undefined", $0) || has("$nan", $0) }) {
        return "JSON has no undefined and no NaN"
      }
      return differ("equal", json[exact: "equal"]?.bool, tree(actual) == tree(expected))
    }
  }

  static let ignored = RuntimeSection.each { json in
    let result = JSONTree(json[exact: "object"] ?? .null).removing(json.texts("ignored"))
    return result.difference(from: JSONTree(json[exact: "result"] ?? .null))
  }

  static let sendsQuery = RuntimeSection.each { json in
    let path = json.text("path") ?? ""
    let expected = String((json.text("expected") ?? "").dropFirst())
    let failures = await run(path: path) { test in
      try await test.query(containing: expected).end()
    }
    return differ("fails", json.present("failure") != nil, !failures.isEmpty)
  }

  static let header = RuntimeSection.each { json in
    let expected = json[exact: "expected"] ?? .null
    let failures = await run(path: "/x", header: json.present("actual")?.string) { test in
      if let pattern = expected.text("$regex") {
        try await test.sends("X", containing: pattern).end()
      } else {
        try await test.sends("X", expected.string ?? expected.shown).end()
      }
    }
    return differ("fails", json.present("failure") != nil, !failures.isEmpty)
  }

  static let query = RuntimeSection.each { json in
    let calls = json.list("calls")
    let query = json.text("queryString") ?? ""
    let failures = await run(path: query.isEmpty ? "/x" : "/x?\(query)") { test in
      var test = test
      for call in calls {
        let args = call.list("args")
        var expected = JSONTree(args.first ?? .null)
        if let key = args.first?.string {
          if args.count == 3 {
            test = test.query(key, JSONTree(args[1])) { try JSONTree(parsing: $0) }
            continue
          }
          expected = .object([(key, JSONTree(args[1]))])
        }
        test = call.text("method") == "query" ? test.query(expected) : test.queryAlmost(expected)
      }
      try await test.end()
    }
    return differ("fails", json.present("failure") != nil, !failures.isEmpty)
  }

  static let dates = RuntimeSection.each { json in
    guard let input = json[exact: "input"], let document = try? JSONDocument(encoding: input),
      let message = try? Message(document)
    else { return "no message" }
    // A mapped payload is compared as JSON, in which dates are texts.
    let ours = JSONTree(message.json.json)
    return first(
      Answer.object(message.json).difference(from: json[exact: "viaMessageMethod"] ?? .null),
      ours.difference(from: JSONTree(json[exact: "mapsComparesAgainst"] ?? .null)))
  }

  /// The failures of a test of one GET request.
  private static func run(
    path: String, header: String? = nil,
    _ work: (MessageTest<Probe>) async throws -> Void
  ) async -> [String] {
    var setup = Probe.Setup()
    setup.handle = { (_, _, probe) async throws(IntegrationError) in
      [
        try await probe.sender.send(
          Request(
            method: .get, endpoint: "https://example.com",
            path: "\(url: "https://example.com\(path)")",
            headers: ["X": header.map { RequestText($0) }]))
      ]
    }
    return await Probe.$setup.withValue(setup) {
      await failures { try await work(IntegrationTest(Probe.self).track([:])) }
    }
  }

  /// The failures of assertions, and the error that ended them.
  static func failures(_ work: () async throws -> Void) async -> [String] {
    await Failures.collect {
      do {
        try await work()
      } catch {
        Failures.report("\(error)", file: #filePath, line: #line)
      }
    }
  }

  private static func has(_ mark: String, _ value: JSONValue) -> Bool {
    Notation.mark(value)?.name == mark
      || value.members.contains { has(mark, $0.value) } || value.elements.contains { has(mark, $0) }
  }

  private static func tree(_ value: JSONValue) -> Comparable {
    Comparable(tree: JSONTree((try? JSONDocument(encoding: Notation.json(value)))?.root ?? .null))
  }

  private struct Comparable: Equatable {
    let tree: JSONTree
    static func == (left: Comparable, right: Comparable) -> Bool {
      left.tree.difference(from: right.tree) == nil
    }
  }
}
