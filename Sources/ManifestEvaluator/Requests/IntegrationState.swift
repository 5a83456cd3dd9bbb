// SPDX-License-Identifier: MIT
import IntegrationRuntime

/// What one integration keeps from one message to the next.
package struct IntegrationState: Sendable {
  /// Answers that stand for those to the same requests.
  var answers: [String: Response] = [:]
  /// How many idempotency keys have been made. They count up, so that a fixture always gives the
  /// same.
  var idCount: UInt64 = 0

  package init() {}
}
