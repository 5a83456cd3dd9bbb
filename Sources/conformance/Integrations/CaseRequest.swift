// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON

/// A request of a recording, to compare one of ours with.
struct CaseRequest {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  private func text(_ key: String) -> String { json[exact: key]?.string ?? "" }

  /// How ours differs, nil if it does not.
  func difference(from request: Request) -> String? {
    let method = request.head.method.rawValue
    if method != text("method") { return "\(text("method")) is expected, it is \(method)" }
    return urlDifference(request) ?? headerDifference(request) ?? bodyDifference(request.body)
  }

  // MARK: URL

  private func urlDifference(_ request: Request) -> String? {
    let (expected, actual) = (Self.split(text("url")), Self.split(request.url))
    if expected.base != actual.base {
      return "the URL \(expected.base) is expected, it is \(actual.base)"
    }
    return Self.difference(
      "query", json[exact: "query"], FormPairs(actual.query, plusIsSpace: false))
  }

  private static func split(_ url: String) -> (base: String, query: String) {
    guard let mark = url.firstIndex(of: "?") else { return (url, "") }
    return (String(url[..<mark]), String(url[url.index(after: mark)...]))
  }

  private static func difference(
    _ what: String, _ expected: JSONValue?, _ actual: FormPairs
  ) -> String? {
    guard let document = try? JSONDocument(encoding: actual) else {
      return "the \(what) cannot be read"
    }
    return JSONDifference(expected: expected ?? .emptyObject, actual: document.root)
      .map { "\(what): \($0)" }
  }

  // MARK: Headers

  /// What the client itself adds is none of the integration's concern; the user agent is ours
  /// wherever the original sent its own.
  private func headerDifference(_ request: Request) -> String? {
    let fields = request.head.headerFields
    var expected = json[exact: "headers"]?.members.map { ($0.key, $0.value.string ?? "") } ?? []
    var actual: [String: String] = [:]
    for field in fields { actual[field.name.canonicalName.lowercased()] = field.value }
    actual["accept-encoding"] = nil
    if let index = expected.firstIndex(where: { $0.0 == "user-agent" }),
      expected[index].1 == "Segment.io/1.0"
    {
      expected[index].1 = RequestDefaults.userAgent
    }
    for (name, value) in expected {
      guard let own = actual.removeValue(forKey: name) else {
        return "the header \(name) is missing"
      }
      if own != value { return "header \(name): \"\(value)\" is expected, it is \"\(own)\"" }
    }
    return actual.keys.sorted().first.map { "the header \($0) is not expected" }
  }

  // MARK: Body

  private func bodyDifference(_ body: RequestBody) -> String? {
    switch text("bodyType") {
    case "none": return body.bytes.isEmpty ? nil : "no body is expected"
    case "json":
      guard let document = try? JSONDocument(parsing: body.bytes) else {
        return "the body is not JSON"
      }
      return JSONDifference(expected: json[exact: "body"] ?? .null, actual: document.root)
        .map { "body: \($0)" }
    case "form":
      let text = String(decoding: body.bytes, as: UTF8.self)
      return Self.difference("form", json[exact: "form"], FormPairs(text, plusIsSpace: true))
    default:
      return text("body") == String(decoding: body.bytes, as: UTF8.self)
        ? nil : "the text of the body differs"
    }
  }
}

/// `a=1&b=x%20y`, decoded, as the recordings have it: flat, a list where a name repeats.
struct FormPairs: JSONEncodable {
  private var names: [String] = []
  private var values: [String: [String]] = [:]

  init(_ encoded: String, plusIsSpace: Bool) {
    for pair in encoded.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = PercentEncoding.decode(parts[0], plusIsSpace: plusIsSpace)
      let value =
        parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsSpace: plusIsSpace) : ""
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(value)
    }
  }

  func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    for name in names {
      let list = values[name] ?? []
      if list.count == 1 {
        writer.field(dynamic: name, list[0])
      } else {
        writer.field(dynamic: name, list)
      }
    }
    writer.endObject()
  }
}
