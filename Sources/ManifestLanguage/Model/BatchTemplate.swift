// SPDX-License-Identifier: MIT
package import Diagnostics

/// How several messages of a method are sent in one request.
package struct BatchTemplate: Sendable {
  package var range: SourceRange
  /// At most so many messages in one request.
  package var items: Int
  /// At most so many bytes of their payloads together.
  package var bytes: Int?
  /// Only messages of the same key go together.
  package var key: CheckedExpression?
  /// The request, as a step whose payloads are an element around it. Of the message it sees the first.
  package var step: Step
  /// What the answer says of each message; nil if its success is theirs.
  package var results: BatchResults?

  /// What a batch's step is called.
  package static let stepName = "batch"

  /// Every expression in it.
  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    if let key { body(key) }
    step.forEachOwnExpression(body)
    results?.forEachExpression(body)
  }
}

/// `results:` of a batch.
package struct BatchResults: Sendable {
  /// What an answer that does not mention an item means for it.
  package enum Unlisted: String, CaseIterable, Sendable {
    case failed, delivered
  }

  /// Reads the answer as `response`.
  package var source: CheckedExpression
  package var result: Local
  package var item: Local
  /// The item's place, from 0.
  package var index: Local
  /// Whether a result is an item's; nil goes by position.
  package var match: CheckedExpression?
  package var unlisted: Unlisted
  /// When an item failed; the first that holds says why. Read the result and the item.
  package var failures: [ResponseRule]

  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    body(source)
    if let match { body(match) }
    var rules = SendingTemplate()
    rules.rules = failures
    rules.forEachExpression(body)
  }
}
