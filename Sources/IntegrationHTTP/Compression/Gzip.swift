// SPDX-License-Identifier: MIT

internal import CZlib

/// gzip and deflate by zlib.
package enum Gzip {
  /// Why bytes could not be expanded.
  package enum Problem: Error, Sendable, Hashable {
    /// They are not of the format, or end too early.
    case malformed
    /// They would become more than allowed.
    case tooLarge
    /// There is no memory.
    case noMemory
  }

  /// What a stream begins with.
  private enum Format: Int32 {
    /// The gzip or zlib header says which.
    case detected = 47
    case gzip = 31
    /// No header at all, which some servers call deflate.
    case raw = -15
  }

  /// The bytes as gzip.
  package static func compress(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Format.gzip.rawValue, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, size) == Z_OK
    else { throw .noMemory }
    defer { deflateEnd(&stream) }
    let status = run(&stream, on: bytes, limit: .max) { deflate($0, Z_FINISH) }
    guard status.code == Z_STREAM_END else { throw .noMemory }
    return status.output
  }

  /// What gzip or deflate made of bytes.
  ///
  /// - Parameter limit: the most bytes that they may become.
  package static func expand(_ bytes: [UInt8], limit: Int) throws(Problem) -> [UInt8] {
    do throws(Problem) {
      return try expand(bytes, as: .detected, limit: limit)
    } catch {
      guard error == .malformed else { throw error }
      return try expand(bytes, as: .raw, limit: limit)
    }
  }

  private static func expand(
    _ bytes: [UInt8], as format: Format, limit: Int
  ) throws(Problem) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, format.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw .noMemory
    }
    defer { inflateEnd(&stream) }
    let status = run(&stream, on: bytes, limit: limit) { stream in
      let code = inflate(stream, Z_NO_FLUSH)
      guard code == Z_STREAM_END, stream.pointee.avail_in > 0, format == .detected else {
        return code
      }
      // Another member follows (RFC 1952 §2.2).
      return inflateReset(stream)
    }
    if status.output.count > limit { throw .tooLarge }
    switch status.code {
    case Z_STREAM_END where stream.avail_in == 0: return status.output
    case Z_MEM_ERROR: throw .noMemory
    default: throw .malformed
    }
  }

  /// Turns the crank until the input is used up, the stream ends or there is one byte more than
  /// allowed.
  private static func run(
    _ stream: inout z_stream, on bytes: [UInt8], limit: Int,
    turn: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> (code: Int32, output: [UInt8]) {
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    var input = bytes
    let code = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      var code = Z_OK
      while code == Z_OK, output.count <= limit {
        let written = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.next_out = chunk.baseAddress
          stream.avail_out = UInt32(chunk.count)
          code = turn(&stream)
          return chunk.count - Int(stream.avail_out)
        }
        output += chunk.prefix(written)
      }
      return code
    }
    return (code, output)
  }
}
