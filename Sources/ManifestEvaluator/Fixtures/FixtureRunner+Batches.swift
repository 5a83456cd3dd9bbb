// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import IntegrationRuntime
import JSON
import ManifestLanguage

extension FixtureRunner {
  /// Runs messages that are delivered together.
  func run(_ batch: ExpectedBatch, of fixture: Fixture) -> FixtureResult {
    var result = FixtureResult(fixture: fixture)
    var messages: [Message] = []
    let settings: JSONValue
    do throws(JSONError) {
      settings = try fixture.settings.document().root
      for (type, input) in batch.inputs {
        let document = try input.document()
        let type = IntegrationRuntime.MessageType(rawValue: type.rawValue) ?? .track
        messages.append(Message(document, as: type, now: fixture.now))
      }
    } catch {
      result.fail(.fixtureOutcome, "the fixture cannot be run: \(error)", at: fixture.range)
      return result
    }
    var evaluator: Evaluator
    do throws(SettingsError) {
      evaluator = try Evaluator(manifest, settings: settings)
      evaluator.trace = trace
    } catch {
      result.evaluation = Evaluation(outcome: .invalid(error.error))
      compareOutcome(&result)
      return result
    }
    let evaluation = evaluator.evaluate(
      messages, responses: fixture.responses.map(\.response), context: .fixed(now: fixture.now))
    if let hook = evaluation.hook {
      result.evaluation = Evaluation(outcome: .leftToSwift(hook))
      return result
    }
    result.evaluation = Evaluation(outcome: .requests(evaluation.requests))
    result.outcomes = evaluation.outcomes.map(\.summary)
    compareOutcomes(batch.outcomes, &result)
    let comparison = RequestComparison(
      endpoint: evaluator.endpoint, requests: evaluation.requests,
      credentials: manifest.queryCredentials)
    result.comparison = comparison
    comparison.compare(&result)
    return result
  }

  private func compareOutcomes(_ expected: [String]?, _ result: inout FixtureResult) {
    guard let expected else { return }
    let differences = zip(expected, result.outcomes).enumerated().compactMap { index, pair in
      pair.0.utf8.elementsEqual(pair.1.utf8)
        ? nil : "message \(index + 1): expected \(pair.0), got \(pair.1)"
    }
    guard !differences.isEmpty else { return }
    result.fail(
      .fixtureOutcome, "`\(result.fixture.name)` ends in another way",
      at: result.fixture.place(of: "outcomes"), details: differences)
  }
}
