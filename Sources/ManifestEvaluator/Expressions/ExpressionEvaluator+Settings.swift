// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
import JSON
import ManifestLanguage

/// What is inside of settings. It is kept as JSON, checked when the settings were read.
extension ExpressionEvaluator {
  func field(_ field: SettingRecordType.Field, of record: Value, _ type: ValueType) -> Value {
    guard case .object(let object) = record else { return .missing }
    guard let json = object[exact: field.name] else {
      // A collection that is not entered is empty.
      return type.isOptional ? .missing : Value(emptyCollection: type.base)
    }
    return Value(json, as: type.base)
  }

  func entry(_ table: Value, _ key: Value, _ type: ValueType.Base) -> Value {
    guard let key = key.key else { return .missing }
    let found: JSONValue? =
      switch table {
      case .object(let object): object[exact: key]
      case .eventMap(let map): map[key]
      default: nil
      }
    return found.map { Value($0, as: type) } ?? .missing
  }

  func matches(_ map: Value, _ event: Value, _ type: ValueType.Base) -> Value {
    guard case .eventMap(let map) = map, case .list(let element) = type else { return .missing }
    return .list(map.matching(event.key).map { Value($0, as: element) })
  }

  func names(_ map: Value) -> Value {
    guard case .eventMap(let map) = map else { return .missing }
    return .list(map.names.map { .string($0) })
  }
}

extension Value {
  /// What may be a key: a text, or JSON that is one.
  fileprivate var key: String? {
    switch self {
    case .string(let text): text
    case .json(let json): json.string
    default: nil
    }
  }

  /// What JSON is where the type is known.
  init(_ json: JSONValue, as base: ValueType.Base) {
    self =
      switch base {
      case .bool: Value(json.bool)
      case .int: Value(json.int)
      case .double: Value(json.double)
      case .string, .enumeration: Value(json.string)
      case .object, .record, .settingRecord, .map: .object(JSONObject(json))
      case .list(let element): .list(json.elements.map { Value($0, as: element) })
      case .eventMap:
        .eventMap(
          EventMap(
            json.elements.map { entry in
              (name: entry[exact: "key"]?.string ?? "", value: entry[exact: "value"])
            }))
      case .json, .date, .product, .null, .invalid: .json(json)
      }
  }

  /// A collection with nothing in it; missing for any other type.
  init(emptyCollection base: ValueType.Base) {
    self =
      switch base {
      case .list: .list([])
      case .map: .object(JSONObject())
      case .eventMap: .eventMap(EventMap())
      default: .missing
      }
  }
}
