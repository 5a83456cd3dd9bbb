// SPDX-License-Identifier: MIT

public import IntegrationRuntime
internal import Synchronization

/// Takes down every request and passes it on, or, with nobody to pass it to, answers `200 {}`
/// without any socket.
public final class RecordingTransport: Transport {
  private let transport: (any Transport)?
  private let log = Mutex<[Request]>([])

  /// Makes a transport.
  public init(over transport: (any Transport)? = nil) {
    self.transport = transport
  }

  /// The requests in the order in which they were sent.
  public var requests: [Request] { log.withLock { $0 } }

  /// Takes down a request.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    log.withLock { $0.append(request) }
    guard let transport else { return Response(ScriptedResponse()) }
    return try await transport.send(request)
  }
}
