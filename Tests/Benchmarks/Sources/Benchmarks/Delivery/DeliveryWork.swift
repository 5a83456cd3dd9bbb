// SPDX-License-Identifier: MIT
import AsyncHTTPClient
import IntegrationAsyncHTTPClient
import IntegrationHTTP
import IntegrationRuntime
import Integrations
import NIOCore
import NIOHTTP1
import Synchronization

/// Raw messages to answers: through a generated integration, and by the bare client with the bytes
/// that the integration sends.
struct DeliveryWork: Sendable {
  private let messages: [[UInt8]]
  private let integration: CustomerIo
  private let clientIntegration: CustomerIo
  private let options = DeliveryOptions(isEnabled: true)
  private let client: HTTPClient
  private let requests: [Prepared]

  /// A request as the integration sent it.
  struct Prepared: Sendable {
    var url: String
    var method: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]
  }

  init(_ messages: Messages, port: Int) async throws {
    self.messages = messages.texts
    var configuration = HTTPTransportConfiguration()
    configuration.connectionsPerHost = 64
    let settings = CustomerIo.Settings(siteId: "site", apiKey: "key-81c2")
    let authority = "127.0.0.1:\(port)"
    integration = CustomerIo(
      settings: settings,
      transport: Redirecting(to: authority, over: HTTPTransport(configuration: configuration)))
    clientIntegration = CustomerIo(
      settings: settings,
      transport: Redirecting(
        to: authority, over: AsyncHTTPClientTransport(configuration: configuration)))
    var own = HTTPClient.Configuration()
    own.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
    own.redirectConfiguration = .disallow
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: own)
    let recorder = Recorder()
    let recording = CustomerIo(settings: settings, transport: recorder)
    for message in messages.texts {
      let outcome = await recording.deliver(message, options: options)
      guard outcome.isSuccess else { throw Failure(text: "\(outcome)") }
    }
    requests = recorder.requests.withLock { $0 }.map { request in
      Prepared(
        url: "http://\(authority)\(request.head.path ?? "/")", method: request.head.method.rawValue,
        headers: [(name: "Host", value: request.head.authority ?? "")]
          + request.head.headerFields.map { (name: $0.name.rawName, value: $0.value) },
        body: request.body.bytes)
    }
  }

  /// The requests, for others to send.
  var prepared: [Prepared] { requests }

  func shutdown() async throws { try await client.shutdown() }

  /// Delivers a message over connections of our own.
  func deliver(_ number: Int) async throws {
    try await deliver(number, by: integration)
  }

  /// Delivers a message with async-http-client.
  func deliverWithClient(_ number: Int) async throws {
    try await deliver(number, by: clientIntegration)
  }

  private func deliver(_ number: Int, by integration: CustomerIo) async throws {
    let outcome = await integration.deliver(messages[number % messages.count], options: options)
    guard outcome.isSuccess else { throw Failure(text: "\(outcome)") }
  }

  /// Sends the same bytes with the bare client.
  func send(_ number: Int) async throws {
    let prepared = requests[number % requests.count]
    var request = HTTPClientRequest(url: prepared.url)
    request.method = HTTPMethod(rawValue: prepared.method)
    for (name, value) in prepared.headers { request.headers.add(name: name, value: value) }
    request.body = .bytes(ByteBuffer(bytes: prepared.body))
    let response = try await client.execute(request, deadline: .now() + .seconds(10))
    let body = try await response.body.collect(upTo: 1 << 20)
    guard response.status == .ok, body.readableBytes == 2 else { throw Failure(text: "no answer") }
  }

  struct Failure: Error {
    var text: String
  }
}

/// Sends every request to a local server.
private struct Redirecting: Transport {
  private let connection: ConnectionOverride
  private let transport: any Transport

  init(to authority: String, over transport: any Transport) {
    connection = ConnectionOverride(scheme: "http", authority: authority)
    self.transport = transport
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    var request = request
    request.connection = connection
    return try await transport.send(request)
  }
}

private final class Recorder: Transport {
  let requests = Mutex<[Request]>([])

  func send(_ request: Request) async throws(TransportError) -> Response {
    requests.withLock { $0.append(request) }
    return Response(status: 200, body: Array("{}".utf8))
  }
}
