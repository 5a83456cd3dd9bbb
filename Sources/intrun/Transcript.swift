// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationRuntime

/// Requests, answers and the outcome as text for people.
struct Transcript: Sendable {
  let isDryRun: Bool
  let showsSecrets: Bool
  /// Everything that is wrong with the settings, if that is why nothing was sent.
  var problems: [String] = []

  /// What may be shown of an exchange.
  func redactor(of trace: Trace) -> Redactor {
    showsSecrets ? .none : Redactor(trace.request, try? trace.result.get())
  }

  /// The request, a command that sends it too, and the answer.
  func text(of trace: Trace) -> String {
    let redactor = redactor(of: trace)
    let exchange = Exchange(trace.request, try? trace.result.get(), hiding: redactor)
    let lines = exchange.description.split(separator: "\n", omittingEmptySubsequences: false)
    let sent = lines.prefix { !$0.hasPrefix("< ") }
    var received = lines.dropFirst(sent.count).joined(separator: "\n")
    if case .failure(let error) = trace.result { received = "! \(error.reason) (\(error.code))" }
    if isDryRun { received = "< made up, nothing was sent: 200 {}" }
    return """
      request \(trace.number)
      \(sent.joined(separator: "\n"))

      \(CurlCommand(request: trace.request, redactor: redactor).text)

      \(received)

      """
  }

  /// How it ended, in the last line.
  func text(of outcome: Outcome) -> String {
    var text = outcome.description
    if isDryRun, case .delivered = outcome { text = "not sent: a dry run" }
    switch outcome {
    case .invalid where !problems.isEmpty:
      text = problems.map { "invalid: \($0)" }.joined(separator: "\n")
    case .failed(let error):
      text += error.isRetryable ? "\nworth a retry later" : "\nnot worth a retry"
    case .disabled(.channel):
      text += "\nthe message's channel is none of the integration's; --enable delivers it anyway"
    case .disabled(.switchedOffByMessage): text += "\n--enable delivers it anyway"
    default: break
    }
    return text.split(separator: "\n").map { TextPrinter.printable(String($0)) }
      .joined(separator: "\n")
  }
}
