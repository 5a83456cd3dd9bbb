// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationRuntime
import JSON
import ManifestEvaluator
import ManifestLanguage

/// What one message becomes, as text for people.
struct Explanation {
  let manifest: Manifest
  let type: IntegrationRuntime.MessageType
  let hasSettings: Bool
  let checks: [(ensure: ManifestLanguage.Ensure, failure: IntegrationError?)]
  let evaluation: Evaluation

  /// Whether the message is not what the integration takes.
  var isRefused: Bool {
    switch evaluation.outcome {
    case .rejected, .invalid, .unsupported, .disabled: true
    case .requests, .failed, .nothingToSend, .leftToSwift: false
    }
  }

  var text: String {
    let event = evaluation.event.map { ", event `\(TextPrinter.printable($0))`" } ?? ""
    var text = "\(manifest.name), \(type.rawValue)\(event) (\(manifest.nameRange.file.path))\n"
    if !hasSettings, !manifest.settings.isEmpty { text += "settings are placeholders\n" }
    if !checks.isEmpty { text += "\nchecks\n" + table(checks.map(row)) }
    if let payload = evaluation.payload { text += "\npayload\n" + self.payload(payload) }
    for (step, payload) in evaluation.stepPayloads {
      text += "\npayload of `\(step)`\n" + self.payload(payload)
    }
    return text + "\noutcome\n" + outcome
  }

  // MARK: Checks

  private func row(
    _ check: (ensure: ManifestLanguage.Ensure, failure: IntegrationError?)
  ) -> [String] {
    let verdict =
      check.failure.map { "\($0.kind == .invalid ? "invalid" : "rejected"):" } ?? "holds"
    let text = check.failure.map { $0.reason } ?? source(check.ensure.range)
    return [verdict, text, place(check.ensure.range)]
  }

  // MARK: Payload

  private func payload(_ payload: MappedPayload) -> String {
    guard let root = payload.root else { return "  missing\n" }
    var rows: [[String]] = []
    collect(root, at: JSONPath(), into: &rows)
    var text = table(rows)
    if let key = payload.missingKey { text += "  `\(key)` is required and missing\n" }
    return text
  }

  private func collect(_ node: PayloadNode, at path: JSONPath, into rows: inout [[String]]) {
    switch node {
    case .value(let value, let expression, let isSecret):
      let shown =
        isSecret
        ? Secret.redacted : String(decoding: value.jsonBytes, as: UTF8.self)
      rows.append(
        [
          path.description, Self.shortened(shown), source(expression.range),
          place(expression.range),
        ])
    case .record(let members):
      if members.isEmpty { rows.append([path.description, "{}", "", ""]) }
      for member in members { collect(member.node, at: path.member(member.key), into: &rows) }
    case .list(let elements):
      if elements.isEmpty { rows.append([path.description, "[]", "", ""]) }
      for (index, element) in elements.enumerated() {
        collect(element, at: path.element(index), into: &rows)
      }
    }
  }

  // MARK: Outcome

  private var outcome: String {
    switch evaluation.outcome {
    case .nothingToSend: "  nothing to send: no `when` holds\n"
    case .failed(_, let error): "  failed: \(error.reason)\n"
    case .rejected(let error): "  rejected: \(error.reason)\n"
    case .invalid(let error): "  invalid: \(error.reason)\n"
    case .unsupported: "  unsupported: \(unsupported)\n"
    case .disabled(let reason): "  disabled: \(reason)\n"
    case .leftToSwift(.map): "  the payload and its requests are left to Swift\n"
    case .leftToSwift(.send): "  sending is left to Swift\n"
    case .requests(let requests): requests.map(request).joined(separator: "\n")
    }
  }

  private var unsupported: String {
    type == .track && !manifest.events.isEmpty
      ? "the manifest does not handle this event"
      : "the manifest does not handle \(type.rawValue) messages"
  }

  /// As the runtime describes it: without secrets.
  private func request(_ request: Request) -> String {
    let lines = request.debugDescription.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { "  \(TextPrinter.printable(String($0)))\n" }.joined()
  }

  // MARK: Text

  private func place(_ range: SourceRange) -> String { "\(range.start.line):\(range.start.column)" }

  /// The text there, or its first line.
  private func source(_ range: SourceRange) -> String {
    let text = String(decoding: range.file.bytes[range.bytes], as: UTF8.self)
    let lines = text.split(separator: "\n", maxSplits: 1)
    return Self.shortened((lines.first.map(String.init) ?? "") + (lines.count > 1 ? " …" : ""))
  }

  private static func shortened(_ text: String) -> String {
    let text = TextPrinter.printable(text)
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }

  /// Rows with their columns one below the other.
  private func table(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.count)
      }
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
