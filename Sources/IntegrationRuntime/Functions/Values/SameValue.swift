// SPDX-License-Identifier: MIT
public import JSON

/// A value that the mapping language can compare with others of its type. Other than `Equatable`,
/// texts are the same only if their code points are.
public protocol SameValue {
  /// Whether it is the same value.
  func isSame(as other: Self) -> Bool
}

extension SameValue where Self: Equatable {
  /// Whether they are equal.
  public func isSame(as other: Self) -> Bool { self == other }
}

extension Bool: SameValue {}
extension Int: SameValue {}
extension Double: SameValue {}
extension Instant: SameValue {}
extension JSONValue: SameValue {}
extension JSONObject: SameValue {}

extension Product: SameValue {
  /// Whether they are equal as JSON.
  public func isSame(as other: Product) -> Bool { json == other.json }
}

extension String: SameValue {
  /// Whether the code points are the same: `é` in one piece differs from `e` with an accent.
  public func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Array: SameValue where Element: SameValue {
  /// Whether the elements are the same, in the same order.
  public func isSame(as other: [Element]) -> Bool {
    elementsEqual(other) { $0.isSame(as: $1) }
  }
}

/// A text as a key that is found by its code points only.
struct TextKey: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: TextKey, right: TextKey) -> Bool { left.text.isSame(as: right.text) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// A constant table of a manifest. Keys are found by their code points.
public struct LookupTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  private let rows: [TextKey: Value]

  /// A table of these rows; of equal keys the last one counts.
  public init(dictionaryLiteral rows: (String, Value)...) {
    self.rows = Dictionary(rows.map { (TextKey($0), $1) }) { _, last in last }
  }

  /// The value of a key, if the table has it.
  public subscript(key: String) -> Value? { rows[TextKey(key)] }
}
