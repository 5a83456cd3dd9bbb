// SPDX-License-Identifier: MIT
internal import NIOCore

/// What Redis answers to the commands that locks need (RESP 2 without arrays).
enum RedisReply: Sendable, Equatable {
  case text(String)
  case integer(Int)
  case null
  /// The server refuses the command.
  case failure(String)
}

/// Finds replies in a stream of bytes.
struct RedisReplyDecoder: ByteToMessageDecoder {
  typealias InboundOut = RedisReply

  /// Longer than any reply to a lock's commands.
  private static let limit = 64 << 10

  mutating func decode(
    context: ChannelHandlerContext, buffer: inout ByteBuffer
  ) throws -> DecodingState {
    guard let reply = try Self.next(in: &buffer) else { return .needMoreData }
    context.fireChannelRead(wrapInboundOut(reply))
    return .continue
  }

  mutating func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) throws -> DecodingState {
    try decode(context: context, buffer: &buffer)
  }

  /// The first reply, taken out of the buffer; nil if it isn't complete.
  static func next(in buffer: inout ByteBuffer) throws -> RedisReply? {
    let start = buffer.readerIndex
    guard let line = try line(in: &buffer), let kind = line.utf8.first else { return nil }
    let rest = String(line.dropFirst())
    switch kind {
    case UInt8(ascii: "+"): return .text(rest)
    case UInt8(ascii: "-"): return .failure(rest)
    case UInt8(ascii: ":"):
      guard let number = Int(rest) else { throw RedisProtocolError() }
      return .integer(number)
    case UInt8(ascii: "$"):
      guard let length = Int(rest), length <= limit else { throw RedisProtocolError() }
      if length == -1 { return .null }
      guard length >= 0 else { throw RedisProtocolError() }
      guard buffer.readableBytes >= length + 2 else {
        buffer.moveReaderIndex(to: start)
        return nil
      }
      let text = buffer.readString(length: length) ?? ""
      guard buffer.readString(length: 2) == "\r\n" else { throw RedisProtocolError() }
      return .text(text)
    default: throw RedisProtocolError()
    }
  }

  private static func line(in buffer: inout ByteBuffer) throws -> String? {
    let bytes = buffer.readableBytesView
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      guard bytes.count <= limit else { throw RedisProtocolError() }
      return nil
    }
    let length = end - bytes.startIndex
    guard length >= 2, bytes[end - 1] == UInt8(ascii: "\r") else { throw RedisProtocolError() }
    let line = buffer.readString(length: length - 1)
    buffer.moveReaderIndex(forwardBy: 2)
    return line
  }
}

/// The bytes are no reply; the connection is of no use any more.
struct RedisProtocolError: Error {}
