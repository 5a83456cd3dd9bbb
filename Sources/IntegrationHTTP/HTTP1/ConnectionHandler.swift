// SPDX-License-Identifier: MIT

internal import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1
internal import NIOTLS

/// What a connection is doing, on its event loop: it gets ready, and then carries one exchange at a
/// time.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private enum State {
    /// Until the connection is made and, with TLS, trusted.
    case opening(EventLoopPromise<Void>)
    case idle
    case busy(Exchange, CheckedContinuation<Exchange.Result, Never>)
    case closed
  }

  /// Ends when the connection can be used, or with the reason why it never will be.
  let ready: EventLoopFuture<Void>

  private let isSecure: Bool
  private let guardian: AddressGuard
  private let idleTimeout: TimeAmount
  /// Told when the connection is free again, and when it is gone. Let go of with the connection.
  private var pool: (owner: ConnectionPool, connection: Connection)?
  private var context: ChannelHandlerContext?
  private var state: State
  private var head: HTTPResponseHead?
  private var body = ByteBuffer()

  /// When what the connection is doing has to be over.
  private var due = NIODeadline.distantFuture
  /// One timer for all exchanges of the connection, set again only when it has fired: one for each
  /// exchange would be work for nothing, since almost none ever fires.
  private var timer: (fires: NIODeadline, task: Scheduled<Void>)?

  /// - Parameters:
  ///   - deadline: when the connection has to be ready.
  ///   - ready: told when it is, or why it never will be.
  init(
    isSecure: Bool, guardian: AddressGuard, openBy deadline: NIODeadline, idleTimeout: TimeAmount,
    ready: EventLoopPromise<Void>
  ) {
    self.isSecure = isSecure
    self.guardian = guardian
    self.idleTimeout = idleTimeout
    self.ready = ready.futureResult
    due = deadline
    state = .opening(ready)
  }

  // MARK: Getting ready

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    expectEnd(by: due)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    end(.failure(.closed))
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    if !guardian.allows(context.channel) {
      end(.failure(AddressGuard.problem))
    } else if !isSecure {
      opened()
    }
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSUserEvent, case .handshakeCompleted = event { opened() }
    context.fireUserInboundEventTriggered(event)
  }

  private func opened() {
    guard case .opening(let ready) = state else { return }
    state = .idle
    expectEnd(by: .now() + idleTimeout)
    ready.succeed()
  }

  /// Puts the connection into a pool's hands.
  func join(_ owner: ConnectionPool, as connection: Connection) {
    if case .closed = state {
      owner.remove(connection)
    } else {
      pool = (owner, connection)
    }
  }

  // MARK: Exchanges

  func start(_ exchange: Exchange, _ continuation: CheckedContinuation<Exchange.Result, Never>) {
    guard case .idle = state, let context, context.channel.isActive else {
      return continuation.resume(returning: .unused)
    }
    if exchange.isCancelled {
      release()
      return continuation.resume(returning: .failure(.cancelled(arrival: .notSent)))
    }
    state = .busy(exchange, continuation)
    expectEnd(by: exchange.deadline)
    // The decoder has to know to which method the answer is.
    context.write(
      wrapOutboundOut(.head(exchange.isHead ? Self.headRequest : Self.request)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(exchange.message))), promise: nil)
  }

  private static let request = HTTPRequestHead(version: .http1_1, method: .POST, uri: "")
  private static let headRequest = HTTPRequestHead(version: .http1_1, method: .HEAD, uri: "")

  /// Ends an exchange for which nobody waits.
  func cancel(_ exchange: Exchange) {
    if case .busy(let current, _) = state, current === exchange { end(.failure(.cancelled())) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .busy(let exchange, let continuation) = state else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }),
        length > exchange.limit, !exchange.isHead, head.status.mayHaveResponseBody
      {
        endForSize(exchange, head)
      }
    case .body(var part):
      guard let head else { return }
      if body.readableBytes + part.readableBytes > exchange.limit {
        endForSize(exchange, head)
      } else if body.readableBytes == 0 {
        body = part
      } else {
        body.writeBuffer(&part)
      }
    case .end:
      guard let head else { return }
      complete(head, continuation)
    }
  }

  private func endForSize(_ exchange: Exchange, _ head: HTTPResponseHead) {
    end(.failure(.tooLarge(limit: exchange.limit, status: Int(head.status.code))))
  }

  private func complete(
    _ head: HTTPResponseHead, _ continuation: CheckedContinuation<Exchange.Result, Never>
  ) {
    let body = body
    self.head = nil
    self.body = ByteBuffer()
    state = .idle
    // An answer that came before all was read leaves a connection in an unknown state.
    let unwritten = try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)
    if head.isKeepAlive, head.status != .switchingProtocols, unwritten == 0 {
      release()
    } else {
      end(.failure(.closed))
    }
    continuation.resume(returning: .answer(head, body: body))
  }

  private func release() {
    expectEnd(by: .now() + idleTimeout)
    if let pool { pool.owner.release(pool.connection) }
  }

  // MARK: The end

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end(.failure(TransportError(network: error, timeout: nil)))
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(.failure(.closed))
    context.fireChannelInactive()
  }

  /// Closes the connection and ends what it is doing.
  func end(_ result: Exchange.Result) {
    let ended = state
    state = .closed
    timer?.task.cancel()
    timer = nil
    body = ByteBuffer()
    if case .closed = ended { return }
    context?.close(promise: nil)
    if let pool { pool.owner.remove(pool.connection) }
    pool = nil
    switch ended {
    case .opening(let ready):
      if case .failure(let error) = result {
        ready.fail(error)
      } else {
        ready.fail(TransportError.closed)
      }
    case .busy(_, let continuation): continuation.resume(returning: result)
    case .idle, .closed: break
    }
  }

  private func expectEnd(by deadline: NIODeadline) {
    due = deadline
    guard let context, deadline != .distantFuture else { return }
    if let timer {
      if timer.fires <= deadline { return }
      timer.task.cancel()
    }
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let task = context.eventLoop.scheduleTask(deadline: deadline) { bound.value.timerFired() }
    timer = (deadline, task)
  }

  private func timerFired() {
    timer = nil
    guard due <= .now() else { return expectEnd(by: due) }
    switch state {
    case .opening: end(.failure(.noConnectionInTime))
    case .busy(let exchange, _): end(.failure(.timeout(after: exchange.timeout)))
    // Somebody who has just been given the connection is about to use it.
    case .idle: if pool.map({ $0.owner.retire($0.connection) }) ?? true { end(.failure(.closed)) }
    case .closed: break
    }
  }
}
