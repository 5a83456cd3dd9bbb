// SPDX-License-Identifier: MIT
import JSON

/// The bags of free-form keys that accessors look into.
extension Facade {
  /// An empty object in the message's mode, so that what is added to it is read likewise.
  var emptyBag: JSONValue { JSONValue.emptyObject.with(message.base.mode) }

  @usableFromInline var contextBag: JSONValue { contextOrNil ?? emptyBag }

  /// The traits without the id, nil for an empty object.
  var traitsBag: JSONValue? {
    switch messageType {
    case .identify: traitsEntry
    case .group: groupBag
    default: contextValue("traits").truthy
    }
  }

  /// The first of `traits` and `properties`.
  var groupBag: JSONValue? { traitsEntry ?? propertiesEntry }

  /// A normalised path in the traits. The id counts only for paths that begin like its key.
  func traitsValue(_ path: StaticString) -> JSONValue? {
    path.begins(with: "id") ? traitsObject.value(at: path) : traitsBag?.value(at: path)
  }

  @usableFromInline var traitsObject: JSONObject {
    var traits = JSONObject(traitsBag ?? emptyBag)
    let id = messageType == .group ? groupIdValue : userIdValue
    if let id, id.isTruthy { traits.set("id", to: id) }
    return traits
  }

  /// The properties without name and category, nil for an empty object or a type that has none.
  var propertiesBag: JSONValue? {
    switch messageType {
    case .track, .page, .screen: propertiesEntry
    case .group: groupBag
    default: nil
    }
  }

  /// A normalised path in the properties of the types that have some.
  func propertiesValue(_ path: StaticString) -> JSONValue? {
    guard mixesInName, path.begins(with: "name") || path.begins(with: "category") else {
      return messageType == .group || propertiesAreEntry
        ? propertiesBag?.value(at: path) : propertiesEntryValue(path)
    }
    return propertiesObject.value(at: path)
  }

  private var mixesInName: Bool { messageType == .page || messageType == .screen }

  var propertiesObject: JSONObject {
    var properties = JSONObject(propertiesBag ?? emptyBag)
    guard mixesInName else { return properties }
    if let category = entry("category"), category.isTruthy {
      properties.set("category", to: category)
    }
    if let name = entry("name"), name.isTruthy { properties.set("name", to: name) }
    return properties
  }
}

extension StaticString {
  /// Whether the text begins with another one.
  func begins(with prefix: StaticString) -> Bool {
    withUTF8Buffer { text in
      prefix.withUTF8Buffer { prefix in
        guard text.count >= prefix.count else { return false }
        for index in 0..<prefix.count where text[index] != prefix[index] { return false }
        return true
      }
    }
  }
}
