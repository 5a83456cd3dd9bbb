// SPDX-License-Identifier: MIT
import JSON

/// The answers that all types share; the accessors and their meaning are in `MessageFacade`.
extension Facade {
  @usableFromInline var userIdValue: JSONValue? {
    messageType == .alias ? entry("userId", else: "to") : entry("userId")
  }

  @usableFromInline var groupIdValue: JSONValue? {
    messageType == .group ? entry("groupId") : contextValue("groupid")
  }

  @usableFromInline var timestampValue: Instant {
    guard let timestamp = entry("timestamp") else { return now }
    return Instant(lenient: timestamp)
  }

  @usableFromInline var activeValue: JSONValue {
    guard let active = contextValue("active"), !active.isNull else { return .true }
    return active
  }

  @usableFromInline var libraryValue: JSONValue {
    guard let library = contextValue("library"), library.isTruthy else {
      return Facade.unknownLibrary.json
    }
    guard library.text != nil else { return library }
    return Facade.library(named: library).json
  }

  private static let unknownLibrary = library(named: JSONValue("unknown"))

  private static func library(named name: JSONValue) -> JSONObject {
    var library = JSONObject()
    library.set("name", to: name)
    library.set("version", to: .null)
    return library
  }

  @usableFromInline var deviceObject: JSONObject {
    let found = contextValue("device")
    var device = JSONObject(found?.isContainer == true ? found ?? .emptyObject : .emptyObject)
    guard !device[exact: "type"].isTruthy, let platform = libraryPlatform else { return device }
    device.set("type", to: JSONValue(platform))
    return device
  }

  /// What the library's name says of the platform; `android` wins.
  private var libraryPlatform: String? {
    guard let name = libraryValue[exact: "name"] else { return nil }
    let isIn: (String) -> Bool
    if let text = name.text {
      isIn = { text.utf8.contains($0) }
    } else if name.kind == .array {
      isIn = { part in name.elements.contains { $0.text == part } }
    } else {
      return nil
    }
    return isIn("android") ? "android" : isIn("ios") ? "ios" : nil
  }

  /// The id if it looks like an e-mail address.
  func emailLike(_ id: JSONValue?) -> JSONValue? {
    guard let id, EmailText.matches(id) else { return nil }
    return id
  }

  /// `context.referrer.url`, `context.page.referrer` or `properties.referrer`.
  var referrerValue: JSONValue? {
    firstTruthy(
      contextValue("referrer.url"),
      contextValue("page.referrer"),
      propertiesValue("referrer")
    )
  }

  @usableFromInline var jsonObject: JSONObject {
    withTimestamp(ofType: messageType)
  }

  @usableFromInline var rawObject: JSONObject {
    switch origin {
    case .input: JSONObject(message.base.with(.plain))
    case .conversion(let type): withTimestamp(ofType: type)
    }
  }

  func withTimestamp(ofType type: MessageType?) -> JSONObject {
    var json = message
    json.set("timestamp", to: JSONValue(timestampValue))
    if let type { json.set("type", to: JSONValue(type.rawValue)) }
    return json
  }
}

extension String.UTF8View {
  /// Whether another text is part of this one.
  fileprivate func contains(_ part: String) -> Bool {
    let part = Array(part.utf8)
    return indices.contains { self[$0...].starts(with: part) }
  }
}
