// SPDX-License-Identifier: MIT
package import Diagnostics
package import EventCatalog
package import FacadeSchema

/// What happens with one type of message.
package struct Method: Sendable {
  package var type: MessageType
  /// The track event that it handles; nil for messages of the type in general.
  package var event: TrackedEvent?
  /// What the manifest calls it, to have it once more.
  package var anchor: String?
  package var range: SourceRange
  /// Names for the whole method, those of the manifest first.
  package var bindings: [Binding]
  /// Nothing is sent unless it holds, and that is a success.
  package var condition: CheckedExpression?
  /// The payload of the method, which its steps read as `payload`; nil if it has none.
  package var payload: CheckedValue?
  /// What must not be worked on twice at a time.
  package var lock: LockTemplate?
  /// What is left to Swift.
  package var hook: Hook?
  /// What is done, one after another. An error ends it. None if Swift sends.
  package var steps: [Step]
  /// How messages are sent together; nil if each is sent alone.
  package var batch: BatchTemplate?

  /// `swift: map`: which part of a method Swift takes over.
  package enum Hook: String, CaseIterable, Sendable {
    /// Makes the payload.
    case map
    /// Delivers the message.
    case send
  }

  /// Whether there is a payload, be it that the manifest or Swift makes it.
  package var hasPayload: Bool { payload != nil || hook == .map }

  /// The one request of a method that has no more.
  package var request: RequestTemplate? {
    steps.count == 1 && steps[0].loop == nil ? steps[0].request : nil
  }

  /// The steps that are requests, in written order, whatever they stand in.
  package var requestSteps: [Step] { steps.flatMap(\.requestSteps) }

  /// The same, and the batch's.
  package var allRequestSteps: [Step] { requestSteps + (batch.map { [$0.step] } ?? []) }

  /// Whether requests are sent at the same time, so that none knows its place among them.
  package var sendsSideBySide: Bool {
    var result = false
    for step in steps {
      step.forEach { step in
        if case .parallel = step.action { result = true }
        result = result || step.loop?.limit != nil
      }
    }
    return result
  }
}

/// A track event that is handled on its own.
package struct TrackedEvent: Hashable, Sendable {
  /// As the catalogue has it, or for other events as messages do.
  package var name: String
  /// Nil for an event that the catalogue does not have.
  package var semantic: SemanticEvent?
}

/// A step of a method: a request, or other steps.
package struct Step: Sendable {
  package enum Action: Sendable {
    case request(RequestTemplate)
    /// One after another; the others where the condition does not hold.
    case sequence([Step], otherwise: [Step])
    /// All at the same time.
    case parallel([Step], Failing)
  }

  /// When requests side by side count as failed.
  package enum Failing: String, CaseIterable, Sendable {
    /// As soon as one is an error.
    case any
    /// Only if all are.
    case all
  }

  /// Nil for the request of a method without steps, and for steps around others.
  package var name: String?
  package var range: SourceRange
  /// What it is done for each element of.
  package var loop: StepLoop?
  /// Its own names. In a loop those of each element.
  package var bindings: [Binding]
  /// The step is left out unless it holds. In a loop it is asked for each element.
  package var condition: CheckedExpression?
  /// What must not be worked on twice at a time: while its request is sent, or its steps are taken.
  package var lock: LockTemplate?
  /// What the answers to its request mean, and how often it is tried.
  package var sending = SendingTemplate()
  /// What it sends, if it maps on its own.
  package var payload: CheckedValue?
  package var action: Action
  /// How long its answer stands for that to the same request.
  package var cache: CacheTemplate?
  /// What it sees of the steps around it.
  package var surroundings = Surroundings()

  /// Names of the steps around a step.
  package struct Surroundings: Sendable {
    /// Made by `let`, from the outside in.
    package var bindings: [Binding] = []
    /// The elements of loops and their places, its own among them.
    package var elements: [Local] = []
  }

  /// The steps that stand in it.
  package var innerSteps: [Step] {
    switch action {
    case .request: []
    case .sequence(let steps, let otherwise): steps + otherwise
    case .parallel(let steps, _): steps
    }
  }

  /// Its request, if it is one.
  package var request: RequestTemplate? {
    if case .request(let request) = action { request } else { nil }
  }

  /// Itself, or the requests in it.
  package var requestSteps: [Step] {
    request == nil ? innerSteps.flatMap(\.requestSteps) : [self]
  }

  /// Every name of a `let` that it sees, within its method.
  package func bindings(in method: Method) -> [Binding] {
    method.bindings + surroundings.bindings + bindings
  }

  /// Itself and every step in it.
  package func forEach(_ body: (Step) -> Void) {
    body(self)
    for step in innerSteps { step.forEach(body) }
  }
}

/// `lock: ${userId}`
package struct LockTemplate: Sendable {
  package var key: CheckedExpression
  /// When it runs out, in milliseconds; nil for what is usual.
  package var duration: Int?
  /// It is taken only where this holds.
  package var condition: CheckedExpression?

  package var expressions: [CheckedExpression] { [key] + (condition.map { [$0] } ?? []) }
}

/// `cache: 10m`, `cache: { for: 10m, key: …, when: … }`
package struct CacheTemplate: Sendable {
  /// In milliseconds.
  package var duration: Int
  /// What the request is known by; nil for method and URL.
  package var key: CheckedExpression?
  /// Only answers of which this holds stand for others; reads the answer as `response`.
  package var condition: CheckedExpression?

  package var expressions: [CheckedExpression] { [key, condition].compactMap(\.self) }
}

/// `forEach: item in list`, `forEach: (item, index) in list`
package struct StepLoop: Sendable {
  package var variable: Local
  /// The element's place in the list, from 0.
  package var index: Local?
  package var source: CheckedExpression
  /// How many are done at the same time; nil for one after another.
  package var limit: Int?
}
