// SPDX-License-Identifier: MIT
import Diagnostics
import ManifestLanguage
import SwiftEmitter

/// A payload of a method or of a step. One that several have by an alias has a name, so that it is
/// generated once.
struct NamedPayload {
  var value: CheckedValue
  var method: Method
  var step: Step?

  /// All of them in the order in which they are generated.
  static func all(of manifest: Manifest, names: IntegrationNames) -> [NamedPayload] {
    var payloads: [NamedPayload] = []
    for method in manifest.handlers {
      if let value = method.payload {
        payloads.append(NamedPayload(value: value, method: method, step: nil))
      }
      for step in method.allRequestSteps {
        guard let value = step.payload else { continue }
        payloads.append(NamedPayload(value: value, method: method, step: step))
      }
    }
    var uses: [[Int]: [Int]] = [:]
    for (index, payload) in payloads.enumerated() { uses[payload.place, default: []].append(index) }
    for indices in uses.values where indices.count > 1 {
      let first = payloads[indices[0]]
      let name =
        first.step == nil
        ? first.method.anchor ?? names.functions.mapping(of: first.method).name : first.step?.name
      for index in indices { payloads[index].value = payloads[index].value.named(name) }
    }
    return payloads
  }

  /// Where the manifest has it.
  private var place: [Int] {
    var starts: [Int] = []
    value.forEachExpression { starts.append($0.range.bytes.lowerBound) }
    return starts
  }
}
