// SPDX-License-Identifier: MIT

/// How the delivery of one message ended. Every message ends in exactly one of these.
public enum Outcome: Sendable {
  /// Every request was answered with success; the responses in the order of the requests.
  case delivered([Response])
  /// The integration takes such messages, and there was nothing to send for this one: a success.
  case nothingToSend
  /// The message can't be used for this destination.
  case rejected(IntegrationError)
  /// The customer's settings can't be used.
  case invalid(IntegrationError)
  /// The message wasn't meant for this integration.
  case disabled(DisabledReason)
  /// The integration doesn't take messages of this type; the text is the message's own.
  case unsupported(type: String)
  /// A request failed, after all its retries.
  case failed(IntegrationError)

  /// The outcome that an error means.
  public init(_ error: IntegrationError) {
    self =
      switch error.kind {
      case .invalid: .invalid(error)
      case .rejected: .rejected(error)
      default: .failed(error)
      }
  }

  /// The error, if there is one.
  public var error: IntegrationError? {
    switch self {
    case .rejected(let error), .invalid(let error), .failed(let error): error
    case .delivered, .nothingToSend, .disabled, .unsupported: nil
    }
  }

  /// The responses, if the message was delivered.
  public var responses: [Response] {
    if case .delivered(let responses) = self { responses } else { [] }
  }

  /// Whether the destination now has what the message had to tell it.
  public var isSuccess: Bool {
    switch self {
    case .delivered, .nothingToSend: true
    case .rejected, .invalid, .disabled, .unsupported, .failed: false
    }
  }

  /// Whether a request got no answer although it may have arrived: a *failed* message may be with the
  /// destination all the same, a *delivered* one may be there twice.
  public var isUncertain: Bool {
    error?.mayHaveArrived ?? responses.contains(where: \.mayHaveArrivedBefore)
  }

  /// Whether delivering the same message later may succeed.
  public var isRetryable: Bool { error?.isRetryable ?? false }
}

extension Outcome {
  /// What it is and why, as fixtures say it.
  package var summary: String {
    switch self {
    case .delivered: "delivered"
    case .nothingToSend: "nothingToSend"
    case .rejected(let error): "rejected: \(error.reason)"
    case .invalid(let error): "invalid: \(error.reason)"
    case .disabled: "disabled"
    case .unsupported: "unsupported"
    case .failed(let error): "failed: \(error.reason)"
    }
  }
}

extension Outcome: CustomStringConvertible {
  /// One line without secrets.
  public var description: String {
    switch self {
    case .delivered(let responses):
      "delivered (\(responses.map { String($0.status) }.joined(separator: ", ")))"
        + (isUncertain ? ", may have arrived twice" : "")
    case .nothingToSend: "nothing to send"
    case .rejected(let error), .invalid(let error): error.description
    case .disabled(.switchedOff): "disabled: the host switches the integration off"
    case .disabled(.switchedOffByMessage): "disabled: the message switches the integration off"
    case .disabled(.channel(let channel)): "disabled: channel \(channel ?? "unknown")"
    case .unsupported(let type): "unsupported: \(type)"
    case .failed(let error): "failed: \(error)"
    }
  }
}
