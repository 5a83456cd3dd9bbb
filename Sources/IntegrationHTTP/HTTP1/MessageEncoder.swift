// SPDX-License-Identifier: MIT

internal import NIOCore
internal import NIOHTTP1

/// Lets requests through that are encoded already; the head before them is for the decoder only.
final class MessageEncoder: ChannelOutboundHandler {
  typealias OutboundIn = HTTPClientRequestPart
  typealias OutboundOut = ByteBuffer

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .body(.byteBuffer(let message)) = unwrapOutboundIn(data) {
      context.write(wrapOutboundOut(message), promise: promise)
    } else {
      promise?.succeed()
    }
  }
}
