// SPDX-License-Identifier: MIT

/// A member that values of a type have without arguments, such as `timestamp.unix`.
package enum StandardMember: String, CaseIterable, Sendable {
  /// Whole seconds since 1970, rounded down.
  case unix
  /// Milliseconds since 1970.
  case unixMillis

  /// The type that has the member.
  package var base: ValueType.Base { .date }

  /// The member's type. An invalid date has neither.
  package var type: ValueType { ValueType(.int, optional: true) }

  static func members(of base: ValueType.Base) -> [StandardMember] {
    allCases.filter { $0.base == base }
  }
}
