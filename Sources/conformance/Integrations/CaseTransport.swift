// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON
import Synchronization

/// Gives the answers of a recording and keeps the requests.
final class CaseTransport: Transport {
  private let answers: [JSONValue]
  private let sent = Mutex<[Request]>([])

  /// - Parameter answers: by index; an absent one is 200 with `{}`.
  init(_ answers: JSONValue?) { self.answers = answers.map { Array($0.elements) } ?? [] }

  /// In the order in which they were started.
  var requests: [Request] { sent.withLock { $0 } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let index = sent.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    let answer = index < answers.count ? answers[index] : nil
    let status = answer?[exact: "status"]?.int ?? 200
    var headers = HTTPFields()
    var body = Array("{}".utf8)
    if let content = answer?[exact: "body"] {
      if let text = content.string {
        body = Array(text.utf8)
      } else {
        headers[.contentType] = "application/json"
        body = content.isNull ? [] : CaseTransport.bytes(of: content)
      }
    }
    // The recordings have one attempt at each request. A wait that is longer than any policy takes
    // keeps ours from a second one.
    if status >= 400 { headers[.retryAfter] = "86400" }
    return Response(status: status, headers: headers, body: body)
  }

  private static func bytes(of content: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    content.encode(into: &writer)
    return writer.bytes
  }
}
