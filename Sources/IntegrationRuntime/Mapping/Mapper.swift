// SPDX-License-Identifier: MIT
public import JSON

/// The functions that turn messages and settings into payloads. Generated from a manifest's `map:`;
/// callable on its own.
public protocol Mapper: MappingScope, Sendable {}

/// What may lack a key that it requires.
public protocol KeyRequiring {
  /// The first key that the manifest requires (`key!`) and that is missing; nil if all are there.
  var missingKey: String? { get }
}

/// What a request carries: a value with a JSON form. What is nil is left out.
public protocol Payload: JSONEncodable, KeyRequiring, MappingScope, Sendable {
  /// Whether there is nothing in it.
  var isEmpty: Bool { get }
}

extension Payload {
  /// Nothing is required.
  public var missingKey: String? { nil }
  /// There is something in it.
  public var isEmpty: Bool { false }
  /// The payload unless it is empty.
  public var omittedIfEmpty: Self? { isEmpty ? nil : self }
}

extension Array: KeyRequiring where Element: KeyRequiring {
  /// The first required key that is missing in an element.
  public var missingKey: String? { lazy.compactMap(\.missingKey).first }
}
