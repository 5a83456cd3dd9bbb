// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Requests that several events make, because the manifest has them by an alias: the function that
/// makes one is generated once, if it comes to the same code for all of them. So is what says what
/// answers mean.
struct SharedRequests {
  typealias Use = (method: Method, step: Step)

  let manifest: Manifest
  let names: IntegrationNames
  let plans: [PayloadPlan]

  /// The uses of each, the first in front.
  func requests() -> [[Use]] {
    var places: [Place: [Use]] = [:]
    var order: [Place] = []
    for method in manifest.handlers {
      for step in method.allRequestSteps {
        guard let place = Place(method, step) else { continue }
        if places[place] == nil { order.append(place) }
        places[place, default: []].append((method, step))
      }
    }
    let pieces = PieceFunctions(names: names, owner: .integration)
    return order.flatMap { place -> [[Use]] in
      guard let uses = places[place], uses.count > 1 else { return [] }
      var groups: [(code: Code, uses: [Use])] = []
      for use in uses {
        guard let request = use.step.request else { continue }
        let code = RequestEmitter(
          manifest: manifest, names: names, plans: plans, pieces: pieces, method: use.method,
          step: use.step, request: request, standIn: .lowerCamel("shared request")
        ).emit()
        if let index = groups.firstIndex(where: { $0.code == code }) {
          groups[index].uses.append(use)
        } else {
          groups.append((code, [use]))
        }
      }
      return groups.map(\.uses).filter { $0.count > 1 }
    }
  }

  /// The requests whose answers mean the same whatever the message, the first in front.
  func rules() -> [[Use]] {
    var groups: [(code: Code, uses: [Use])] = []
    for method in manifest.handlers {
      for step in method.allRequestSteps {
        let rules = RulesEmitter(manifest: manifest, names: names, method: method, step: step)
        guard let code = rules.general else { continue }
        if let index = groups.firstIndex(where: { $0.code == code }) {
          groups[index].uses.append((method, step))
        } else {
          groups.append((code, [(method, step)]))
        }
      }
    }
    return groups.map(\.uses).filter { $0.count > 1 }
  }

  /// Where a request is written, for messages of a type.
  private struct Place: Hashable {
    var type: MessageType
    var step: String?
    var starts: [Int]

    init?(_ method: Method, _ step: Step) {
      guard let request = step.request else { return nil }
      type = method.type
      self.step = step.name
      starts = request.expressions.map(\.range.bytes.lowerBound)
    }
  }
}
