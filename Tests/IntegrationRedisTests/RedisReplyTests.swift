// SPDX-License-Identifier: MIT
import NIOCore
import XCTest

@testable import IntegrationRedis

final class RedisReplyTests: XCTestCase {
  func testRepliesInPiecesOfAnySize() throws {
    let bytes = Array("+OK\r\n$-1\r\n:12\r\n-ERR no\r\n$5\r\na\r\nbc\r\n$0\r\n\r\n".utf8)
    let expected: [RedisReply] = [
      .text("OK"), .null, .integer(12), .failure("ERR no"), .text("a\r\nbc"), .text(""),
    ]
    for size in 1...bytes.count {
      var buffer = ByteBuffer()
      var replies: [RedisReply] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        buffer.writeBytes(bytes[start..<min(start + size, bytes.count)])
        while let reply = try RedisReplyDecoder.next(in: &buffer) { replies.append(reply) }
      }
      XCTAssertEqual(replies, expected, "in pieces of \(size)")
      XCTAssertEqual(buffer.readableBytes, 0)
    }
  }

  func testWhatIsNoReplyIsAnError() {
    let wrong = [
      "HTTP/1.1 400 Bad Request\r\n", "*1\r\n", "\r\n", "\n", ":x\r\n", "$x\r\n", "$-2\r\n",
      "$99999999\r\n", "$1\r\nabc", "+OK\n", String(repeating: "x", count: 70_000),
    ]
    for text in wrong {
      var buffer = ByteBuffer(string: text)
      XCTAssertThrowsError(try RedisReplyDecoder.next(in: &buffer), String(text.prefix(20)))
    }
  }

  func testACommandIsCountedByBytes() {
    var buffer = ByteBuffer()
    let command = ["SET", "ü\r\n", ""]
    RedisCommand.encode(command, into: &buffer)
    XCTAssertEqual(
      String(buffer: buffer), "*3\r\n$3\r\nSET\r\n$4\r\nü\r\n\r\n$0\r\n\r\n")
  }
}
