// SPDX-License-Identifier: MIT

internal import NIOCore
internal import NIOHTTP1

/// One connection of a ``RecordingServer``: collects a request, then answers as the log says. HTTP
/// pipelining is serialised by NIO's own handler, so there is one request at a time.
final class RecordingHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let log: RequestLog
  private let bodyLimit: Int
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var isTooLarge = false

  init(log: RequestLog, bodyLimit: Int) {
    self.log = log
    self.bodyLimit = bodyLimit
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      isTooLarge = false
    case .body(let buffer):
      if body.count + buffer.readableBytes > bodyLimit {
        isTooLarge = true
        body = []
      }
      if !isTooLarge { body.append(contentsOf: buffer.readableBytesView) }
    case .end:
      guard let head else { return }
      self.head = nil
      var response = ScriptedResponse(status: 413, closeConnection: true)
      if !isTooLarge {
        response = log.record(
          RecordedRequest(
            method: head.method.rawValue,
            target: head.uri,
            headers: head.headers.map { RecordedRequest.Pair($0.name, $0.value) },
            body: body
          )
        )
      }
      body = []
      let answer = Answer(response, isHead: head.method == .HEAD, keepAlive: head.isKeepAlive)
      let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
      after(response.delay, on: context.eventLoop) {
        answer.write(to: loopBound.value)
      }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}

/// Runs a piece of work on the loop, at once if there is nothing to wait for.
func after(
  _ delay: Duration,
  on eventLoop: any EventLoop,
  _ work: @escaping @Sendable () -> Void
) {
  guard delay > .zero else {
    eventLoop.assumeIsolated().execute(work)
    return
  }
  let (seconds, attoseconds) = delay.components
  eventLoop.scheduleTask(
    in: .nanoseconds(min(seconds, 1 << 30) * 1_000_000_000 + attoseconds / 1_000_000_000),
    work
  )
}
