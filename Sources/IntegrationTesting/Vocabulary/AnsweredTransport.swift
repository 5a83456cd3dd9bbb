// SPDX-License-Identifier: MIT

internal import HTTPTypes
internal import IntegrationRuntime
internal import Synchronization

/// Sends requests to a local server and takes down which answer belongs to which, in the order in
/// which they were sent. Arrival at the server may be in another.
final class AnsweredTransport: Transport {
  private struct Exchange {
    var request: Request
    var response: Response?
  }

  private let transport: LoopbackTransport
  private let exchanges = Mutex<[Exchange]>([])

  init(to server: RecordingServer) { transport = LoopbackTransport(to: server) }

  var sent: SentRequests {
    let exchanges = exchanges.withLock { $0 }
    return SentRequests(
      requests: exchanges.map { RecordedRequest($0.request) },
      urls: exchanges.map(\.request.url), responses: exchanges.map(\.response))
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let index = exchanges.withLock { exchanges in
      exchanges.append(Exchange(request: request))
      return exchanges.count - 1
    }
    let response = try await transport.send(request)
    exchanges.withLock { $0[index].response = response }
    return response
  }
}

extension RecordedRequest {
  /// A request as it is handed to the transport.
  init(_ request: Request) {
    self.init(
      method: request.head.method.rawValue, target: request.head.path ?? "/",
      headers: request.head.headerFields.map { Pair($0.name.rawName, $0.value) },
      body: request.body.bytes)
  }
}
