// SPDX-License-Identifier: MIT
package import Diagnostics

/// An expression whose names are resolved and whose type is known.
package struct CheckedExpression: Sendable {
  package indirect enum Kind: Sendable {
    case constant(Constant)
    /// An accessor of the message's facade, by its name in manifests.
    case accessor(String)
    /// `message` itself: the message as the facade shows it.
    case message
    /// `message.raw`: the message as it came.
    case rawMessage
    /// A top-level field of the message that no accessor reads, its name to the letter.
    case field(String)
    case setting(Setting)
    /// A path into an object or a JSON value.
    case path(CheckedExpression, [PathStep])
    /// A member that a typed value has.
    case member(CheckedExpression, StandardMember)
    case coalesce(CheckedExpression, CheckedExpression)
    /// The texts of the parts, one after another; absent if one is.
    case text([CheckedExpression])
    case invalid
  }

  package var kind: Kind
  package var type: ValueType
  package var range: SourceRange

  package init(_ kind: Kind, _ type: ValueType, at range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  /// Whether no part of it reads the message, so that its value is known with the settings.
  package var isKnownWithSettings: Bool {
    switch kind {
    case .constant, .setting: true
    case .accessor, .message, .rawMessage, .field, .invalid: false
    case .path(let base, _), .member(let base, _): base.isKnownWithSettings
    case .coalesce(let left, let right): left.isKnownWithSettings && right.isKnownWithSettings
    case .text(let parts): parts.allSatisfy(\.isKnownWithSettings)
    }
  }
}

/// One key of a path.
package struct PathStep: Hashable, Sendable {
  package var key: String
  /// To the letter, instead of as the facade matches keys.
  package var isExact: Bool

  package init(_ key: String, exact isExact: Bool) {
    self.key = key
    self.isExact = isExact
  }
}

/// A value that stands in the manifest.
package enum Constant: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)

  package var type: ValueType {
    switch self {
    case .null: ValueType(.null)
    case .bool: ValueType(.bool)
    case .int: ValueType(.int)
    case .double: ValueType(.double)
    case .string: ValueType(.string)
    }
  }
}

/// What a place in a payload holds.
package indirect enum CheckedValue: Sendable {
  case expression(CheckedExpression)
  /// An object of known keys, in written order.
  case record([CheckedField])
  /// A list of known length; absent elements are left out.
  case list([CheckedValue])
}

/// One key of a payload object.
package struct CheckedField: Sendable {
  package var key: String
  package var keyRange: SourceRange
  package var value: CheckedValue
}
