// SPDX-License-Identifier: MIT
internal import HTTPTypes

/// A request is about to be sent.
public struct RequestEvent: Sendable {
  /// What a request is sent for.
  public enum Purpose: String, Sendable, Hashable, CaseIterable {
    /// What the integration sends.
    case delivery
    /// The same, where a redirect leads.
    case redirect
    /// A token or other credentials for requests.
    case credentials
  }

  /// For whom; nil if it is sent outside of a delivery. Credentials may serve others too.
  public let subject: DeliverySubject?
  /// What for.
  public let purpose: Purpose
  /// 1 for the first attempt, and for where its redirects lead.
  public let attempt: Int
  private let request: Request

  init(subject: DeliverySubject?, purpose: Purpose, attempt: Int, request: Request) {
    self.subject = subject
    self.purpose = purpose
    self.attempt = attempt
    self.request = request
  }

  /// The HTTP method.
  public var method: String { request.head.method.rawValue }
  /// The URL, secrets hidden. Worked out on each call.
  public var url: String { Redactor(request.secrets).redact(url: request.url) }
  /// The whole request, secrets hidden. Worked out on each call.
  public var exchange: Exchange { Exchange(request) }
}

/// An answer came.
public struct ResponseEvent: Sendable {
  /// The request that it answers.
  public let request: RequestEvent
  /// The status.
  public let status: Int
  /// How many bytes its body has.
  public let bodySize: Int
  /// From sending to the last byte.
  public let duration: Duration
}

/// An attempt failed and will be repeated.
public struct RetryEvent: Sendable {
  /// The request that failed.
  public let request: RequestEvent
  /// How it failed.
  public let error: IntegrationError
  /// How long is waited before the next attempt.
  public let delay: Duration
}

/// A delivery is over.
public struct DeliveryEvent: Sendable {
  /// Which one.
  public let subject: DeliverySubject
  /// How it ended.
  public let outcome: Outcome
  /// How long it took, waits included.
  public let duration: Duration
}

/// A lock could not be given back, or had run out before its work was done.
public struct LockEvent: Sendable {
  /// The delivery that held it; nil outside of one.
  public let subject: DeliverySubject?
  /// The lock's key.
  public let key: String
  /// What the store says; nil if the lock had run out.
  public let error: LockError?
}

extension RequestEvent: CustomStringConvertible, CustomReflectable {
  /// Method and URL, secrets hidden.
  public var description: String { request.description }
  /// Shows what the description shows, so that `dump` gives nothing away.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: ["request": description, "purpose": purpose.rawValue, "attempt": attempt])
  }
}
