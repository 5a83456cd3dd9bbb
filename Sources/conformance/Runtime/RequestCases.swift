// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON

/// What arrives at a server for a request. The original's `User-Agent` is set on all but the plain
/// ones, which show our default.
enum RequestCases {
  static let all = RuntimeSection.each { json in
    let label = json.text("label") ?? ""
    guard let make = requests[label] else { return "nobody knows this case" }
    guard let server = try? await RecordingServer.start() else { return "no server" }
    var failure: IntegrationError?
    do throws(IntegrationError) {
      _ = try await Sender(over: LoopbackTransport(to: server)).send(make())
    } catch {
      failure = error
    }
    await server.stop()
    guard let request = server.requests.first else { return "nothing arrived: \(failure as Any)" }
    return difference(json[exact: "sent"] ?? .null, request)
  }

  private static func difference(_ sent: JSONValue, _ request: RecordedRequest) -> String? {
    let target = request.path + (request.rawQuery.map { "?\($0)" } ?? "")
    let headers = sent[exact: "headers"] ?? .emptyObject
    let names = [
      "accept", "accept-encoding", "authorization", "content-length", "content-type", "user-agent",
      "x-a", "x-b",
    ]
    let header = names.lazy.compactMap { name in
      differ(name, headers.text(name), request.header(name))
    }.first
    return first(
      differ("method", sent.text("method"), request.method),
      differ("URL", sent.text("url"), target),
      differ("body", sent.text("body"), request.text), header)
  }

  private static func request(
    _ method: RequestMethod = .get, _ path: RequestPath = "/x", query: QueryItems = [:],
    headers: HeaderItems = [:], authorization: Authorization? = nil, body: RequestBody = .none
  ) throws(IntegrationError) -> Request {
    var all: HeaderItems = ["User-Agent": "Segment.io/1.0"]
    if headers.items.contains(where: { $0.name == "User-Agent" }) { all = [:] }
    for item in headers.items { all.append(item.name, item.value) }
    return try Request(
      method: method, endpoint: "https://example.com", path: path, query: query, headers: all,
      authorization: authorization, body: body)
  }

  private static func json(_ text: String) -> RequestBody { .json(Array(text.utf8)) }

  private typealias Make = @Sendable () throws(IntegrationError) -> Request

  private static func make(_ make: @escaping Make) -> Make { make }

  private static let requests: [String: Make] = [
    "plain get": make { () throws(IntegrationError) in
      try Request(method: .get, endpoint: "https://example.com", path: "/x")
    },
    "plain post": make { () throws(IntegrationError) in
      try Request(method: .post, endpoint: "https://example.com", path: "/x")
    },
    "post object": make { () throws(IntegrationError) in
      try request(.post, body: json(#"{"a":1}"#))
    },
    "two object sends merge": make { () throws(IntegrationError) in
      try request(.post, body: json(#"{"a":1,"b":2}"#))
    },
    "two string sends join with &": make { () throws(IntegrationError) in
      try request(.post, body: .form(["a": "1", "b": "2"]))
    },
    "string with json type": make { () throws(IntegrationError) in
      try request(.post, body: .text(#"{"a":1}"#, contentType: "application/json"))
    },
    "object form": make { () throws(IntegrationError) in
      var items: QueryItems = [
        "a": "1", "b[0]": "1", "b[1]": "2", "c[d]": "x y",
      ]
      items.appendBare("n")
      items.append("t", "true")
      return try request(.post, body: .form(items))
    },
    "array body": make { () throws(IntegrationError) in
      try request(.post, body: .json([1, 2]))
    },
    "undefined and date and null values": make { () throws(IntegrationError) in
      try request(.post, body: .json(Dates()))
    },
    "type .json": make { () throws(IntegrationError) in
      try request(.post, body: json(#"{"a":1}"#))
    },
    "auth user and password": make { () throws(IntegrationError) in
      try request(.post, authorization: .basic(username: "u", password: "p"))
    },
    "auth user only": make { () throws(IntegrationError) in
      try request(.post, authorization: .basic(username: "u"))
    },
    "auth empty password": make { () throws(IntegrationError) in
      try request(.post, authorization: .basic(username: "u", password: ""))
    },
    "query object": make { () throws(IntegrationError) in
      var items: QueryItems = ["a": "1", "b": "x y"]
      items.append("c", ["1", "2"])
      items.append("d[e]", "1")
      items.append("t", "true")
      items.appendBare("n")
      items.append("z", "")
      return try request(query: items)
    },
    "query string": make { () throws(IntegrationError) in try request(.get, "/x?f=g&h=i") },
    "query merge": make { () throws(IntegrationError) in
      try request(.get, "/x?z=1", query: ["f": "g", "a": "1", "b": "2"])
    },
    "query undefined value": make { () throws(IntegrationError) in
      try request(query: ["a": nil, "b": "1"])
    },
    "override user agent": make { () throws(IntegrationError) in
      try request(headers: ["User-Agent": "Segment.io/1.0.0"])
    },
    "set object": make { () throws(IntegrationError) in
      try request(headers: ["X-A": "1", "X-B": "2"])
    },
    "put": make { () throws(IntegrationError) in try request(.put, body: json(#"{"a":1}"#)) },
    "del": make { () throws(IntegrationError) in try request(.delete) },
    "patch": make { () throws(IntegrationError) in try request(.patch, body: json(#"{"a":1}"#)) },
    "request defaults to get": make { () throws(IntegrationError) in try request(.get, "/") },
    "accept json": make { () throws(IntegrationError) in
      try request(headers: ["Accept": "application/json"])
    },
    "content length zero": make { () throws(IntegrationError) in
      try request(.post, query: ["a": "1"])
    },
  ]

  private struct Dates: JSONEncodable {
    func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("u", Int?.none)
      writer.field("d", Instant(milliseconds: Int64(0)))
      writer.field("n", JSONValue.null)
      writer.endObject()
    }
  }
}
