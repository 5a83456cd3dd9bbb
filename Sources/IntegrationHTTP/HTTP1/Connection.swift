// SPDX-License-Identifier: MIT

internal import NIOCore

/// A connection as those see it who are not on its event loop.
package final class Connection: Sendable {
  let origin: Origin
  private let channel: any NIOCore.Channel
  private let handler: NIOLoopBound<ConnectionHandler>

  init(
    to origin: Origin, over channel: any NIOCore.Channel, handler: NIOLoopBound<ConnectionHandler>
  ) {
    self.origin = origin
    self.channel = channel
    self.handler = handler
  }

  /// Whether an event loop carries the connection.
  func isOn(_ loop: any EventLoop) -> Bool { channel.eventLoop === loop }

  /// Ends when the connection is closed.
  var closed: EventLoopFuture<Void> { channel.closeFuture }

  /// Carries one exchange. The connection must have been taken from its pool, which has it back
  /// afterwards if it can be used again.
  func run(_ exchange: Exchange) async -> Exchange.Result {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        channel.eventLoop.execute { self.handler.value.start(exchange, continuation) }
      }
    } onCancel: {
      // Before the exchange begins it sees this itself.
      exchange.cancel()
      channel.eventLoop.execute { self.handler.value.cancel(exchange) }
    }
  }

  /// Tells the connection its pool.
  func join(_ pool: ConnectionPool) {
    channel.eventLoop.execute { self.handler.value.join(pool, as: self) }
  }

  /// Closes the connection, whatever it is doing.
  func close() {
    channel.eventLoop.execute { self.handler.value.end(.failure(.shutDown)) }
  }
}
