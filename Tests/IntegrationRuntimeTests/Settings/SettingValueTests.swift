// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class SettingValueTests: XCTestCase {
  private func json(_ text: String) throws -> JSONValue { try JSONDocument(parsing: text).root }

  func testAScalarIsATextOrANumberAndGoesOutAsItCame() throws {
    let number = try XCTUnwrap(SettingScalar(setting: try json("42")))
    let text = try XCTUnwrap(SettingScalar(setting: try json(#""42""#)))
    XCTAssertEqual(number.text, "42")
    XCTAssertEqual(text.text, "42")
    XCTAssertNotEqual(number, text)
    XCTAssertEqual(number, 42)
    XCTAssertEqual(Set([number, 42, text, "42"]).count, 2)
    XCTAssertEqual(String(decoding: number.jsonBytes, as: UTF8.self), "42")
    XCTAssertEqual(String(decoding: text.jsonBytes, as: UTF8.self), #""42""#)
    XCTAssertFalse(SettingScalar(0).isMissingSetting)
    XCTAssertTrue(SettingScalar("").isMissingSetting)
    for other in ["true", "null", "[]", "{}"] {
      XCTAssertNil(SettingScalar(setting: try json(other)), other)
    }
  }

  func testTheEmptyTextCountsAsMissing() throws {
    var reader = SettingsReader(try json(#"{"text":"","secret":"","id":"","flag":false,"zero":0}"#))
    let text: String? = reader.value("text")
    let secret: Secret? = reader.value("secret")
    let id: SettingScalar? = reader.value("id")
    let flag: Bool? = reader.value("flag")
    let zero: SettingScalar? = reader.value("zero")
    XCTAssertNil(text)
    XCTAssertNil(secret)
    XCTAssertNil(id)
    XCTAssertEqual(flag, false)
    XCTAssertEqual(zero, 0)
    XCTAssertNoThrow(try reader.finish())
  }

  func testListsAndTablesHaveTypedElements() throws {
    XCTAssertEqual([Int](setting: try json("[1, 2]")), [1, 2])
    XCTAssertNil([Int](setting: try json(#"[1, "2"]"#)))
    XCTAssertNil([String](setting: try json("{}")))
    let table = try XCTUnwrap(SettingMap<String>(setting: try json(#"{"b":"x","a":"y"}"#)))
    XCTAssertEqual(table.entries.map(\.key), ["b", "a"])
    XCTAssertEqual(table["a"], "y")
    XCTAssertNil(table["A"])
    XCTAssertEqual(table[JSONValue("b")], "x")
    XCTAssertNil(table[JSONValue(1)])
    XCTAssertEqual(String(decoding: table.jsonBytes, as: UTF8.self), #"{"b":"x","a":"y"}"#)
    XCTAssertNil(SettingMap<String>(setting: try json(#"{"a":1}"#)))
    let literal: SettingMap<Int> = ["a": 1, "b": 2, "a": 3]
    XCTAssertEqual(literal.entries.map(\.value), [3, 2])
  }

  func testObjectsAndAnything() throws {
    XCTAssertNotNil(JSONObject(setting: try json("{}")))
    XCTAssertNil(JSONObject(setting: try json("[]")))
    XCTAssertTrue(try json(#""""#).isMissingSetting)
    XCTAssertTrue(JSONValue.null.isMissingSetting)
    for present in ["0", "false", "[]", "{}", #"" ""#] {
      XCTAssertFalse(try json(present).isMissingSetting, present)
    }
  }

  func testSecretsInListsStayHidden() throws {
    let keys = try XCTUnwrap([Secret](setting: try json(#"["key-5f10"]"#)))
    XCTAssertFalse("\(keys)".contains("5f10"))
    XCTAssertEqual(keys[0].value, "key-5f10")
  }

  private struct Goal: SettingRecord {
    var id: String
    var token: Secret?
    var weights: [Int]

    init(_ reader: inout SettingsReader) {
      id = reader.required("id", placeholder: "")
      token = reader.value("token")
      weights = reader.value("weights") ?? []
    }

    var secrets: [Secret] { token?.secrets ?? [] }

    func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("id", id)
      writer.endObject()
    }
  }

  func testEverythingWrongInsideOfSettingsIsReportedWithItsPlace() throws {
    var reader = SettingsReader(
      try json(
        #"""
        {"goals": [{"id": "a", "weights": [1, "x", true]}, {"id": ""}, 5, {"id": 3}],
         "byName": {"a": {"token": 1}, "b": {"id": "b"}}, "goal": null}
        """#))
    let goals: [Goal] = reader.value("goals") ?? []
    let byName: SettingMap<Goal>? = reader.value("byName")
    let goal: Goal = reader.required("goal")
    XCTAssertTrue(goals.isEmpty)
    XCTAssertNil(byName)
    XCTAssertEqual(goal.id, "")
    XCTAssertThrowsError(try reader.finish()) { error in
      XCTAssertEqual(
        "\(error)",
        """
        setting "goals[0].weights[1]" has to be a whole number
        setting "goals[0].weights[2]" has to be a whole number
        setting "goals[1].id" is required
        setting "goals[2]" has to be an object
        setting "goals[3].id" has to be a text
        setting "byName.a.id" is required
        setting "byName.a.token" has to be a text
        setting "goal" is required
        """)
    }
  }

  func testSecretsInsideOfSettingsAreFoundAndHidden() throws {
    let goals = try XCTUnwrap(
      [Goal](setting: try json(#"[{"id": "a", "token": "key-5f10"}, {"id": "b"}]"#)))
    XCTAssertEqual(goals.secrets, ["key-5f10"])
    XCTAssertFalse("\(goals)".contains("5f10"))
    let map: SettingMap<[Secret]> = ["a": ["one"], "b": ["two"]]
    XCTAssertEqual(map.secrets, ["one", "two"])
    let events: EventMap<Secret> = ["a": "three"]
    XCTAssertEqual(events.secrets, ["three"])
    XCTAssertFalse("\(events) \(map)".contains("one"))
    var dumped = ""
    dump(events, to: &dumped)
    XCTAssertFalse(dumped.contains("three"))
  }
}
