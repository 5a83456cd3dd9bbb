// SPDX-License-Identifier: MIT

internal import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
package import NIOSSL
internal import Synchronization

/// Makes connections.
package final class Connector: Sendable {
  let guardian: AddressGuard
  private let tls: TLSConfiguration
  private let connectTimeout: TimeAmount
  private let idleTimeout: TimeAmount
  private let group = MultiThreadedEventLoopGroup.singleton
  /// Reads the certificates of the system, which takes a while, when they are first needed.
  private let tlsContext = Mutex<EventLoopFuture<NIOSSLContext>?>(nil)

  package init(_ configuration: HTTPTransportConfiguration, tls: TLSConfiguration) {
    guardian = AddressGuard(configuration.addresses)
    connectTimeout = configuration.connectTimeout.timeAmount
    idleTimeout = configuration.idleTimeout.timeAmount
    self.tls = tls
  }

  /// A connection that is ready to carry requests.
  func connect(to origin: Origin) -> EventLoopFuture<Connection> {
    // On the caller's own thread, if connections are carried there.
    let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? group.next()
    let deadline = NIODeadline.now() + connectTimeout
    guard origin.isSecure else { return connect(to: origin, on: loop, by: deadline, tls: nil) }
    return secureContext().hop(to: loop).flatMap { context in
      self.connect(to: origin, on: loop, by: deadline, tls: context)
    }
  }

  private func connect(
    to origin: Origin, on loop: any EventLoop, by deadline: NIODeadline, tls: NIOSSLContext?
  ) -> EventLoopFuture<Connection> {
    ClientBootstrap(group: loop)
      .connectTimeout(max(.zero, deadline - .now()))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        // A name with several addresses may lead to several attempts, each with a channel.
        channel.eventLoop.makeCompletedFuture {
          let ready = channel.eventLoop.makePromise(of: Void.self)
          let handler = ConnectionHandler(
            isSecure: origin.isSecure, guardian: self.guardian, openBy: deadline,
            idleTimeout: self.idleTimeout, ready: ready)
          do {
            try Self.add(handler, to: channel, host: origin.host, tls: tls)
          } catch {
            ready.fail(error)
            throw error
          }
        }
      }
      .connect(host: origin.host, port: origin.port)
      .flatMap { channel in
        channel.eventLoop.makeCompletedFuture {
          let loop = channel.eventLoop
          let handler = try channel.pipeline.syncOperations.handler(type: ConnectionHandler.self)
          let bound = NIOLoopBound(handler, eventLoop: loop)
          return (Connection(to: origin, over: channel, handler: bound), handler.ready)
        }.flatMap { connection, ready in ready.map { @Sendable in connection } }
      }
  }

  private static func add(
    _ handler: ConnectionHandler, to channel: any NIOCore.Channel, host: String,
    tls: NIOSSLContext?
  ) throws {
    let pipeline = channel.pipeline.syncOperations
    if let tls {
      // An address can't be a server name (RFC 6066 §3); the certificate is then checked against it.
      let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
      try pipeline.addHandler(
        NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host))
    }
    try pipeline.addHandler(MessageEncoder())
    try pipeline.addHandler(ByteToMessageHandler(HTTPResponseDecoder()))
    try pipeline.addHandler(handler)
  }

  private func secureContext() -> EventLoopFuture<NIOSSLContext> {
    tlsContext.withLock { context in
      if let context { return context }
      var tls = tls
      tls.applicationProtocols = ["http/1.1"]
      let made = NIOThreadPool.singleton.runIfActive(eventLoop: group.next()) { [tls] in
        try NIOSSLContext(configuration: tls)
      }
      context = made
      return made
    }
  }
}
