// SPDX-License-Identifier: MIT

/// Why a message could not be delivered; the only error that delivery throws. Printing it shows no
/// secret, and of bodies nothing; ``exchange`` has excerpts.
public struct IntegrationError: Error, Sendable {
  /// What a caller has to distinguish.
  public let kind: ErrorKind
  /// A stable short text; nil for HTTP statuses.
  public let code: ErrorCode?
  /// The HTTP status; 400 for *invalid* and *rejected*, as the original had it.
  public let status: Int?
  /// One sentence for people. For an HTTP status its standard phrase.
  public let reason: String
  /// Whether the same message may succeed later.
  public internal(set) var isRetryable: Bool
  /// How long the destination asked to wait.
  public var retryAfter: Duration?
  /// Whether the destination may have acted on the last attempt although there is no answer to it;
  /// nil if there is one, or nothing was sent.
  public let arrival: TransportError.Arrival?
  /// Whether the destination may have acted on any of the attempts although there is no answer to it.
  /// Who delivers the message again may then deliver it twice.
  public internal(set) var mayHaveArrived: Bool
  /// The answer, if there was one. Its body may hold personal data.
  public let response: Response?
  /// Request and answer, fit for showing.
  public let exchange: Exchange?
  /// Display name of the integration; deliveries fill it in.
  public var integration: String?
  /// How often the request was sent.
  public var attempts = 0

  /// Makes an error.
  ///
  /// - Parameter isRetryable: nil takes the rule of ``isRetryable(kind:status:)``.
  public init(
    kind: ErrorKind,
    code: ErrorCode? = nil,
    status: Int? = nil,
    reason: String,
    isRetryable: Bool? = nil,
    retryAfter: Duration? = nil,
    arrival: TransportError.Arrival? = nil,
    response: Response? = nil,
    exchange: Exchange? = nil
  ) {
    self.kind = kind
    self.code = code
    self.status = status
    self.reason = reason
    self.isRetryable = isRetryable ?? Self.isRetryable(kind: kind, status: status)
    self.retryAfter = retryAfter
    self.arrival = arrival
    mayHaveArrived = arrival == .unknown
    self.response = response
    self.exchange = exchange
  }

  /// The rule: worth a retry without a status or with 429, 500, 502, 503, 504. What is invalid,
  /// rejected or too large stays so.
  public static func isRetryable(kind: ErrorKind, status: Int?) -> Bool {
    switch kind {
    case .invalid, .rejected, .tooLarge: false
    default:
      switch status {
      case nil, 0, 429, 500, 502, 503, 504: true
      default: false
      }
    }
  }
}

extension IntegrationError {
  /// The customer's settings can't be used.
  public static func invalid(_ reason: String) -> IntegrationError {
    IntegrationError(kind: .invalid, code: .invalidSettings, status: 400, reason: reason)
  }

  /// The message can't be used for this destination.
  public static func rejected(_ reason: String) -> IntegrationError {
    IntegrationError(kind: .rejected, code: .messageRejected, status: 400, reason: reason)
  }

  /// The integration itself finds that the destination said no. Without a status it counts as
  /// retryable.
  public static func badRequest(
    _ reason: String,
    status: Int? = nil,
    isRetryable: Bool? = nil
  ) -> IntegrationError {
    IntegrationError(
      kind: .badRequest,
      code: .badRequest,
      status: status,
      reason: reason,
      isRetryable: isRetryable
    )
  }

  /// The error that an answer is; nil for a success (200 to 299).
  public init?(_ response: Response, to request: Request) {
    guard ErrorKind.of(status: response.status) != nil else { return nil }
    self.init(refusing: response, to: request)
  }

  /// The error that an answer with any status is; a success as *badRequest*.
  ///
  /// - Parameters:
  ///   - status: counts instead of the answer's; nil takes that.
  ///   - reason: on one line, cut off, and without the request's secrets; nil takes the status's
  ///     phrase.
  ///   - isRetryable: nil takes the rule of ``isRetryable(kind:status:)``.
  package init(
    refusing response: Response, to request: Request, status: Int? = nil, reason: String? = nil,
    isRetryable: Bool? = nil
  ) {
    let status = status ?? response.status
    let kind = ErrorKind.of(status: status)
    let phrase = StatusPhrase.of(status)
    let standard =
      kind == nil
      ? "the answer counts as an error" : phrase.isEmpty ? "status \(status)" : phrase
    self.init(
      kind: kind ?? .badRequest,
      code: kind == nil ? .badRequest : nil,
      status: status,
      reason: reason.map { Redactor(request.secrets).excerpt(of: Array($0.utf8), limit: 256) }
        ?? standard,
      isRetryable: isRetryable,
      response: response,
      exchange: Exchange(request, response)
    )
  }

  /// The error of a request that got no answer.
  public init(_ error: TransportError, of request: Request) {
    let kind: ErrorKind =
      switch error.kind {
      case .timeout: .timeout
      case .connection: .transport
      case .tooLarge: .tooLarge
      case .forbiddenAddress: .invalid
      case .cancelled: .cancelled
      }
    self.init(
      kind: kind,
      code: error.code,
      status: error.status,
      reason: error.reason,
      arrival: error.arrival,
      exchange: Exchange(request)
    )
  }
}

extension IntegrationError: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: kind, reason, status or code, and which request it was.
  public var description: String {
    var text = "\(kind.rawValue): \(reason)"
    let facts = [status.map { String($0) }, code?.rawValue].compactMap(\.self)
    if !facts.isEmpty { text += " (\(facts.joined(separator: ", ")))" }
    if let exchange { text += " — \(exchange.method) \(exchange.url)" }
    if attempts > 1 { text += ", \(attempts) attempts" }
    if mayHaveArrived { text += ", may have arrived" }
    return text
  }

  /// The line, and excerpts of request and answer.
  public var debugDescription: String {
    [description, exchange?.description].compactMap(\.self).joined(separator: "\n")
  }
}
