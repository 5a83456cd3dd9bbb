// SPDX-License-Identifier: MIT

internal import HTTPTypes
internal import IntegrationRuntime
internal import NIOCore

extension Request {
  /// The request as HTTP/1.1 writes it (RFC 9112 §3), head and body in one piece.
  func message() throws(TransportError) -> ByteBuffer {
    let path = head.path ?? "/"
    // A request can't be made with another path. What would break out of its line is worth a second
    // look all the same.
    guard path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw TransportError(
        .connection, code: .io, reason: "the request's path can't be sent", arrival: .notSent)
    }
    let body = try encodedBody()
    var buffer = ByteBufferAllocator().buffer(capacity: 512 + path.utf8.count + body.count)
    buffer.writeString(head.method.rawValue)
    buffer.writeStaticString(" ")
    buffer.writeString(path)
    buffer.writeStaticString(" HTTP/1.1\r\n")
    buffer.writeField("Host", head.authority ?? "")
    for field in head.headerFields { buffer.writeField(field.name.rawName, field.value) }
    if !body.isEmpty || Self.methodsWithBody.contains(head.method) {
      buffer.writeField("Content-Length", String(body.count))
    }
    buffer.writeStaticString("\r\n")
    buffer.writeBytes(body)
    return buffer
  }

  /// Without a body these say so (RFC 9110 §8.6).
  private static let methodsWithBody: Set<HTTPRequest.Method> = [.post, .put, .patch]
}

extension ByteBuffer {
  fileprivate mutating func writeField(_ name: String, _ value: String) {
    writeString(name)
    writeStaticString(": ")
    writeString(value)
    writeStaticString("\r\n")
  }
}
