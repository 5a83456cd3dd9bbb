// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Errors that integrations make themselves, and which are worth a retry.
enum ErrorCases {
  static let factories = RuntimeSection.each { json in
    let args = json.list("args")
    let text = args.first?.string ?? ""
    let error: IntegrationError
    switch (json.text("factory"), args.count) {
    case ("error", 0...1): error = .badRequest(text)
    case ("invalid", 1): error = .invalid(text)
    case ("reject", 1): error = .rejected(text)
    case ("new ResourceLockedError", _): error = .locked("Segment:a")
    case ("new BadRequestError", _):
      error = .badRequest(text, status: args.last?.number("status"))
    default: return "reasons are put together by templates"
    }
    let expected = json[exact: "static"]
    // Only deliveries know for whom an error is.
    let setup = Probe.Setup(check: { _, _, checks in checks.add(error) })
    let outcome = await Probe.deliver(.emptyObject, setup)
    return differ(expected, outcome.error)
  }

  static let retry = RuntimeSection.each { json in
    guard let record = json[exact: "error"], !record.isNull else { return "there is no such call" }
    if let status = record.text("status") { return "a status is a number, not \"\(status)\"" }
    let status = record.number("status")
    let error = IntegrationError(
      kind: status.flatMap { ErrorKind.of(status: $0) } ?? .transport,
      code: record.text("code").map { ErrorCode(rawValue: $0) }, status: status, reason: "")
    return differ("retry", json[exact: "retry"]?.bool, error.isRetryable)
  }

  static let retryOfOurs = RuntimeSection.each { json in
    let outcome: Outcome
    switch json.text("error") {
    case "error()": outcome = Outcome(.badRequest("m"))
    case "invalid()": outcome = Outcome(.invalid("m"))
    case "reject()": outcome = Outcome(.rejected("m"))
    case "ResourceLockedError": outcome = Outcome(.locked("k"))
    case "channel mismatch error": outcome = .disabled(.channel("client"))
    default: return "deliveries end in no other error"
    }
    return differ("retry", json[exact: "retry"]?.bool, outcome.isRetryable)
  }

  /// A classifier is a sender's own.
  static let customRetry = RuntimeSection.one { json in
    let status = json.number("status") ?? 0
    let error = IntegrationError(kind: .badRequest, status: status, reason: "")
    let one = Sender(over: NoTransport()) { $0.isRetryable || $0.status == status }
    let other = Sender(over: NoTransport())
    return first(
      differ("A", json[exact: "A"]?.bool, one.isRetryable(error)),
      differ("B", json[exact: "B"]?.bool, other.isRetryable(error)))
  }
}
