// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON

/// A request of a recording, to compare one of ours with.
struct CaseRequest {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  private func text(_ key: String) -> String { json[exact: key]?.string ?? "" }

  /// How many answers had arrived when it was started.
  var after: Int { json[exact: "after"]?.int ?? 0 }

  /// How ours differs.
  func differences(from request: Request) -> [String] {
    let method = request.head.method.rawValue
    let wrong = method == text("method") ? [] : ["\(text("method")) is expected, it is \(method)"]
    return wrong + urlDifferences(request) + headerDifferences(request)
      + bodyDifferences(request.body)
  }

  // MARK: URL

  private func urlDifferences(_ request: Request) -> [String] {
    let (expected, actual) = (Self.split(text("url")), Self.split(request.url))
    let base =
      Self.segments(expected.base) == Self.segments(actual.base)
      ? [] : ["the URL \(expected.base) is expected, it is \(actual.base)"]
    return base
      + Self.differences(
        "query", json[exact: "query"], FormPairs(actual.query, plusIsSpace: false))
  }

  /// Decoded: whether `@` is written as `%40` makes no difference, whether `/` is `%2F` does.
  private static func segments(_ base: String) -> [String] {
    base.split(separator: "/", omittingEmptySubsequences: false).map {
      PercentEncoding.decode($0, plusIsSpace: false)
    }
  }

  private static func split(_ url: String) -> (base: String, query: String) {
    guard let mark = url.firstIndex(of: "?") else { return (url, "") }
    return (String(url[..<mark]), String(url[url.index(after: mark)...]))
  }

  private static func differences(
    _ what: String, _ expected: JSONValue?, _ actual: FormPairs
  ) -> [String] {
    guard let document = try? JSONDocument(encoding: actual) else {
      return ["\(what): it cannot be read"]
    }
    return differences(what, expected ?? .emptyObject, document.root)
  }

  private static func differences(
    _ what: String, _ expected: JSONValue, _ actual: JSONValue
  ) -> [String] {
    guard let expected = ExpandedText(expected).json, let actual = ExpandedText(actual).json else {
      return ["\(what): it is too deep to be compared"]
    }
    return JSONDifference(expected: expected, actual: actual)?.lines.map { "\(what): \($0)" } ?? []
  }

  // MARK: Headers

  /// What the client itself adds is none of the integration's concern; the user agent is ours
  /// wherever the original sent its own.
  private func headerDifferences(_ request: Request) -> [String] {
    var expected = json[exact: "headers"]?.members.map { ($0.key, $0.value.string ?? "") } ?? []
    var actual: [String: String] = [:]
    for field in request.head.headerFields {
      actual[field.name.canonicalName.lowercased()] = field.value
    }
    actual["accept-encoding"] = nil
    if let index = expected.firstIndex(where: { $0.0 == "user-agent" }),
      ["Segment.io/1.0", "Segment.io/1.0.0"].contains(expected[index].1)
    {
      expected[index].1 = RequestDefaults.userAgent
    }
    var differences: [String] = []
    for (name, value) in expected {
      switch actual.removeValue(forKey: name) {
      case value?: break
      case let own?:
        differences.append("header \(name): \"\(value)\" is expected, it is \"\(own)\"")
      case nil: differences.append("header \(name): it is missing")
      }
    }
    return differences + actual.keys.sorted().map { "header \($0): it is not expected" }
  }

  // MARK: Body

  private func bodyDifferences(_ body: RequestBody) -> [String] {
    switch text("bodyType") {
    case "none": return body.bytes.isEmpty ? [] : ["body: none is expected"]
    case "json":
      guard let document = try? JSONDocument(parsing: body.bytes) else {
        return ["body: it is not JSON"]
      }
      return Self.differences("body", json[exact: "body"] ?? .null, document.root)
    case "form":
      let text = String(decoding: body.bytes, as: UTF8.self)
      return Self.differences("form", json[exact: "form"], FormPairs(text, plusIsSpace: true))
    default:
      return text("body") == String(decoding: body.bytes, as: UTF8.self)
        ? [] : ["body: the text differs"]
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
