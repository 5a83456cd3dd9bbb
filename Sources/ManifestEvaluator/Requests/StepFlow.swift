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

  /// - Parameter responses: what the requests are answered with, in order; `200 {}` beyond.
  mutating func run(answering responses: [Response]) -> Evaluation.Outcome {
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
      let response =
        requests.count <= responses.count
        ? responses[requests.count - 1] : Response(status: 200, body: Array("{}".utf8))
      // An error ends the flow; what was sent was sent.
      guard response.isSuccess || step.tolerated.contains(response.status) else { break }
      if let name = step.name { self.expressions.answers[name] = response }
    }
    return requests.isEmpty ? .nothingToSend : .requests(requests)
  }
}
