// SPDX-License-Identifier: MIT

/// What a request's query has to be like. A query knows texts only, so numbers and truth values
/// stand for theirs; brackets nest, and a name that repeats is a list.
extension MessageTest {
  /// The query has these parameters, and no others than the calls of `query` for this request name
  /// together, in any order.
  public func query(
    _ expected: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    exactly(expected.withTexts, decoding: nil, file, line)
  }

  /// The query has this parameter; see ``query(_:file:line:)``.
  public func query(
    _ name: String, _ value: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    query(.object([(name, value)]), file: file, line: line)
  }

  /// The query has this parameter, and its text says this; see ``query(_:file:line:)``.
  ///
  /// - Parameter decode: what the text says, as in `{ try JSONTree(parsing: $0) }`.
  public func query(
    _ name: String, _ value: JSONTree, decode: @escaping @Sendable (String) throws -> JSONTree,
    file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    exactly(.object([(name, value)]), decoding: (name, decode), file, line)
  }

  /// The query has these parameters among others.
  public func queryAlmost(
    _ expected: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      guard let query = Self.parameters(request) else { return Self.noQuery }
      let wanted = expected.withTexts
      let keys = wanted.members.map(\.key)
      return JSONTree.object(query.members.filter { keys.contains($0.key) })
        .difference(from: wanted)
    }
  }

  /// The query has this text in it, as it is sent.
  public func query(
    containing expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      guard let query = request.rawQuery else { return Self.noQuery }
      return query.contains(expected) ? nil : "expected '\(query)' to include '\(expected)'"
    }
  }

  private func exactly(
    _ expected: JSONTree,
    decoding: (name: String, decode: @Sendable (String) throws -> JSONTree)?,
    _ file: StaticString, _ line: UInt
  ) -> MessageTest {
    var copy = self
    var query = copy.queries[index] ?? ExactQuery(file: file, line: line)
    query.expected = query.expected.merging(expected)
    if let decoding { query.decoders[decoding.name] = decoding.decode }
    copy.queries[index] = query
    return copy
  }

  static func parameters(_ request: RecordedRequest) -> JSONTree? {
    request.rawQuery?.isEmpty == false ? JSONTree(parameters: request.query) : nil
  }

  static var noQuery: String {
    "expected request to include query string but no query string was found"
  }
}

/// All that is expected of a query.
struct ExactQuery: Sendable {
  var expected: JSONTree = [:]
  var decoders: [String: @Sendable (String) throws -> JSONTree] = [:]
  var file: StaticString
  var line: UInt

  func problem(_ parameters: JSONTree) -> String? {
    var actual = parameters
    for (name, decode) in decoders.sorted(by: { $0.key < $1.key }) {
      guard let text = actual[name]?.string else { continue }
      do {
        actual[name] = try decode(text)
      } catch {
        return "\(name): \(error)"
      }
    }
    return actual.difference(from: expected)
  }
}
