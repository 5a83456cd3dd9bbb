// SPDX-License-Identifier: MIT
public import JSON

/// An object whose keys are known only when a message is mapped: what spreads and computed keys
/// give. Members are put in one after another; a later one wins and keeps the place of the first.
///
/// Nothing is copied until it is written: a spread is kept as it is.
public struct PayloadObject: Payload {
  private enum Layer: Sendable {
    case spread(JSONObject)
    case member(key: String, value: any JSONEncodable & Sendable)
  }

  private var layers: [Layer] = []
  private let omitsNull: Bool
  /// The first required key that is missing.
  public private(set) var missingKey: String?

  /// An object whose members the closure puts in.
  ///
  /// - Parameter omitsNull: whether members that are null in the end are left out.
  public init(omitsNull: Bool = false, _ build: (inout PayloadObject) -> Void) {
    self.omitsNull = omitsNull
    build(&self)
  }

  /// Puts in all members of another payload.
  public mutating func spread(_ payload: PayloadObject?) {
    guard let payload else { return }
    if missingKey == nil { missingKey = payload.missingKey }
    layers.append(.spread(JSONObject(written: payload)))
  }

  /// Puts in all members of an object. A value that is no object has none.
  public mutating func spread(_ object: JSONObject?) {
    guard let object else { return }
    layers.append(.spread(object))
  }

  /// Puts in all members of an object. A value that is no object has none.
  public mutating func spread(_ value: JSONValue?) {
    if let value, value.kind == .object { layers.append(.spread(JSONObject(value))) }
  }

  /// Puts in a member; nil leaves it out.
  public mutating func set(_ key: String?, _ value: (some JSONEncodable & Sendable)?) {
    guard let key, let value else { return }
    layers.append(.member(key: key, value: value))
  }

  /// Puts in a member that may lack a key itself, a payload or a list of them; nil leaves it out.
  public mutating func set(
    _ key: String?, _ value: (some JSONEncodable & KeyRequiring & Sendable)?
  ) {
    guard let key, let value else { return }
    if missingKey == nil { missingKey = value.missingKey }
    layers.append(.member(key: key, value: value))
  }

  /// Notes that a member has to be there.
  public mutating func require(_ key: String, isMissing: Bool) {
    if isMissing, missingKey == nil { missingKey = key }
  }

  /// Whether there is no member.
  public var isEmpty: Bool {
    if omitsNull { return JSONObject(written: self).isEmpty }
    return layers.allSatisfy { layer in
      switch layer {
      case .spread(let object): object.isEmpty
      case .member: false
      }
    }
  }

  /// Writes the members in order.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    if count > Self.searchLimit {
      writeIndexed(into: &writer)
    } else {
      writeSearched(into: &writer)
    }
    writer.endObject()
  }

  // MARK: Many members

  /// From here on an index is faster than a search for each member.
  private static let searchLimit = 48

  /// Members, those that a later one replaces among them.
  private var count: Int {
    layers.reduce(0) { count, layer in
      switch layer {
      case .member: count + 1
      case .spread(let object): count + object.count
      }
    }
  }

  /// Searching for each member of a large message would take the square of their number.
  private func writeIndexed(into writer: inout JSONWriter) {
    var values: [[UInt8]: any JSONEncodable & Sendable] = [:]
    forEachMember { key, value in values[Array(key.utf8)] = value }
    forEachMember { key, _ in
      // At the first place of a key; behind it there is none left.
      guard let value = values.removeValue(forKey: Array(key.utf8)) else { return }
      if omitsNull, (value as? JSONValue)?.isNull ?? false { return }
      writer.key(dynamic: key)
      value.encode(into: &writer)
    }
  }

  private func forEachMember(_ body: (String, any JSONEncodable & Sendable) -> Void) {
    for layer in layers {
      switch layer {
      case .member(let key, let value): body(key, value)
      case .spread(let object): for member in object.members { body(member.key, member.value) }
      }
    }
  }

  // MARK: Few members

  private func writeSearched(into writer: inout JSONWriter) {
    for (index, layer) in layers.enumerated() {
      switch layer {
      case .member(let key, let value):
        if isWritten(key, before: index) { continue }
        let layer = last(key, after: index) ?? .member(key: key, value: value)
        if omitsNull, isNull(layer, key) { continue }
        writer.key(dynamic: key)
        write(layer, key, into: &writer)
      case .spread(let object):
        for member in object.members {
          let key = member.key
          if isWritten(key, before: index) { continue }
          if let later = last(key, after: index) {
            if omitsNull, isNull(later, key) { continue }
            writer.key(dynamic: key)
            write(later, key, into: &writer)
          } else if !omitsNull || !member.value.isNull {
            writer.key(dynamic: key)
            writer.value(member.value)
          }
        }
      }
    }
  }

  private func isWritten(_ key: String, before index: Int) -> Bool {
    layers[..<index].contains { has(key, $0) }
  }

  private func last(_ key: String, after index: Int) -> Layer? {
    layers[(index + 1)...].last { has(key, $0) }
  }

  private func has(_ key: String, _ layer: Layer) -> Bool {
    switch layer {
    case .member(let other, _): other.utf8.elementsEqual(key.utf8)
    case .spread(let object): object[exact: key] != nil
    }
  }

  private func isNull(_ layer: Layer, _ key: String) -> Bool {
    switch layer {
    case .member(_, let value): (value as? JSONValue)?.isNull ?? false
    case .spread(let object): object[exact: key]?.isNull ?? true
    }
  }

  private func write(_ layer: Layer, _ key: String, into writer: inout JSONWriter) {
    switch layer {
    case .member(_, let value): value.encode(into: &writer)
    case .spread(let object):
      if let value = object[exact: key] { writer.value(value) } else { writer.null() }
    }
  }
}
