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
  /// Who has the function that makes a request, where several share it.
  private var owners: [Key: Key] = [:]
  /// Rules that several requests share.
  private var sharedRules: [Key: (name: Identifier, isOwner: Bool)] = [:]

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

  /// What is spoken for in an integration and in its mapper.
  var all: Set<Identifier> {
    Set(
      Self.members + MessageType.allCases.map { .lowerCamel($0.rawValue) } + mapping.values
        + requests.values + rules.values + hooks.values
        + batches.values.flatMap { [$0.item, $0.sending] })
  }

  /// What sends a message, and maps it: `track`, `orderCompleted`; of a step, what maps it.
  func mapping(of method: Method, step: Step? = nil) -> Identifier {
    mapping[Key(method, step)] ?? .lowerCamel(method.type.rawValue)
  }

  /// What makes the request of a step: `request`, `visitRequest`, `orderCompletedRequest`.
  func request(of method: Method, step: Step) -> Identifier {
    requests[Key(method, step)] ?? .lowerCamel("request")
  }

  /// Gives uses of a request the function of the first of them; its name speaks of no event if no
  /// other one has it.
  mutating func share(_ uses: [SharedRequests.Use]) {
    guard let first = uses.first else { return }
    let owner = Key(first.method, first.step)
    let keys = uses.map { Key($0.method, $0.step) }
    let others = requests.filter { $0.key.type == owner.type && !keys.contains($0.key) }
    let wish = Identifier.lowerCamel("\(first.step.name ?? "") request")
    let name = others.values.contains(wish) ? request(of: first.method, step: first.step) : wish
    for key in keys {
      requests[key] = name
      owners[key] = owner
    }
  }

  /// Gives requests one property that says what their answers mean.
  mutating func shareRules(_ groups: [[SharedRequests.Use]]) {
    var scope = NameScope(reserved: all)
    for uses in groups {
      let name = scope.claim(.lowerCamel("usual rules"))
      for (index, use) in uses.enumerated() {
        sharedRules[Key(use.method, use.step)] = (name, index == 0)
      }
    }
  }

  /// The property that says what the answers to a request mean, if others have the same.
  func sharedRules(of method: Method, _ step: Step) -> (name: Identifier, isOwner: Bool)? {
    sharedRules[Key(method, step)]
  }

  /// Whether another one has the function that makes this request.
  func isShared(requestOf method: Method, _ step: Step) -> Bool {
    let key = Key(method, step)
    return owners[key].map { $0 != key } ?? false
  }

  /// What the names of the types of a request begin with.
  func title(of method: Method, step: Step) -> Identifier {
    owners[Key(method, step)] == nil
      ? mapping(of: method, step: step) : request(of: method, step: step)
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
