// SPDX-License-Identifier: MIT
public import JSON

extension JSONObject {
  /// The entries with these keys, in the object's order. Keys are found whatever their spelling, for
  /// each name the first that fits.
  public func picking(_ keys: String...) -> JSONObject { picking(loose: keys) }

  /// The entries with these keys; see `picking(_:)`.
  public func picking(loose keys: [String]) -> JSONObject {
    picking(all: exactKeys(keys))
  }

  /// The object without these keys. They are found whatever their spelling, for each name the first
  /// that fits.
  public func omitting(_ keys: String...) -> JSONObject { omitting(loose: keys) }

  /// The object without these keys; see `omitting(_:)`.
  public func omitting(loose keys: [String]) -> JSONObject { omitting(all: exactKeys(keys)) }

  /// The entries with exactly these keys, in the object's order.
  public func picking(exact keys: String...) -> JSONObject { picking(all: keys) }

  /// The object without exactly these keys.
  public func omitting(exact keys: String...) -> JSONObject { omitting(all: keys) }

  /// The entries with exactly these keys, in the object's order.
  public func picking(all keys: [String]) -> JSONObject {
    let keys = Set(keys.map(TextKey.init))
    return filterEntries { key, _ in keys.contains(TextKey(key)) }
  }

  /// The object without exactly these keys.
  public func omitting(all keys: [String]) -> JSONObject {
    // A few keys are left out while writing; of many, a new object is made in one pass.
    guard keys.count <= 16 else {
      let keys = Set(keys.map(TextKey.init))
      return filterEntries { key, _ in !keys.contains(TextKey(key)) }
    }
    var result = self
    for key in keys { result.remove(key) }
    return result
  }

  /// The entries for whose key and value the condition holds.
  public func filterEntries(_ condition: (String, JSONValue) -> Bool) -> JSONObject {
    .built(mode: mode) { writer in
      for member in members where condition(member.key, member.value) { writer.field(member) }
    }
  }

  /// The keys that the names find. A name that is given twice finds two keys.
  private func exactKeys(_ names: [String]) -> [String] {
    var wanted: [LooseKey: Int] = [:]
    for name in names { wanted[LooseKey(name), default: 0] += 1 }
    var found: [String] = []
    for member in members {
      let key = member.key
      guard let count = wanted[LooseKey(key)], count > 0 else { continue }
      wanted[LooseKey(key)] = count - 1
      found.append(key)
    }
    return found
  }
}
