// SPDX-License-Identifier: MIT

/// The short stable text that names a failure for machines. The names are those of the original
/// library and of POSIX, so that reports stay comparable. HTTP statuses have none.
public struct ErrorCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  /// The text.
  public let rawValue: String

  /// A code of any name.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The text.
  public var description: String { rawValue }

  /// The customer's settings can't be used.
  public static let invalidSettings = ErrorCode(rawValue: "INVALID_SETTINGS")
  /// The message can't be used for this destination.
  public static let messageRejected = ErrorCode(rawValue: "MESSAGE_REJECTED")
  /// The integration itself reports that the destination said no.
  public static let badRequest = ErrorCode(rawValue: "BAD_REQUEST")
  /// A lock is held elsewhere.
  public static let resourceLocked = ErrorCode(rawValue: "RESOURCE_LOCKED")
  /// No complete answer in time.
  public static let timeout = ErrorCode(rawValue: "ECONNABORTED")
  /// Nobody listens there.
  public static let connectionRefused = ErrorCode(rawValue: "ECONNREFUSED")
  /// The connection was closed before the answer was complete.
  public static let connectionReset = ErrorCode(rawValue: "ECONNRESET")
  /// The host's name has no address.
  public static let hostNotFound = ErrorCode(rawValue: "ENOTFOUND")
  /// There is no way to the host.
  public static let hostUnreachable = ErrorCode(rawValue: "EHOSTUNREACH")
  /// The host's address may not be called.
  public static let forbiddenAddress = ErrorCode(rawValue: "EACCES")
  /// The TLS handshake failed.
  public static let tls = ErrorCode(rawValue: "EPROTO")
  /// The server's bytes are not HTTP.
  public static let malformedResponse = ErrorCode(rawValue: "EBADMSG")
  /// The answer is larger than allowed.
  public static let responseTooLarge = ErrorCode(rawValue: "EMSGSIZE")
  /// The request was led on more often than it may be.
  public static let tooManyRedirects = ErrorCode(rawValue: "ELOOP")
  /// A redirect leads to what is no URL, from https to http, or would take a secret elsewhere.
  public static let refusedRedirect = ErrorCode(rawValue: "EPERM")
  /// The sending task was cancelled.
  public static let cancelled = ErrorCode(rawValue: "ECANCELED")
  /// A failure of the connection without a name of its own.
  public static let io = ErrorCode(rawValue: "EIO")
}
