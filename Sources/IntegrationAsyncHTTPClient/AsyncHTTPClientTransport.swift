// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
internal import HTTPTypes
public import IntegrationHTTP
public import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1

/// Sends requests with async-http-client over pooled connections.
///
/// One transport serves a whole program: use ``shared``, or make one and call ``shutdown()`` at the
/// end. Redirects are not followed, connections are verified by the system's certificates. Answers
/// that say that they are compressed by gzip or deflate are expanded; none is asked to be.
public final class AsyncHTTPClientTransport: Transport {
  /// The transport to use where nothing speaks for another one. Lives as long as the program.
  public static let shared = AsyncHTTPClientTransport()

  private let client: HTTPClient
  private let guardian: AddressGuard
  private let responseLimit: Int

  /// Makes a transport with connections of its own.
  ///
  /// - Parameter customize: changes what the configuration doesn't cover: TLS, proxy, HTTP version.
  ///   Redirects, the client's own decompression and its retries of connections stay off, whatever it
  ///   sets.
  public init(
    configuration: HTTPTransportConfiguration = HTTPTransportConfiguration(),
    customize: (inout HTTPClient.Configuration) -> Void = { _ in }
  ) {
    let guardian = AddressGuard(configuration.addresses)
    self.guardian = guardian
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: configuration.client(guardedBy: guardian, customize: customize)
    )
    responseLimit = max(0, configuration.responseLimit)
  }

  deinit {
    // A transport that nobody shut down must not bring the program down with it. A second shutdown
    // is an error that means nothing here.
    let client = client
    Task { try? await client.shutdown() }
  }

  /// Closes all connections. Requests under way end with an error; later ones aren't sent.
  public func shutdown() async {
    try? await client.shutdown()
  }

  /// Sends a request; see ``Transport``.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    let deadline: NIODeadline
    if let timeout = request.timeout {
      guard timeout > .zero else { throw .timeout(after: timeout, arrival: .notSent) }
      deadline = .now() + timeout.timeAmount
    } else {
      deadline = .distantFuture
    }
    let outgoing = try HTTPClientRequest(request)
    try await guardian.check(host: Origin(request).host, until: deadline)
    let head: HTTPClientResponse
    do {
      head = try await client.execute(outgoing, deadline: deadline)
    } catch {
      throw TransportError(error, timeout: request.timeout)
    }
    do {
      let body = try await receive(head.body, deadline: deadline)
      return try Response(
        status: Int(head.status.code),
        headers: HTTPFields(head.headers),
        body: Array(body.readableBytesView)
      ).expanded(limit: responseLimit)
    } catch is NIOTooManyBytesError {
      throw .tooLarge(limit: responseLimit, status: Int(head.status.code))
    } catch {
      throw TransportError(error, timeout: request.timeout)
    }
  }

  /// Collects the body. The client's own deadline ends with the head, so a body that drips needs
  /// one here.
  private func receive(_ body: HTTPClientResponse.Body, deadline: NIODeadline)
    async throws -> ByteBuffer
  {
    let limit = responseLimit
    guard deadline != .distantFuture else { return try await Self.collect(body, upTo: limit) }
    // Detached: what the delivery's task carries along need not be copied for each answer.
    let task = Task.detached { try await Self.collect(body, upTo: limit) }
    let ticket = DeadlineWatch.shared.add(deadline: deadline) { task.cancel() }
    let result = await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      task.cancel()
    }
    let isLate = DeadlineWatch.shared.remove(ticket)
    if isLate, case .failure = result { throw HTTPClientError.deadlineExceeded }
    return try result.get()
  }

  private static func collect(_ body: HTTPClientResponse.Body, upTo limit: Int)
    async throws -> ByteBuffer
  {
    let bytes = try await body.collect(upTo: limit)
    // A cancelled task may see the body end early, which must not pass for a complete one.
    try Task.checkCancellation()
    return bytes
  }
}

extension HTTPTransportConfiguration {
  fileprivate func client(
    guardedBy guardian: AddressGuard, customize: (inout HTTPClient.Configuration) -> Void
  ) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(
      1,
      connectionsPerHost
    )
    configuration.connectionPool.idleTimeout = idleTimeout.timeAmount
    configuration.timeout.connect = connectTimeout.timeAmount
    customize(&configuration)
    if addresses != .any {
      configuration.http1_1ConnectionDebugInitializer = { guardian.check($0) }
      configuration.http2ConnectionDebugInitializer = { guardian.check($0) }
    }
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    // Otherwise a refused connection is tried again until the timeout, and reported as one.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}

extension HTTPClientRequest {
  /// The client's form of a request, compressed if it asks for that.
  fileprivate init(_ request: Request) throws(TransportError) {
    let head = request.head
    if let connection = request.connection {
      self.init(url: "\(connection.scheme)://\(connection.authority)\(head.path ?? "/")")
      headers.add(name: "Host", value: head.authority ?? "")
    } else {
      self.init(url: request.url)
    }
    method = HTTPMethod(rawValue: head.method.rawValue)
    for field in head.headerFields {
      headers.add(name: field.name.rawName, value: field.value)
    }
    if !request.body.bytes.isEmpty {
      body = .bytes(ByteBuffer(bytes: try request.encodedBody()))
    }
  }
}
