// SPDX-License-Identifier: MIT
import JSON

extension Facade {
  @usableFromInline func fieldValue(_ name: String) -> JSONValue? {
    name == "timestamp" ? JSONValue(timestampValue) : message[exact: name]
  }

  @usableFromInline func proxyValue(_ path: MessagePath) -> JSONValue? {
    let isWhole = path.tail.utf8CodeUnitCount == 0
    switch path.head {
    case .context:
      return isWhole ? contextBag : contextValue(path.tail)
    case .traits:
      return isWhole ? traitsObject.json : traitsValue(path.tail)
    case .properties:
      guard propertiesAreEntry else {
        return isWhole ? propertiesObject.json : propertiesValue(path.tail)
      }
      return value(of: entry("properties"), at: path.tail)
    case .integrations:
      return isWhole ? integrationsValue : integrationsValue.value(at: path.tail)
    case .field(let name):
      return value(of: entry(name), at: path.tail)
    case .raw:
      return isWhole ? rawObject.json : rawObject.value(at: path.tail)
    }
  }

  /// Whether the type has no properties accessor, so that the head is the message's entry.
  var propertiesAreEntry: Bool {
    switch messageType {
    case .track, .page, .screen, .group: false
    default: true
    }
  }

  /// A value that is not truthy is the answer whatever the path says.
  private func value(of head: JSONValue?, at tail: StaticString) -> JSONValue? {
    guard tail.utf8CodeUnitCount > 0, let head, head.isTruthy else { return head }
    return head.value(at: tail)
  }

  @usableFromInline func proxyValue(_ path: String) -> JSONValue? {
    let dot = path.utf8.firstIndex(of: UInt8(ascii: "."))
    let head = String(path[..<(dot ?? path.endIndex)])
    let tail = dot.map { String(path[path.index(after: $0)...]) }
    switch member(head) {
    case .object(let object):
      return tail.map { object.value(atPath: $0) } ?? object.json
    case .value(let value):
      // A result that is not truthy counts as an empty object.
      let result = value.truthy ?? .emptyObject
      return tail.map { result.value(atPath: $0) } ?? result
    case .date(let date):
      return tail == nil ? JSONValue(date) : nil
    case nil:
      guard let tail, let value = message[exact: head], value.isTruthy else {
        return message[exact: head]
      }
      return value.value(atPath: tail)
    }
  }

  @usableFromInline func oneValue(_ path: String) -> JSONValue? {
    if let value = proxyValue(path), value.isTruthy { return value }
    return proxyValue(path + "s")?.elements.first
  }

  @usableFromInline func multiValue(_ path: String) -> JSONValue {
    if let values = proxyValue(path + "s"), values.kind == .array { return values }
    guard let value = proxyValue(path), value.isTruthy else { return .emptyArray }
    return JSONValue(array: [value])
  }
}
