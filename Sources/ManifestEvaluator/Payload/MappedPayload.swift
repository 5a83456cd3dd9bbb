// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import ManifestLanguage

/// A payload as it is sent, and where its parts come from.
package struct MappedPayload: Sendable {
  /// Nil if the whole payload is missing; it is sent as JSON null then.
  package let root: PayloadNode?
  /// As they are sent.
  package let bytes: [UInt8]
  /// The first key that the manifest requires (`key!`) and that is missing or null.
  package let missingKey: String?

  /// Whether a secret is in it.
  let holdsSecret: Bool

  init(_ value: CheckedValue, _ expressions: ExpressionEvaluator) {
    var evaluator = PayloadEvaluator(expressions)
    let root = evaluator.node(value)
    self.root = root
    missingKey = evaluator.missingKey
    holdsSecret = root?.holdsSecret ?? false
    bytes = root.jsonBytes
  }

  /// The payload as expressions read it.
  var json: JSONValue { JSONValue(written: root) }
}
