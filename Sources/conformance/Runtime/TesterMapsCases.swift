// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON

/// `maps`. What the mappers of the cases answer is told by their labels.
enum TesterMapsCases {
  static let all = RuntimeSection.each { json in
    let label = json.text("label") ?? ""
    guard let map = mappers[label] else { return noCounterpart[label] ?? "nobody knows this case" }
    let own = JSONTree(json[exact: "ownSettings"] ?? .emptyObject)
    let record = json[exact: "fixture"] ?? .emptyObject
    let fixture = FixtureFile(
      name: label, input: JSONTree(record[exact: "input"] ?? .emptyObject),
      output: record[exact: "output"].map { JSONTree($0) },
      settings: record[exact: "settings"].map { JSONTree($0) })
    let argument = json.present("settingsArgument").map { JSONTree($0) }
    let ignoring = json.present("options")?.texts("ignored") ?? []
    let test = IntegrationTest(Probe.self, settings: own)
    let failures = await TesterCases.failures {
      if fixture.input["type"]?.difference(from: "identify") == nil {
        try test.maps(fixture, settings: argument, ignoring: ignoring) {
          (view: Identify, settings: Probe.Settings) in map(settings.json, view.json)
        }
      } else {
        try test.maps(fixture, settings: argument, ignoring: ignoring) {
          (view: Track, settings: Probe.Settings) in map(settings.json, view.json)
        }
      }
    }
    return first(
      differ("passes", json[exact: "pass"]?.bool, failures.isEmpty),
      // A test is a value: no case can change the settings of another.
      test.settings.difference(from: JSONTree(json[exact: "ownSettingsAfter"] ?? .null)))
  }

  private typealias Map = @Sendable (_ settings: JSONValue, _ message: JSONObject) -> JSONTree

  private static let noCounterpart = [
    "missing mapper": "a mapping function is named in code",
    "mapper runs with the integration as its receiver": "a mapper is a type of its own",
    "semantic mapper preferred": "a mapping function is named in code",
  ]

  private static let settingsOnly: Map = { settings, _ in JSONTree(settings) }
  private static let a: Map = { _, _ in ["a": 1] }

  private static let mappers: [String: Map] = [
    "equal after date serialisation": { _, message in JSONTree(message.json) },
    "undefined keys vanish": a,
    "null keys stay": { _, _ in ["a": 1, "b": nil] },
    "NaN becomes null": { _, _ in ["a": nil] },
    "loose numbers": a,
    "array output": { _, _ in [["a": 1]] },
    "missing type": a,
    "mapper returns null": { _, _ in nil },
    "mapper returns empty string": { _, _ in "" },
    "fixture settings override own settings and persist": settingsOnly,
    "fixture settings override the settings argument too": settingsOnly,
    "settings argument replaces own settings": settingsOnly,
    "ignored keys": { _, _ in ["a": 1, "q": 5] },
    "ignored keys are not stripped from the expectation": { _, _ in ["a": 1, "q": 5] },
  ]
}
