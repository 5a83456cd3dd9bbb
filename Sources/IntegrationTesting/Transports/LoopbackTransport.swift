// SPDX-License-Identifier: MIT

public import IntegrationHTTP
public import IntegrationRuntime
internal import Synchronization

/// Sends every request to a ``RecordingServer`` instead of its own host, through the real HTTP
/// client and a real socket. Path, query, headers and body arrive as they would there, the `Host`
/// header included; the whole URL, scheme and all, is in ``urls``.
public final class LoopbackTransport: Transport {
  private let connection: ConnectionOverride
  private let transport: any Transport
  private let log = Mutex<[String]>([])

  /// Makes a transport that leads to a server.
  public init(
    to server: RecordingServer,
    over transport: any Transport = HTTPTransport.shared
  ) {
    connection = ConnectionOverride(scheme: "http", authority: server.authority)
    self.transport = transport
  }

  /// The URLs that the requests were for, in the order in which they were sent. Credentials in
  /// them are in plain text.
  public var urls: [String] { log.withLock { $0 } }

  /// Sends a request to the server.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    log.withLock { $0.append(request.url) }
    var request = request
    request.connection = connection
    return try await transport.send(request)
  }
}
