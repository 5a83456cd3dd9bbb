// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// The names of what an integration and its mapper have a function for: messages, events, steps.
struct FunctionNames {
  private var mapping: [Key: Identifier] = [:]
  private var requests: [Key: Identifier] = [:]
  private var rules: [Key: Identifier] = [:]
  private var batches: [Key: (item: Identifier, sending: Identifier)] = [:]
  private var hooks: [Key: Identifier] = [:]

  private struct Key: Hashable {
    var type: MessageType
    var event: String?
    var step: String?

    init(_ method: Method, _ step: Step?) {
      type = method.type
      event = method.event?.name
      self.step = step?.name
    }
  }

  init(_ manifest: Manifest) {
    var scope = NameScope(
      reserved: Set(MessageType.allCases.map { .lowerCamel($0.rawValue) } + Self.members))
    for method in manifest.methods {
      mapping[Key(method, nil)] = .lowerCamel(method.type.rawValue)
    }
    for event in manifest.events {
      mapping[Key(event, nil)] = scope.claim(.lowerCamel(event.event?.name ?? ""))
    }
    for method in manifest.handlers {
      for step in method.allRequestSteps where step.name != nil {
        let name = "\(self.mapping(of: method).name) \(step.name ?? "")"
        mapping[Key(method, step)] = scope.claim(.lowerCamel(name))
      }
    }
    for method in manifest.handlers where method.batch != nil {
      let name = self.mapping(of: method).name
      batches[Key(method, nil)] = (
        scope.claim(.lowerCamel("\(name) item")), scope.claim(.lowerCamel("send \(name) batch"))
      )
    }
    for method in manifest.handlers where method.hook == .send {
      hooks[Key(method, nil)] = scope.claim(.lowerCamel("send \(mapping(of: method).name)"))
    }
    // Those of different types differ in their parameters.
    for type in MessageType.allCases {
      var scope = NameScope()
      for method in manifest.handlers where method.type == type {
        for step in method.allRequestSteps {
          let event = method.event == nil ? "" : self.mapping(of: method).name
          requests[Key(method, step)] = scope.claim(
            .lowerCamel("\(event) \(step.name ?? "") request"))
          let name = step.name ?? (event.isEmpty ? type.rawValue : "")
          rules[Key(method, step)] = scope.claim(.lowerCamel("\(event) \(name) rules"))
        }
      }
    }
  }

  /// What sends a message, and maps it: `track`, `orderCompleted`; of a step, what maps it.
  func mapping(of method: Method, step: Step? = nil) -> Identifier {
    mapping[Key(method, step)] ?? .lowerCamel(method.type.rawValue)
  }

  /// What makes the request of a step: `request`, `visitRequest`, `orderCompletedRequest`.
  func request(of method: Method, step: Step) -> Identifier {
    requests[Key(method, step)] ?? .lowerCamel("request")
  }

  /// What says what the answers to a request mean: `trackRules`, `foundRules`.
  func rules(of method: Method, step: Step) -> Identifier {
    rules[Key(method, step)] ?? .lowerCamel("\(step.name ?? method.type.rawValue) rules")
  }

  /// What makes an item of a batch, `trackItem`, and what sends one, `sendTrackBatch`.
  func batch(of method: Method) -> (item: Identifier, sending: Identifier) {
    batches[Key(method, nil)] ?? (.lowerCamel("item"), .lowerCamel("send batch"))
  }

  /// What the author writes in Swift: `sendIdentify` delivers, `identify` maps.
  func hook(of method: Method) -> Identifier {
    hooks[Key(method, nil)] ?? mapping(of: method)
  }

  /// What an integration has besides, or calls by its bare name.
  private static let members =
    [
      "settings", "sender", "mapper", "context", "check", "validate", "deliver", "send", "dispatch",
      "declaration", "problems", "map to track", "with lock", "init",
      "batch item", "authorization", "authorizer", "cache",
    ].map(Identifier.lowerCamel) + LocalNames.operations.map(Identifier.lowerCamel)
}
