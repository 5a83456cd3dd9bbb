// SPDX-License-Identifier: MIT

package import IntegrationRuntime

extension Request {
  /// The body's bytes as they are sent.
  package func encodedBody() throws(TransportError) -> [UInt8] {
    guard contentCoding == .gzip else { return body.bytes }
    do throws(Gzip.Problem) {
      return try Gzip.compress(body.bytes)
    } catch {
      throw TransportError(
        .connection, code: .io, reason: "the body could not be compressed", arrival: .notSent)
    }
  }
}
