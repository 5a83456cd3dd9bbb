// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import Foundation
import IntegrationRuntime
import JSON
import ManifestEvaluator
import ManifestLanguage

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what one message becomes, and where each part of it comes from.")

  @Argument(help: "An integration's folder or a lone manifest.")
  var manifest: String

  @Argument(help: "A file with a message in JSON.")
  var event: String

  @Option(help: "A file with the customer's settings in JSON. Without it, placeholders are used.")
  var settings: String?

  @Option(help: "The time at which the message is mapped, in ISO 8601. Without it, now.")
  var now: String?

  func run() throws {
    let workspace = try Workspace([manifest])
    if workspace.bag.hasErrors {
      Console.report(workspace.bag)
      throw ExitCode.problems
    }
    guard let manifest = workspace.manifests.first, workspace.manifests.count == 1 else {
      throw ValidationError("name one integration, not a folder of them")
    }
    let now = try time()
    let message = try self.message(now: now)
    let settings = try self.settings.map { try Self.json($0).root } ?? manifest.placeholders
    let evaluator: Evaluator
    do throws(SettingsError) {
      evaluator = try Evaluator(manifest, settings: settings)
    } catch {
      for problem in error.problems { Console.note("invalid: \(problem.reason)") }
      throw ExitCode.problems
    }
    let context = { MappingContext.fixed(now: now) }
    let explanation = Explanation(
      manifest: manifest, type: message.type, hasSettings: self.settings != nil,
      checks: evaluator.checks(message, context: context),
      evaluation: evaluator.evaluate(message, context: context))
    print(explanation.text, terminator: "")
    if explanation.isRefused { throw ExitCode.problems }
  }

  private func time() throws -> Instant {
    guard let now else { return .now }
    guard let instant = ISODateText.instant(now, strict: true), instant.isValid else {
      throw ValidationError("--now takes a time in ISO 8601: 2026-01-31T09:00:00Z")
    }
    return instant
  }

  private func message(now: Instant) throws -> Message {
    let document = try Self.json(event)
    do throws(MessageError) {
      return try Message(document, now: now)
    } catch {
      Console.note("error: \(event): \(error)")
      throw ExitCode.problems
    }
  }

  private static func json(_ path: String) throws(ExitCode) -> JSONDocument {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      Console.note("error: cannot read \(path): \(error.localizedDescription)")
      throw .inputOutput
    }
    do throws(JSONError) {
      return try JSONDocument(parsing: Array(data))
    } catch {
      Console.note("error: \(path):\(error)")
      throw .problems
    }
  }
}

extension Manifest {
  /// Settings for those who do not care: what is required, nothing else.
  fileprivate var placeholders: JSONValue {
    let members = settings.filter(\.isRequired).map { setting in
      FixtureValue.Member(
        key: setting.name, keyRange: setting.nameRange,
        value: FixtureSettings.placeholder(of: setting))
    }
    let value = FixtureValue(.object(members), at: nameRange)
    return (try? value.document().root) ?? .emptyObject
  }
}
