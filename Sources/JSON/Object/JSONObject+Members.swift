// SPDX-License-Identifier: MIT

extension JSONObject {
  /// A key and its value.
  public struct Member: Sendable {
    enum Key: Sendable {
      case source(JSONMember)
      case written(String)
    }

    let keySource: Key
    /// The value.
    public let value: JSONValue

    /// The key.
    public var key: String {
      switch keySource {
      case .source(let member): member.key
      case .written(let key): key
      }
    }
  }

  /// The members in order: those underneath, if `base` is an object, and those written to it.
  public struct Members: Sequence, Sendable {
    let object: JSONObject

    /// Iterates the members.
    public func makeIterator() -> Iterator { Iterator(object) }

    /// Walks the members underneath, then those added.
    public struct Iterator: IteratorProtocol, Sendable {
      private let object: JSONObject
      private var source: JSONMembers.Iterator
      private var nextEdit: Int

      init(_ object: JSONObject) {
        self.object = object
        source = object.base.members.makeIterator()
        nextEdit = 0
      }

      /// The next member.
      public mutating func next() -> Member? {
        while let member = source.next() {
          guard !object.isUnchanged, let edit = object.edit(of: member) else {
            return Member(keySource: .source(member), value: member.value)
          }
          if case .overwritten(let value) = edit.change {
            return Member(keySource: .source(member), value: value)
          }
        }
        while nextEdit < object.edits.count {
          let edit = object.edits[nextEdit]
          nextEdit += 1
          if case .added(let value) = edit.change {
            return Member(keySource: .written(edit.key), value: value)
          }
        }
        return nil
      }
    }
  }

  /// The members in order.
  public var members: Members { Members(object: self) }

  /// The number of members.
  public var count: Int {
    guard !isUnchanged else { return base.members.count }
    return members.reduce(0) { count, _ in count + 1 }
  }

  /// Whether there is no member.
  public var isEmpty: Bool {
    var iterator = members.makeIterator()
    return iterator.next() == nil
  }
}

extension JSONObject: JSONEncodable {
  /// Writes the members; the value underneath as it is if it is no object.
  public func encode(into writer: inout JSONWriter) {
    guard !isUnchanged, base.kind == .object else {
      writer.value(base)
      return
    }
    writer.beginObject()
    for member in members { writer.field(member) }
    writer.endObject()
  }
}

extension JSONWriter {
  /// Copies a member.
  public mutating func field(_ member: JSONObject.Member) {
    switch member.keySource {
    case .source(let source): key(of: source)
    case .written(let key): self.key(dynamic: key)
    }
    value(member.value)
  }

  /// Copies a member.
  public mutating func field(_ member: JSONMember) {
    key(of: member)
    value(member.value)
  }
}
