// SPDX-License-Identifier: MIT

/// An object of a document with some members written over it, added or removed: traits with the
/// user id, for instance. Lazy: nothing is copied until it is encoded.
///
/// A key that is written over keeps its place, a new one goes last. What lies underneath need not
/// be an object, because messages come as they like. A value that can have no members stays as it
/// is whatever is written to it; an array shows its elements only, though members written to it
/// are found by lookups, as in JavaScript.
public struct JSONObject: Sendable {
  /// The value underneath.
  public let base: JSONValue
  /// Nil if nothing was changed: most objects are passed around and never changed, and copying nil
  /// counts no references.
  private var list: EditList?

  private(set) var edits: [Edit] {
    get { list?.edits ?? [] }
    set { list = newValue.isEmpty ? nil : EditList(newValue) }
  }

  /// What happened to a key.
  struct Edit: Sendable {
    enum Change: Sendable {
      /// The member of `base` keeps its place.
      case overwritten(JSONValue)
      /// Comes after the members of `base`; a member of `base` with that key is gone.
      case added(JSONValue)
      case removed
    }

    var key: String
    var change: Change

    var value: JSONValue? {
      switch change {
      case .overwritten(let value), .added(let value): value
      case .removed: nil
      }
    }
  }

  /// A view of a value without changes.
  public init(_ base: JSONValue) { self.base = base }

  /// The empty object.
  public init() { base = .emptyObject }

  /// Whether nothing was written over or removed.
  package var isUnchanged: Bool { list == nil }

  /// Whether anything can be written to this.
  var takesMembers: Bool { base.kind == .object || base.kind == .array }

  /// Writes a member, over the one with exactly this key or as the last.
  public mutating func set(_ key: String, to value: JSONValue) {
    guard takesMembers else { return }
    if let index = edits.firstIndex(where: { $0.key == key }) {
      switch edits[index].change {
      case .overwritten: edits[index].change = .overwritten(value)
      case .added: edits[index].change = .added(value)
      case .removed:
        edits.remove(at: index)
        edits.append(Edit(key: key, change: .added(value)))
      }
    } else {
      let isThere = base[exact: key] != nil
      edits.append(Edit(key: key, change: isThere ? .overwritten(value) : .added(value)))
    }
  }

  /// Removes the member with exactly this key, if there is one.
  public mutating func remove(_ key: String) {
    edits.removeAll { $0.key == key }
    if base[exact: key] != nil { edits.append(Edit(key: key, change: .removed)) }
  }

  /// The value under exactly this key.
  public subscript(exact key: String) -> JSONValue? {
    if let edit = edits.first(where: { $0.key == key }) { return edit.value }
    return base[exact: key]
  }

  /// The value under exactly this key.
  public subscript(exact key: StaticString) -> JSONValue? {
    isUnchanged ? base[exact: key] : self[exact: key.description]
  }

  /// The same as one value: `base` itself if nothing was changed, else a new document.
  public var json: JSONValue {
    guard !isUnchanged, base.kind == .object else { return base }
    var writer = JSONWriter()
    encode(into: &writer)
    guard let storage = try? JSONParser.parse(writer.bytes, depth: Int.max) else { return base }
    return JSONValue(storage: storage, index: 0, mode: base.mode)
  }
}

/// An immutable list of changes, shared between copies.
private final class EditList: Sendable {
  let edits: [JSONObject.Edit]

  init(_ edits: [JSONObject.Edit]) { self.edits = edits }
}

extension JSONObject: Equatable {
  /// Compares by JSON value, whatever the order of keys.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.json == right.json
  }
}
