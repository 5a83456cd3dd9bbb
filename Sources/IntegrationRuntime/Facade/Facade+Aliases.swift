// SPDX-License-Identifier: MIT
import JSON

extension Facade {
  @usableFromInline func traitsObject(aliases: some Sequence<(key: String, value: String)>)
    -> JSONObject
  {
    let isOwn = messageType == .identify || messageType == .group
    return applying(
      aliases,
      to: traitsObject,
      source: isOwn ? "traits" : "options.traits",
      keepsEqual: messageType == .identify
    )
  }

  func propertiesObject(aliases: some Sequence<(key: String, value: String)>) -> JSONObject {
    applying(
      aliases,
      to: propertiesObject,
      source: "properties",
      keepsEqual: messageType != .track
    )
  }

  /// Moves values to other keys, in the order of the aliases. All values come from the bag as it
  /// was. `keepsEqual`: whether a key renamed to itself survives.
  private func applying(
    _ aliases: some Sequence<(key: String, value: String)>,
    to bag: JSONObject,
    source: String,
    keepsEqual: Bool
  ) -> JSONObject {
    var result = bag
    for (key, target) in aliases {
      let value: JSONValue?
      switch member(key) {
      case .value(let found): value = found
      case .object(let found): value = found.json
      case .date(let date):
        // An invalid date is a value too.
        result.set(target, to: JSONValue(date))
        result.remove(key)
        continue
      case nil: value = proxyValue("\(source).\(key)")
      }
      guard let value, !value.isNull else { continue }
      result.set(target, to: value)
      if key != target || !keepsEqual { result.remove(key) }
    }
    return result
  }
}
