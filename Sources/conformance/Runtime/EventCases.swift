// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Customers' event names.
enum EventCases {
  static let map = RuntimeSection.each { json in
    if json[exact: "throws"] != nil { return "a lookup never raises an error" }
    if json[exact: "map"]?.members.contains(where: { Notation.isUndefined($0.value) }) == true {
      return "JSON has no undefined members"
    }
    return difference(json[exact: "map"], json[exact: "event"], json.list("result"))
  }

  static let mapping = RuntimeSection.each { json in
    difference(
      json[exact: "settings"]?[exact: "events"], json[exact: "call"], json.list("result"))
  }

  static let noCase = RuntimeSection.each { json in
    differ("name", json.text("output"), EventName.normalised(json.text("input") ?? ""))
  }

  private static func difference(
    _ map: JSONValue?, _ event: JSONValue?, _ expected: [JSONValue]
  ) -> String? {
    let entries = map.flatMap { SettingEntry.all(in: $0, at: "") } ?? []
    let actual = EventMap(entries.map { (name: $0.name, value: $0.value) }).values(for: event)
    let isEqual =
      actual.count == expected.count
      && zip(actual, expected).allSatisfy { actual, expected in
        actual.map { $0 == expected } ?? Notation.isUndefined(expected)
      }
    let shown = actual.map { $0?.shown ?? "nothing" }
    return isEqual ? nil : "expected \(expected.map(\.shown)), got \(shown)"
  }
}
