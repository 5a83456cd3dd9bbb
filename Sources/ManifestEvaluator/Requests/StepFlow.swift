// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import ManifestLanguage

/// Goes through a method as compiled code does: map, then each step's request. An error ends it.
struct StepFlow {
  let manifest: Manifest
  let method: ManifestLanguage.Method
  /// Knows the method's names.
  private var expressions: ExpressionEvaluator
  /// What the method maps to, whether or not anything is sent; nil where it does not.
  let payload: MappedPayload?
  /// What steps that map on their own gave, in order.
  private(set) var stepPayloads: [(step: String, payload: MappedPayload)] = []

  init(
    manifest: Manifest, method: ManifestLanguage.Method, expressions: ExpressionEvaluator
  ) {
    self.manifest = manifest
    self.method = method
    self.expressions = expressions
    self.expressions.bind(method.bindings)
    payload = method.payload.map { [expressions = self.expressions] in
      MappedPayload($0, expressions)
    }
    self.expressions.payloads[.method] = payload
  }

  mutating func run() -> Evaluation.Outcome {
    guard method.condition.map(expressions.isTrue) ?? true else { return .nothingToSend }
    var requests: [Request] = []
    for step in method.steps {
      var expressions = expressions
      expressions.bind(step.bindings)
      guard step.condition.map(expressions.isTrue) ?? true else { continue }
      let own = step.payload.map { MappedPayload($0, expressions) }
      if let own { stepPayloads.append((step.name ?? method.type.rawValue, own)) }
      expressions.payloads[.step] = own
      let builder = RequestBuilder(
        manifest: manifest, method: method, step: step, expressions: expressions,
        methodPayload: payload, stepPayload: own)
      do throws(IntegrationError) {
        requests.append(try builder.request())
      } catch {
        return Evaluation.Outcome(error)
      }
    }
    return requests.isEmpty ? .nothingToSend : .requests(requests)
  }
}
