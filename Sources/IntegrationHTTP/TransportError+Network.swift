// SPDX-License-Identifier: MIT

package import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension TransportError {
  /// What an error of NIO's means. Its own texts are not passed on: they may quote headers.
  package init(network error: any Error, timeout: Duration?) {
    switch error {
    case let error as TransportError:
      self = error
    case is CancellationError:
      self = .cancelled()
    case let error as NIOConnectionError:
      self.init(error)
    case let error as IOError:
      self.init(error, arrival: error.errnoCode == ECONNREFUSED ? .notSent : .unknown)
    case HTTPParserError.invalidEOFState:
      self = .closed
    case HTTPParserError.headerOverflow:
      self.init(
        .tooLarge, code: .responseTooLarge, reason: "the response's headers are too large")
    case is HTTPParserError:
      self.init(
        .connection,
        code: .malformedResponse,
        reason: "the server's answer is not HTTP"
      )
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      self.init(
        .connection,
        code: .tls,
        reason: "the TLS handshake or connection failed",
        arrival: "\(error)".contains("handshake") ? .notSent : .unknown
      )
    case ChannelError.connectTimeout:
      self = .timeout(after: timeout ?? .zero, arrival: .notSent)
    // A kept connection that the server closed just before we wrote to it.
    case ChannelError.ioOnClosedChannel, ChannelError.alreadyClosed, ChannelError.eof,
      ChannelError.inputClosed, ChannelError.outputClosed:
      self = .closed
    default:
      self.init(
        .connection,
        code: .io,
        reason: "the connection failed (\(type(of: error)))"
      )
    }
  }

  /// The other end closed the connection too early.
  package static let closed = TransportError(
    .connection,
    code: .connectionReset,
    reason: "the connection was closed before the answer was complete"
  )

  /// The time to connect passed.
  package static let noConnectionInTime = TransportError(
    .timeout, code: .timeout, reason: "no connection could be made in time", arrival: .notSent)

  /// The transport is not to be used any more.
  package static let shutDown = TransportError(
    .connection, code: .io, reason: "the transport has been shut down", arrival: .notSent)

  private init(_ error: NIOConnectionError) {
    if let first = error.connectionErrors.first?.error {
      if let io = first as? IOError {
        self.init(io, arrival: .notSent)
      } else if first is ChannelError {
        self = .noConnectionInTime
      } else {
        self.init(
          .connection,
          code: .io,
          reason: "no connection could be made",
          arrival: .notSent
        )
      }
    } else {
      self.init(
        .connection,
        code: .hostNotFound,
        reason: "the host's name has no address",
        arrival: .notSent
      )
    }
  }

  private init(_ error: IOError, arrival: Arrival) {
    let code: ErrorCode
    let reason: String
    switch error.errnoCode {
    case ECONNREFUSED: (code, reason) = (.connectionRefused, "the connection was refused")
    case ECONNRESET, EPIPE: (code, reason) = (.connectionReset, "the connection was reset")
    case EHOSTUNREACH, ENETUNREACH:
      (code, reason) = (.hostUnreachable, "there is no way to the host")
    case ETIMEDOUT:
      (code, reason) = (ErrorCode(rawValue: "ETIMEDOUT"), "the connection timed out")
    default: (code, reason) = (.io, "the connection failed (errno \(error.errnoCode))")
    }
    self.init(.connection, code: code, reason: reason, arrival: arrival)
  }
}
