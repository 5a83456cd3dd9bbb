// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
internal import NIOCore
internal import NIOPosix

/// One connection to Redis, made when it is first needed and made anew after it broke. Commands of
/// several tasks share it.
actor RedisClient {
  private let configuration: RedisConfiguration
  private var connecting: Task<any NIOCore.Channel, any Error>?

  init(_ configuration: RedisConfiguration) { self.configuration = configuration }

  /// Sends a command. Ends within the timeout whatever happens, so it does not heed cancellation:
  /// a lock has to be given back by cancelled tasks too.
  func send(_ arguments: [String]) async throws(LockError) -> RedisReply {
    do {
      do {
        return try await Self.send(arguments, over: try await channel())
      } catch is NotSent {
        // The connection broke after the last command; nothing of this one was sent.
        return try await Self.send(arguments, over: try await channel())
      }
    } catch let error as LockError {
      throw error
    } catch {
      throw LockError("Redis cannot be reached")
    }
  }

  /// The connection was closed before the command.
  private struct NotSent: Error {}

  private static func send(
    _ arguments: [String], over channel: any NIOCore.Channel
  ) async throws -> RedisReply {
    let reply = channel.eventLoop.makePromise(of: RedisReply.self)
    let written = channel.eventLoop.makePromise(of: Void.self)
    // A command for a channel that is closed already never reaches the handler.
    written.futureResult.whenFailure { error in
      switch error {
      case ChannelError.ioOnClosedChannel, ChannelError.alreadyClosed: reply.fail(NotSent())
      default: reply.fail(LockError("the connection to Redis broke"))
      }
    }
    channel.writeAndFlush(RedisCommand(arguments: arguments, reply: reply), promise: written)
    return try await reply.futureResult.get()
  }

  private func channel() async throws -> any NIOCore.Channel {
    if let connecting {
      if let channel = try? await connecting.value, channel.isActive { return channel }
      // Another task may have begun to connect in the meantime.
      if self.connecting == connecting { self.connecting = nil }
    }
    if let connecting { return try await connecting.value }
    let configuration = configuration
    let task = Task { try await Self.connect(configuration) }
    connecting = task
    return try await task.value
  }

  private static func connect(
    _ configuration: RedisConfiguration
  ) async throws -> any NIOCore.Channel {
    let timeout = TimeAmount.nanoseconds(configuration.timeoutInNanoseconds)
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .connectTimeout(timeout)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(RedisReplyDecoder()), RedisHandler(timeout: timeout))
        }
      }
      .connect(host: configuration.host, port: configuration.port).get()
    do {
      for command in configuration.greeting {
        if case .failure(let reason) = try await send(command, over: channel) {
          // The reason may repeat what was sent.
          let word = reason.prefix { $0 != " " }
          throw LockError("Redis refuses the connection: \(word)")
        }
      }
    } catch {
      channel.close(promise: nil)
      throw error
    }
    return channel
  }

  /// Closes the connection. The next command opens one again.
  func close() async {
    guard let connecting else { return }
    self.connecting = nil
    if let channel = try? await connecting.value { try? await channel.close().get() }
  }
}
