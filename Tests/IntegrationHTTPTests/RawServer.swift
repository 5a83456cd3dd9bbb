// SPDX-License-Identifier: MIT

import NIOCore
import NIOPosix

/// A server that knows no HTTP: it says the same to everybody at the first byte it hears, or nothing,
/// and reads no further until it is told to.
final class RawServer: Sendable {
  private let channel: any Channel

  var authority: String { "127.0.0.1:\(channel.localAddress?.port ?? 0)" }

  private init(_ channel: any Channel) { self.channel = channel }

  static func start(answer: String?) async throws -> RawServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return RawServer(channel)
  }

  func stop() async { try? await channel.close() }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answer: String?

    init(_ answer: String?) { self.answer = answer }

    func channelActive(context: ChannelHandlerContext) { context.read() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard let answer else { return }
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
    }
  }
}
