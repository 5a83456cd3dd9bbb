// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
internal import NIOCore

/// A command, and where its reply goes.
struct RedisCommand: Sendable {
  var arguments: [String]
  var reply: EventLoopPromise<RedisReply>

  /// Writes a command as an array of bulk strings, whose lengths keep any text in its place.
  static func encode(_ arguments: [String], into buffer: inout ByteBuffer) {
    buffer.writeString("*\(arguments.count)\r\n")
    for argument in arguments {
      buffer.writeString("$\(argument.utf8.count)\r\n\(argument)\r\n")
    }
  }
}

/// Hands out replies in the order of the commands. A command without a reply in time closes the
/// connection, because all later replies would be taken for earlier ones.
final class RedisHandler: ChannelDuplexHandler {
  typealias InboundIn = RedisReply
  typealias OutboundIn = RedisCommand
  typealias OutboundOut = ByteBuffer

  private let timeout: TimeAmount
  private var waiting: CircularBuffer<(EventLoopPromise<RedisReply>, Scheduled<Void>)> = []
  private var problem = LockError("the connection to Redis was closed")

  init(timeout: TimeAmount) { self.timeout = timeout }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let command = unwrapOutboundIn(data)
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let timer = context.eventLoop.scheduleTask(in: timeout) {
      let (handler, context) = loopBound.value
      handler.fail(LockError("Redis does not answer in time"), context)
    }
    waiting.append((command.reply, timer))
    var buffer = context.channel.allocator.buffer(capacity: 256)
    RedisCommand.encode(command.arguments, into: &buffer)
    context.write(wrapOutboundOut(buffer), promise: promise)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let (reply, timer) = waiting.popFirst() else {
      return fail(LockError("Redis sent a reply to nothing"), context)
    }
    timer.cancel()
    reply.succeed(unwrapInboundIn(data))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(
      error is RedisProtocolError
        ? LockError("what answers is not Redis") : LockError("the connection to Redis broke"),
      context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    failAll()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { failAll() }

  private func fail(_ error: LockError, _ context: ChannelHandlerContext) {
    problem = error
    failAll()
    context.close(promise: nil)
  }

  private func failAll() {
    while let (reply, timer) = waiting.popFirst() {
      timer.cancel()
      reply.fail(problem)
    }
  }
}
