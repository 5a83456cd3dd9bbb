// SPDX-License-Identifier: MIT

internal import HTTPTypes
public import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1
public import NIOSSL

/// Sends requests by HTTP/1.1 over kept connections of its own, at a fraction of the cost of a full
/// client. It knows neither proxies nor HTTP/2: for those, and where connections need settings of
/// another kind, there is ``AsyncHTTPClientTransport``, which behaves the same in everything else.
///
/// One transport serves a whole program: use ``shared``, or make one and call ``shutdown()`` at the
/// end. Redirects are not followed. Answers that say that they are compressed by gzip or deflate are
/// expanded; none is asked to be.
public final class HTTPTransport: Transport {
  /// The transport to use where nothing speaks for another one. Lives as long as the program.
  public static let shared = HTTPTransport()

  /// Where to run deliveries so that sending needs no change of threads.
  public static let executor = ConnectionExecutor()

  private let pool: ConnectionPool
  private let guardian: AddressGuard
  private let responseLimit: Int

  /// Makes a transport with connections of its own.
  ///
  /// - Parameter tls: how connections are secured and whom they trust, by default who the system
  ///   trusts.
  public init(
    configuration: HTTPTransportConfiguration = HTTPTransportConfiguration(),
    tls: TLSConfiguration = .makeClientConfiguration()
  ) {
    let connector = Connector(configuration, tls: tls)
    pool = ConnectionPool(
      connector, limit: max(1, configuration.connectionsPerHost),
      connectTimeout: configuration.connectTimeout.timeAmount)
    guardian = connector.guardian
    responseLimit = max(0, configuration.responseLimit)
  }

  deinit { pool.close() }

  /// Closes all connections. Requests under way end with an error; later ones aren't sent.
  public func shutdown() async { await pool.shutdown() }

  /// Sends a request; see ``Transport``.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    let deadline: NIODeadline
    if let timeout = request.timeout {
      guard timeout > .zero else { throw .timeout(after: timeout, arrival: .notSent) }
      deadline = .now() + timeout.timeAmount
    } else {
      deadline = .distantFuture
    }
    let exchange = Exchange(
      message: try request.message(), isHead: request.head.method == .head, deadline: deadline,
      timeout: request.timeout ?? .zero, limit: responseLimit)
    let origin = Origin(request)
    try await guardian.check(host: origin.host, until: deadline)
    for _ in 0..<Self.connectionTrials {
      let connection = try await pool.take(to: origin, until: deadline, timeout: exchange.timeout)
      switch await connection.run(exchange) {
      case .answer(let head, let body):
        return try Response(
          status: Int(head.status.code), headers: HTTPFields(head.headers),
          body: Array(body.readableBytesView)
        ).expanded(limit: responseLimit)
      case .failure(let error): throw error
      case .unused: continue
      }
    }
    var error = TransportError.closed
    error.arrival = .notSent
    throw error
  }

  /// How many connections are tried that were closed before they could carry the request: more than
  /// chance accounts for.
  private static let connectionTrials = 10
}
