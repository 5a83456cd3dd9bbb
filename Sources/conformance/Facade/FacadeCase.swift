// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// A recorded case: a message and one or more calls with their answers.
struct FacadeCase {
  let json: JSONValue

  init(_ json: JSONValue) { self.json = json }

  var id: String { json[exact: "id"]?.string ?? "" }

  private var type: String { json[exact: "type"]?.string ?? "" }

  private var calls: [Call] {
    (json[exact: "calls"].map { Array($0.elements) } ?? [json]).map(Call.init)
  }

  /// One call, and what it has to answer.
  private struct Call {
    let steps: [(method: String, args: [JSONValue])]
    let expected: JSONValue

    init(_ json: JSONValue) {
      let links = json[exact: "then"].map { Array($0.elements) } ?? []
      steps = ([json] + links).map { step in
        (step[exact: "method"]?.string ?? "", Array((step[exact: "args"] ?? .emptyArray).elements))
      }
      expected = json[exact: "expected"] ?? .null
    }
  }

  /// The rule by which ours may differ, whatever the answer.
  var rule: String? {
    if calls.contains(where: { $0.expected[exact: "$throws"] != nil }) { return "total functions" }
    if let clone = json[exact: "opts"]?[exact: "clone"], !clone.isTruthy {
      return "value semantics"
    }
    let arguments = calls.flatMap { call in call.steps.flatMap { $0.args } }
    let inputs = arguments + [json[exact: "message"] ?? .null]
    return inputs.contains(where: Notation.isNoJSON) ? "messages are JSON" : nil
  }

  /// How ours differs, nil if it does not.
  var difference: String? {
    guard let document else { return "the message cannot be written" }
    let view = type == "helper" ? nil : View(type, document, now: now, normalisesDates: traverses)
    for call in calls {
      var answer = Answer.unknownMethod
      var receiver = view
      for (index, step) in call.steps.enumerated() {
        if let receiver {
          answer = receiver.call(step.method, step.args)
        } else if type == "helper" {
          answer = Helpers.call(step.method, step.args)
        }
        guard index + 1 < call.steps.count else { break }
        guard case .facade(let next) = answer else { return "\(step.method) is no facade" }
        receiver = next
      }
      if let difference = answer.difference(from: call.expected) {
        let methods = call.steps.map(\.method).joined(separator: ".")
        return "\(methods): \(difference)"
      }
    }
    return nil
  }

  /// The message, in JSON's own terms.
  private var document: JSONDocument? {
    try? JSONDocument(encoding: Notation.json(json[exact: "message"] ?? .null))
  }

  private var now: Instant {
    guard let text = json[exact: "now"]?.string else { return .now }
    return ISODateText.instant(text, strict: true) ?? .now
  }

  private var traverses: Bool {
    guard let traverse = json[exact: "opts"]?[exact: "traverse"] else { return true }
    return traverse.isTruthy
  }
}
