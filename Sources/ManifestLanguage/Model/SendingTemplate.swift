// SPDX-License-Identifier: MIT

/// What is particular about sending a request: what its answers mean, and how often it is tried.
package struct SendingTemplate: Sendable {
  /// The first that matches counts; where none does, the answer's status.
  package var rules: [ResponseRule] = []
  /// Attempts after the first, instead of the manifest's.
  package var retries: Int?
  /// How many redirects are followed, instead of the manifest's.
  package var redirects: Int?
  /// How long all attempts and the waits between them may take, in milliseconds.
  package var within: Int?
  /// The header by which the API recognises a request that it has seen before.
  package var idempotencyKey: IdempotencyKeyTemplate?

  /// Statuses that are no errors, if there is nothing more to it.
  package var tolerated: [ClosedRange<Int>]? {
    guard retries == nil, redirects == nil, within == nil, idempotencyKey == nil else {
      return nil
    }
    var statuses: [ClosedRange<Int>] = []
    for rule in rules {
      guard rule.action == .ignore, case .statuses(let range) = rule.test else { return nil }
      statuses.append(range)
    }
    return statuses
  }

  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    for rule in rules {
      if case .condition(let condition) = rule.test { body(condition) }
      if let reason = rule.reason { body(reason) }
    }
    if let value = idempotencyKey?.value { body(value) }
  }
}

/// What some answers mean, whatever their status says.
package struct ResponseRule: Sendable {
  package enum Action: Sendable {
    /// A success.
    case ignore
    /// An error that is not worth a retry.
    case fail
    /// An error that is.
    case retry
  }

  package enum Test: Sendable {
    case statuses(ClosedRange<Int>)
    /// Reads the answer as `response`.
    case condition(CheckedExpression)
  }

  package var action: Action
  package var test: Test
  /// The error's; nil takes the answer's.
  package var status: Int?
  /// The error's; nil takes the status's phrase.
  package var reason: CheckedExpression?
}

package struct IdempotencyKeyTemplate: Sendable {
  package var header: String
  /// Nil makes a UUID for each request.
  package var value: CheckedExpression?
}
