// SPDX-License-Identifier: MIT

internal import HTTPTypes
package import IntegrationRuntime

extension Response {
  /// The response with its body expanded, if its headers say that it is compressed and how is known.
  ///
  /// - Parameter limit: the most bytes that the body may have then.
  package func expanded(limit: Int) throws(TransportError) -> Response {
    guard let coding = headers[.contentEncoding]?.lowercased(), !body.isEmpty,
      ["gzip", "x-gzip", "deflate"].contains(coding)
    else { return self }
    let bytes: [UInt8]
    do throws(Gzip.Problem) {
      bytes = try Gzip.expand(body, limit: limit)
    } catch {
      switch error {
      case .tooLarge: throw .tooLarge(limit: limit, status: status)
      case .malformed, .noMemory:
        throw TransportError(
          .connection, code: .malformedResponse,
          reason: "the server's answer is not compressed as it says", status: status)
      }
    }
    var headers = headers
    headers[.contentEncoding] = nil
    headers[.contentLength] = nil
    return Response(status: status, headers: headers, body: bytes)
  }
}

extension TransportError {
  /// The answer has more bytes than allowed.
  package static func tooLarge(limit: Int, status: Int) -> TransportError {
    TransportError(
      .tooLarge, code: .responseTooLarge,
      reason: "the response is larger than \(limit) bytes", status: status)
  }
}
