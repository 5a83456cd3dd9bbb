// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import ManifestLanguage

/// The page of one integration: what a customer enters, what is checked, and for each type of message
/// what goes where.
struct IntegrationPage {
  let manifest: Manifest

  func text() -> String {
    let about: [HTML] = [
      "<h1>\(manifest.name)</h1>",
      manifest.summary.map { "<p>\($0)</p>" } ?? .empty,
      "<p class=\"dim\"><code>\(manifest.slug)</code> · \(facts)</p>",
      manifest.docs.map {
        "<p><a href=\"\($0)\" rel=\"noopener\">The vendor's documentation</a></p>"
      }
        ?? .empty,
    ]
    return PageLayout.page(
      title: "\(manifest.name) — integration", path: "<a href=\"index.html\">All integrations</a>",
      body: HTML.joined(about + [settings, checks] + manifest.handlers.map(handler)))
  }

  private var facts: HTML {
    let channels = manifest.channels.map(\.rawValue).joined(separator: ", ")
    let endpoint: HTML = manifest.endpoint.map { "<code>\($0.words)</code> · " } ?? .empty
    let redirects: HTML = manifest.redirects > 0 ? "\(manifest.redirects) redirects · " : .empty
    return
      "\(endpoint)channels: \(channels) · \(manifest.retries) retries · \(redirects)\(manifest.timeout) ms at most"
  }

  // MARK: Settings and checks

  private var settings: HTML {
    guard !manifest.settings.isEmpty else { return .empty }
    let rows = manifest.settings.map { setting -> [HTML] in
      let needed: HTML =
        setting.isRequired
        ? "required"
        : setting.defaultValue.map { "default <code>\($0.messageText ?? "null")</code>" }
          ?? "optional"
      return [
        "<code>\(setting.name)</code>", "\(setting.kind.words)", needed,
        "\([setting.label, setting.summary].compactMap { $0 }.joined(separator: ": "))",
      ]
    }
    return """
      <h2>Settings</h2>
      \(PageLayout.table(["name", "type", "", "what to enter"], rows))
      """
  }

  private var checks: HTML {
    guard !manifest.ensures.isEmpty else { return .empty }
    let items = manifest.ensures.map { ensure -> HTML in
      switch ensure.subject {
      case .setting(let name): "<li>The setting <code>\(name)</code> has to be entered.</li>"
      case .message(let path, _): "<li>The message has to have <code>\(path)</code>.</li>"
      case .condition(let blame, _, let words):
        """
        <li>\(blame == .message ? "Rejected" : "Invalid") \(words.isWhen ? "when" : "unless") \
        <code>\(words.condition)</code>: \(words.reason)</li>
        """
      case .group(let group):
        "<li>\(group.rule.rawValue) of \(group.checks.count) checks\(group.reason.map { ": \($0)" } ?? "")</li>"
      }
    }
    return """
      <h2>Checks</h2>
      <ul>
      \(HTML.joined(items))
      </ul>
      """
  }

  // MARK: Handlers

  private func handler(_ method: Method) -> HTML {
    let title = method.event?.name ?? method.type.rawValue
    var parts: [HTML] = [
      "<h2 id=\"\(title)\">\(title)\(method.event == nil ? .empty : " <span class=\"tag\">event</span>")</h2>"
    ]
    if let condition = method.condition {
      parts.append("<p>Only when <code>\(condition.words)</code>.</p>")
    }
    if let payload = method.payload { parts.append(mapping(payload)) }
    parts += method.steps.flatMap { step($0, notes: []) }
    parts.append(sample(of: method))
    return HTML.joined(parts)
  }

  private func mapping(_ value: CheckedValue) -> HTML {
    let rows = MappingRows.rows(of: value).map { row -> [HTML] in
      [
        "<code>\(row.target)</code>",
        row.isConstant ? "always <code>\(row.source)</code>" : "<code>\(row.source)</code>",
        HTML.joined(row.notes.map { "<span class=\"dim\">\($0)</span>" }, separator: "<br>"),
      ]
    }
    return PageLayout.table(["in the payload", "from", ""], rows)
  }

  private func step(_ step: Step, notes: [String]) -> [HTML] {
    var notes = notes
    if let loop = step.loop {
      notes.append("for each \(loop.variable.name) in \(loop.source.words)")
    }
    if let condition = step.condition { notes.append("when \(condition.words)") }
    switch step.action {
    case .sequence(let steps, let otherwise):
      let other = step.condition.map { ["unless \($0.words)"] } ?? []
      return steps.flatMap { self.step($0, notes: notes) }
        + otherwise.flatMap { self.step($0, notes: Array(notes.dropLast()) + other) }
    case .parallel(let steps, _):
      return steps.flatMap { self.step($0, notes: notes + ["side by side"]) }
    case .request(let request): return [self.request(request, of: step, notes: notes)]
    }
  }

  private func request(_ request: RequestTemplate, of step: Step, notes: [String]) -> HTML {
    let path = request.path.map { path -> String in
      if case .constant(.string(let text)) = path.kind { return text }
      return path.textParts.map { part in
        if case .constant(.string(let text)) = part.kind { text } else { "{\(part.words)}" }
      }.joined()
    }
    var parts: [HTML] = [
      "<h3>\(step.name.map { "\($0): " } ?? "")<code>\(request.verb.rawValue) \(path ?? "")</code></h3>"
    ]
    if !notes.isEmpty { parts.append("<p class=\"dim\">\(notes.joined(separator: " · "))</p>") }
    if let payload = step.payload { parts.append(mapping(payload)) }
    if let query = mapping(request.query, "in the query") { parts.append(query) }
    if !request.headers.isEmpty,
      let headers = mapping(.items(request.headers), "in the headers")
    {
      parts.append(headers)
    }
    switch request.body {
    case .none, .payload(.json): break
    case .payload(let encoding): parts.append("<p>Sent as \(encoding.rawValue).</p>")
    case .json(let value): parts.append(mapping(value))
    case .multipart(let value), .xml(_, let value): parts.append(mapping(value))
    case .form(let fields): if let form = mapping(fields, "in the form") { parts.append(form) }
    case .text(let text): parts.append("<p>The body is <code>\(text.words)</code>.</p>")
    }
    return HTML.joined(parts)
  }

  private func mapping(_ fields: RequestFields, _ place: String) -> HTML? {
    switch fields {
    case .items(let items):
      if items.isEmpty { return nil }
      return PageLayout.table(
        [place, "from"],
        items.map { ["<code>\($0.name)</code>", "<code>\($0.value.words)</code>"] })
    case .object(let value): return mapping(value)
    }
  }

  /// A message and what it becomes, of the first fixture that has both.
  private func sample(of method: Method) -> HTML {
    let fixture = manifest.fixtures.first { fixture in
      fixture.output != nil && fixture.refusal == nil && fixture.method == method.type
        && manifest.handler(of: fixture.method, event: fixture.input["event"]?.string)?.range
          == method.range
    }
    guard let fixture, let output = fixture.output else { return .empty }
    return """
      <details><summary>A message and its payload</summary>
      <pre>\(JSONText.pretty(fixture.input))</pre>
      <pre>\(JSONText.pretty(output))</pre>
      </details>
      """
  }
}

extension Setting.Kind {
  /// For people.
  fileprivate var words: String {
    switch self {
    case .string: "text"
    case .secret: "secret"
    case .bool: "yes or no"
    case .int: "whole number"
    case .number: "number"
    case .enumeration(let values): "one of \(values.joined(separator: ", "))"
    case .scalar: "text or number"
    case .list(let kind): "list of \(kind.words)"
    case .object(let fields):
      fields.map { "object with \($0.map(\.name).joined(separator: ", "))" } ?? "object"
    case .map(let kind): "table of \(kind.words)"
    case .eventMap(let kind): "events, each with \(kind.words)"
    }
  }
}
