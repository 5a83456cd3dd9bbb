// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON
import Synchronization

/// Gives the answers of a recording and keeps the requests.
final class CaseTransport: Transport {
  private struct State {
    var requests: [Request] = []
    /// Recorded requests that were answered, by index.
    var taken: Set<Int> = []
  }

  private let expected: [CaseRequest]
  private let answers: [Response]
  private let state = Mutex(State())

  /// - Parameters:
  ///   - expected: the recorded requests. Those that are sent side by side come in any order, so
  ///     that a request gets the answer that the one like it got.
  ///   - answers: by the index of the recorded request; `200 {}` beyond.
  init(expected: [CaseRequest], answers: [Response]) {
    self.expected = expected
    self.answers = answers
  }

  /// In the order in which they were started.
  var requests: [Request] { state.withLock { $0.requests } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let index = state.withLock { state in
      state.requests.append(request)
      let count = max(expected.count, state.requests.count)
      let free = (0..<count).filter { !state.taken.contains($0) }
      let index =
        free.first { $0 < expected.count && expected[$0].differences(from: request).isEmpty }
        ?? free.first ?? count
      state.taken.insert(index)
      return index
    }
    return index < answers.count ? answers[index] : Response(recorded: nil)
  }
}

extension Response {
  /// An answer of a recording; an absent one is 200 with `{}`.
  init(recorded answer: JSONValue?) {
    let status = answer?[exact: "status"]?.int ?? 200
    var headers = HTTPFields()
    var body = Array("{}".utf8)
    if let content = answer?[exact: "body"] {
      if let text = content.string {
        body = Array(text.utf8)
      } else {
        headers[.contentType] = "application/json"
        body = content.isNull ? [] : content.jsonBytes
      }
    }
    // The recordings have one attempt at each request. A wait that is longer than any policy takes
    // keeps ours from a second one.
    headers[.retryAfter] = "86400"
    self.init(status: status, headers: headers, body: body)
  }
}
