// SPDX-License-Identifier: MIT

internal import AsyncHTTPClient
internal import HTTPTypes
public import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1

/// Sends requests with async-http-client over pooled connections.
///
/// One transport serves a whole program: use ``shared``, or make one and call ``shutdown()`` at the
/// end. Redirects are not followed, connections are verified by the system's certificates, bodies
/// are never decompressed.
public final class HTTPTransport: Transport {
  /// The transport to use where nothing speaks for another one. Lives as long as the program.
  public static let shared = HTTPTransport()

  private let client: HTTPClient
  private let responseLimit: Int

  /// Makes a transport with connections of its own.
  public init(configuration: HTTPTransportConfiguration = HTTPTransportConfiguration()) {
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: configuration.client
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
    let head: HTTPClientResponse
    do {
      head = try await client.execute(HTTPClientRequest(request), deadline: deadline)
    } catch {
      throw TransportError(error, timeout: request.timeout)
    }
    do {
      let body = try await receive(head.body, deadline: deadline)
      return Response(
        status: Int(head.status.code),
        headers: HTTPFields(head.headers),
        body: Array(body.readableBytesView)
      )
    } catch is NIOTooManyBytesError {
      throw TransportError(
        .tooLarge,
        code: .responseTooLarge,
        reason: "the response is larger than \(responseLimit) bytes",
        status: Int(head.status.code)
      )
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
    let task = Task { try await Self.collect(body, upTo: limit) }
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

extension HTTPClientRequest {
  /// The client's form of a request.
  init(_ request: Request) {
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
      body = .bytes(ByteBuffer(bytes: request.body.bytes))
    }
  }
}

extension HTTPFields {
  /// The client's headers in our form; a name that is no token is left out, and so is what comes
  /// after the first ten thousand (the type can't hold many more).
  init(_ headers: HTTPHeaders) {
    self.init()
    for (name, value) in headers.prefix(10_000) {
      if let name = HTTPField.Name(name) {
        append(HTTPField(name: name, value: value))
      }
    }
  }
}
