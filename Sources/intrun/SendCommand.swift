// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import IntegrationHTTP
import IntegrationRuntime
import JSON

struct SendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send",
    abstract: "Delivers one message, and shows every request, answer and the outcome.",
    discussion: """
      Each request is shown with a curl command that sends the same. Secrets are hidden, in the \
      commands too, unless --show-secrets is given.
      """)

  @Argument(help: "The integration's slug; see `intrun list`.")
  var slug: String

  @Argument(help: "A file with a message in JSON; - is standard input.")
  var event: String

  @Option(help: "A file with what the customer entered, a JSON object.")
  var settings: String?

  @Option(help: "A file with the message's options for this integration, a JSON object.")
  var options: String?

  @Option(
    help: """
      The time at which the message is mapped, in ISO 8601. A dry run then always gives the same.
      """)
  var now: String?

  @Flag(help: "Send nothing. Every request is answered with a made-up `200 {}`.")
  var dryRun = false

  @Flag(help: "Deliver although the message switches the integration off or has another channel.")
  var enable = false

  @Flag(help: "Show credentials, so that the curl commands work as they are.")
  var showSecrets = false

  @Option(help: "What is printed: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard [event, settings, options].filter({ $0 == "-" }).count <= 1 else {
      throw ValidationError("only one file can be standard input")
    }
    _ = try time()
  }

  private func time() throws -> Instant? {
    guard let now else { return nil }
    guard let instant = ISODateText.instant(now, strict: true), instant.isValid else {
      throw ValidationError("--now takes a time in ISO 8601: 2026-01-31T09:00:00Z")
    }
    return instant
  }

  func run() async throws {
    try await deliver(to: try Catalog.integration(slug: slug))
  }

  private func deliver<Subject: Integration>(to type: Subject.Type) async throws {
    let settings = try self.settings.map { path throws(ExitCode) in
      try JSONFile(object: path).document.root
    }
    let options = try self.options.map { path throws(ExitCode) in
      try JSONFile(object: path).document.root
    }
    let event = try JSONFile(event)
    SettingsNotes(declaration: Subject.declaration).write(about: settings ?? .emptyObject)
    var transcript = Transcript(isDryRun: dryRun, showsSecrets: showSecrets)
    let isText = format == .text
    let http = dryRun ? nil : HTTPTransport()
    let tracer = Tracer(over: http ?? DryRun()) { [transcript] trace in
      if isText { print(transcript.text(of: trace)) }
    }
    let rehearsal = Rehearsal(now: try time(), isDryRun: dryRun)
    let subject: Subject
    do throws(SettingsError) {
      var made = try Subject(settings: settings ?? .emptyObject, transport: tracer)
      rehearsal.prepare(&made.sender)
      subject = made
    } catch {
      transcript.problems = error.problems.map(\.reason)
      return try finish(.invalid(error.error), of: Subject.declaration, [], transcript)
    }
    let outcome = await MappingContext.$injected.withValue(rehearsal.context) {
      await subject.deliver(
        event.document.message(options: options, for: Subject.declaration.name),
        now: rehearsal.now ?? .now, options: DeliveryOptions(isEnabled: enable ? true : nil))
    }
    await http?.shutdown()
    try finish(outcome, of: Subject.declaration, tracer.all, transcript)
  }

  private func finish(
    _ outcome: Outcome, of integration: IntegrationDeclaration, _ traces: [Trace],
    _ transcript: Transcript
  ) throws(ExitCode) {
    switch format {
    case .text: print(transcript.text(of: outcome))
    case .json:
      let json = TranscriptJSON(
        transcript: transcript, integration: integration, traces: traces, outcome: outcome)
      print(String(decoding: json.jsonBytes, as: UTF8.self))
    }
    guard outcome.isSuccess else { throw .notDelivered }
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension JSONDocument {
  /// The message's bytes, with options for an integration written into it.
  fileprivate func message(options: JSONValue?, for integration: String) -> [UInt8] {
    guard let options else { return source }
    let before = root[exact: "integrations"]
    var integrations = JSONObject(before?.kind == .object ? before ?? .emptyObject : .emptyObject)
    integrations.set(integration, to: options)
    var message = JSONObject(root)
    var writer = JSONWriter()
    writer.value(integrations)
    message.set("integrations", to: JSONValue(written: writer))
    return message.jsonBytes
  }
}
