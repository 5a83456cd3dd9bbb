// SPDX-License-Identifier: MIT

internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// An HTTP/1.1 server inside the test's own process, on a free port of the loopback interface. It
/// takes down every request and answers as it was told. Starting one takes about 0.1 ms, so each
/// test has its own; all share the process's event loops.
public final class RecordingServer: Sendable {
  private let channel: any NIOCore.Channel
  private let log: RequestLog
  private let connections: ConnectionList

  /// The port it listens on.
  public let port: Int

  private init(
    channel: any NIOCore.Channel,
    log: RequestLog,
    connections: ConnectionList,
    port: Int
  ) {
    self.channel = channel
    self.log = log
    self.connections = connections
    self.port = port
  }

  deinit {
    channel.close(promise: nil)
    connections.closeAll()
  }

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - responses: the answers in the order of the requests.
  ///   - bodyLimit: the largest request body in bytes; a larger one is answered with 413 and not
  ///     taken down.
  ///   - certificate: makes it speak TLS.
  ///   - fallback: the answer where `responses` has none left; `200 {}` by default.
  public static func start(
    responses: [ScriptedResponse] = [],
    bodyLimit: Int = 16 << 20,
    certificate: ServerCertificate? = nil,
    fallback: @escaping @Sendable (RecordedRequest) -> ScriptedResponse = { _ in
      ScriptedResponse()
    }
  ) async throws -> RecordingServer {
    let log = RequestLog(responses, fallback: fallback)
    let connections = ConnectionList()
    let tls = try certificate?.context()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        connections.add(channel)
        return channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(
            RecordingHandler(log: log, bodyLimit: bodyLimit)
          )
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    guard let port = channel.localAddress?.port else { throw ChannelError.unknownLocalAddress }
    return RecordingServer(channel: channel, log: log, connections: connections, port: port)
  }

  /// Host and port.
  public var authority: String { "127.0.0.1:\(port)" }

  /// The server's URL without a path.
  public var url: String { "http://\(authority)" }

  /// Everything that has arrived, in the order in which it was complete.
  public var requests: [RecordedRequest] { log.requests }

  /// How many connections were made to it so far.
  public var connectionCount: Int { connections.total }

  /// How many connections to it are open.
  public var openConnectionCount: Int { connections.openCount }

  /// Stops listening and closes all connections.
  public func stop() async {
    try? await channel.close().get()
    connections.closeAll()
  }
}
