// SPDX-License-Identifier: MIT

/// Why a transport has no response to give.
public struct TransportError: Error, Sendable, Hashable {
  /// The ways in which an exchange fails below HTTP.
  public enum Kind: Sendable, Hashable {
    /// No complete answer within the request's timeout.
    case timeout
    /// The connection couldn't be made, broke, or carried something else than HTTP.
    case connection
    /// The answer is larger than the transport takes.
    case tooLarge
    /// The transport may not call the host's address.
    case forbiddenAddress
    /// The sending task was cancelled.
    case cancelled
  }

  /// Whether the destination may have acted on the request.
  public enum Arrival: Sendable, Hashable {
    /// It certainly did not: no connection carried the request.
    case notSent
    /// Nobody can tell: the request, or some of it, was on its way.
    case unknown
  }

  /// What failed.
  public var kind: Kind
  /// Its short name.
  public var code: ErrorCode
  /// One sentence for people. Holds nothing of the request.
  public var reason: String
  /// Whether the destination may have acted on the request.
  public var arrival: Arrival
  /// The status, if the head of an answer had arrived.
  public var status: Int?

  /// Makes an error.
  public init(
    _ kind: Kind,
    code: ErrorCode,
    reason: String,
    arrival: Arrival = .unknown,
    status: Int? = nil
  ) {
    self.kind = kind
    self.code = code
    self.reason = reason
    self.arrival = arrival
    self.status = status
  }

  /// The timeout of a request passed.
  public static func timeout(after duration: Duration, arrival: Arrival = .unknown)
    -> TransportError
  {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let milliseconds = overflow ? seconds : whole + attoseconds / 1_000_000_000_000_000
    return TransportError(
      .timeout,
      code: .timeout,
      reason: "Timeout of \(milliseconds)ms exceeded",
      arrival: arrival
    )
  }

  /// The sending task was cancelled.
  public static func cancelled(arrival: Arrival = .unknown) -> TransportError {
    TransportError(
      .cancelled,
      code: .cancelled,
      reason: "the request was cancelled",
      arrival: arrival
    )
  }
}
