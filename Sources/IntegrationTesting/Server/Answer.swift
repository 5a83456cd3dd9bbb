// SPDX-License-Identifier: MIT

internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Writes a scripted response to a connection.
struct Answer: Sendable {
  private let response: ScriptedResponse
  private let isHead: Bool
  private let keepAlive: Bool

  init(_ response: ScriptedResponse, isHead: Bool, keepAlive: Bool) {
    self.response = response
    self.isHead = isHead
    self.keepAlive = keepAlive && !response.closeConnection
  }

  func write(to context: ChannelHandlerContext) {
    switch response.fault {
    case .neverAnswer:
      return
    case .closeWithoutAnswer:
      context.close(promise: nil)
    case .raw(let text):
      writeRaw(text, to: context)
    case .closeInBody:
      writeHead(to: context)
      writeBody(response.body.prefix(response.body.count / 2), to: context)
      flushAndClose(context)
    case .resetInBody:
      writeHead(to: context)
      writeBody(response.body.prefix(response.body.count / 2), to: context)
      flushAndReset(context)
    case .closeAfterAnswer:
      writeHead(to: context)
      writeBody(response.body[...], to: context)
      let channel = context.channel
      context.writeAndFlush(RecordingHandler.wrap(.end(nil))).whenComplete { _ in
        channel.close(promise: nil)
      }
    case .endlessBody:
      writeHead(to: context)
      writeForever(to: NIOLoopBound(context, eventLoop: context.eventLoop))
    case .dripHead(let bytes, let pause):
      dripRaw(wholeText[...], bytes: max(1, bytes), pause: pause, context: context)
    case .drip(let bytes, let pause):
      writeHead(to: context)
      context.flush()
      drip(response.body[...], bytes: max(1, bytes), pause: pause, context: context)
    case nil:
      writeHead(to: context)
      writeBody(response.body[...], to: context)
      finish(context)
    }
  }

  private func writeHead(to context: ChannelHandlerContext) {
    var headers = HTTPHeaders()
    for header in response.headers { headers.add(name: header.name, value: header.value) }
    // 1xx, 204 and 304 have no body and must not announce one.
    if response.status >= 200, response.status != 204, response.status != 304 {
      if !headers.contains(name: "Content-Type"), !response.body.isEmpty {
        headers.add(name: "Content-Type", value: "application/json")
      }
      if response.fault != .endlessBody, !headers.contains(name: "Content-Length"),
        !headers.contains(name: "Transfer-Encoding")
      {
        headers.add(name: "Content-Length", value: String(response.body.count))
      }
    }
    if !keepAlive { headers.add(name: "Connection", value: "close") }
    let head = HTTPResponseHead(
      version: .http1_1,
      status: HTTPResponseStatus(statusCode: response.status),
      headers: headers
    )
    context.write(RecordingHandler.wrap(.head(head)), promise: nil)
  }

  private func writeBody(_ bytes: ArraySlice<UInt8>, to context: ChannelHandlerContext) {
    let hasBody = !isHead && response.status != 204 && response.status != 304
    guard hasBody, !bytes.isEmpty else { return }
    context.write(
      RecordingHandler.wrap(.body(.byteBuffer(ByteBuffer(bytes: bytes)))),
      promise: nil
    )
  }

  private func finish(_ context: ChannelHandlerContext) {
    let promise = keepAlive ? nil : context.eventLoop.makePromise(of: Void.self)
    if let promise {
      let channel = context.channel
      promise.futureResult.whenComplete { _ in channel.close(promise: nil) }
    }
    context.writeAndFlush(RecordingHandler.wrap(.end(nil)), promise: promise)
  }

  private func flushAndClose(_ context: ChannelHandlerContext) {
    context.flush()
    context.close(promise: nil)
  }

  /// What has been sent may be lost, as when a machine goes down.
  private func flushAndReset(_ context: ChannelHandlerContext) {
    context.flush()
    let channel = context.channel
    guard let provider = channel as? any SocketOptionProvider else {
      return channel.close(promise: nil)
    }
    provider.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
      channel.close(promise: nil)
    }
  }

  private func writeForever(to context: NIOLoopBound<ChannelHandlerContext>) {
    guard context.value.channel.isActive else { return }
    let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: 16 << 10)
    context.value.writeAndFlush(RecordingHandler.wrap(.body(.byteBuffer(piece))))
      .whenSuccess { writeForever(to: context) }
  }

  private var wholeText: [UInt8] {
    let head = "HTTP/1.1 \(response.status) OK\r\nContent-Length: \(response.body.count)\r\n\r\n"
    return Array(head.utf8) + response.body
  }

  private func dripRaw(
    _ rest: ArraySlice<UInt8>, bytes: Int, pause: Duration, context: ChannelHandlerContext
  ) {
    guard context.channel.isActive, !rest.isEmpty else { return }
    writeAsIs(ByteBuffer(bytes: rest.prefix(bytes)), to: context)
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    let remaining = rest.dropFirst(bytes)
    after(pause, on: context.eventLoop) {
      dripRaw(remaining, bytes: bytes, pause: pause, context: loopBound.value)
    }
  }

  private func drip(
    _ rest: ArraySlice<UInt8>,
    bytes: Int,
    pause: Duration,
    context: ChannelHandlerContext
  ) {
    guard context.channel.isActive else { return }
    guard !rest.isEmpty else { return finish(context) }
    writeBody(rest.prefix(bytes), to: context)
    context.flush()
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    let remaining = rest.dropFirst(bytes)
    after(pause, on: context.eventLoop) {
      drip(remaining, bytes: bytes, pause: pause, context: loopBound.value)
    }
  }

  private func writeRaw(_ text: String, to context: ChannelHandlerContext) {
    writeAsIs(ByteBuffer(string: text), to: context)
    context.close(promise: nil)
  }

  /// Writes from the encoder's place on, so that the encoder doesn't see it.
  private func writeAsIs(_ bytes: ByteBuffer, to context: ChannelHandlerContext) {
    let encoder = try? context.pipeline.syncOperations.context(
      handlerType: HTTPResponseEncoder.self
    )
    encoder?.writeAndFlush(NIOAny(bytes), promise: nil)
  }
}

extension RecordingHandler {
  static func wrap(_ part: HTTPServerResponsePart) -> NIOAny { NIOAny(part) }
}
