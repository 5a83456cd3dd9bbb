// SPDX-License-Identifier: MIT
package import Diagnostics
package import FacadeSchema
package import JSON

/// A message and what has to come of it.
package struct Fixture: Sendable {
  /// File name without extension, `identify-basic`.
  package var name: String
  /// How generated code names the file.
  package var origin: String
  package var range: SourceRange
  package var method: MessageType
  /// What the customer entered, an object.
  package var settings: FixtureValue
  /// The raw message, an object; of a batch the first.
  package var input: FixtureValue
  /// Messages that are delivered together; nil where there is one.
  package var batch: ExpectedBatch?
  /// The payload, after serialisation.
  package var output: FixtureValue?
  /// The requests, where the fixture states them.
  package var requests: [ExpectedRequest]?
  /// What the requests are answered with, in order; those beyond are answered with `200 {}`.
  package var responses: [ScriptedAnswer] = []
  /// `rejected` or `invalid`: the message does not get as far as a request.
  package var refusal: ExpectedRefusal?
  /// How the delivery ends, where that is no refusal.
  package var outcome: ExpectedOutcome?
  /// The time at which the message is mapped.
  package var now: Instant
  /// The fixture as a whole, an object.
  package var source: FixtureValue

  /// When a message is mapped whose fixture does not say.
  package static let usualNow = Instant(milliseconds: 1_483_228_800_000 as Int64)

  /// Whether it says what has to come of the message.
  package var expectsSomething: Bool {
    output != nil || requests != nil || refusal != nil || outcome != nil
      || batch?.outcomes != nil
  }

  /// Whether the message is one that the checks let pass.
  package var passesChecks: Bool {
    (refusal == nil || refusal?.kind == .failed) && outcome?.kind != .unsupported
  }

  /// Its messages and what each is taken as.
  package var inputs: [(type: MessageType, input: FixtureValue)] {
    batch?.inputs ?? [(method, input)]
  }
}

/// Messages and how the delivery of each ends.
package struct ExpectedBatch: Sendable {
  package var inputs: [(type: MessageType, input: FixtureValue)]
  /// `delivered`, `nothingToSend`, `rejected: reason`, `failed: reason`; nil is not compared.
  package var outcomes: [String]?
}

/// An answer that a fixture gives a request.
package struct ScriptedAnswer: Sendable {
  package var status: Int
  /// JSON, or a text as it is.
  package var body: FixtureValue?
  package var headers: [(name: String, value: String)] = []
}

/// Why a message is not delivered.
package struct ExpectedRefusal: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The message cannot be used.
    case rejected
    /// The settings cannot be used.
    case invalid
    /// An answer is an error.
    case failed
    /// The message is not meant for this integration.
    case disabled
  }

  package var kind: Kind
  package var reason: String
  package var range: SourceRange
}

/// How a delivery ends that is not refused.
package struct ExpectedOutcome: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Something is sent, and all answers are successes.
    case delivered
    case nothingToSend
    /// The manifest does not handle such messages.
    case unsupported
  }

  package var kind: Kind
  package var range: SourceRange
}

/// What a request has to be like. Nil is not compared.
package struct ExpectedRequest: Sendable {
  /// What it carries.
  package enum Body: Sendable {
    case json(FixtureValue)
    /// Decoded pairs in order.
    case form([(name: String, value: String)])
    case text(String)
  }

  package var method: String?
  /// Path or whole URL, percent-encoded as sent, without query.
  package var path: String?
  /// Decoded pairs in order, without a credential.
  package var query: [(name: String, value: String)]?
  package var headers: [(name: String, value: String)]
  package var body: Body?

  package init(
    method: String? = nil, path: String? = nil, query: [(name: String, value: String)]? = nil,
    headers: [(name: String, value: String)] = [], body: Body? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }
}

/// A JSON value in a fixture, with its place.
package struct FixtureValue: Sendable {
  package indirect enum Kind: Sendable {
    case null
    case bool(Bool)
    /// A number as JSON spells it.
    case number(String)
    case string(String)
    case array([FixtureValue])
    case object([Member])
  }

  package struct Member: Sendable {
    package var key: String
    package var keyRange: SourceRange
    package var value: FixtureValue

    package init(key: String, keyRange: SourceRange, value: FixtureValue) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package var members: [Member]? {
    if case .object(let members) = kind { members } else { nil }
  }

  package var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  package var isNull: Bool { if case .null = kind { true } else { false } }

  package subscript(key: String) -> FixtureValue? {
    members?.last { $0.key == key }?.value
  }

  /// As a message names it.
  var typeName: String {
    switch kind {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
