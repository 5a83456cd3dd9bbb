// SPDX-License-Identifier: MIT
import XCTest

final class OperatorTests: XCTestCase {
  private func assert(
    _ expression: String, _ expected: String?, _ properties: String = "{}",
    file: StaticString = #filePath, line: UInt = #line
  ) throws {
    XCTAssertEqual(
      try lab(properties).value(expression), expected, expression, file: file, line: line)
  }

  func testArithmeticIsTotal() throws {
    try assert("1 + 2 * 3", "7")
    try assert("7 / 2", "3.5")
    try assert("6 / 2", "3")
    try assert("7 % 3", "1")
    try assert("0 - 7 % 3", "-1")
    try assert("7.5 % 2", "1.5")
    try assert("1 + 0.5", "1.5")
    try assert("1 / 0", nil)
    try assert("1.5 % 0", nil)
    try assert("1 % 0", nil)
    try assert("9223372036854775807 + 1", nil)
    try assert("9223372036854775807 * 2", nil)
    try assert("1e308 * 10", nil)
    try assert("-(properties.n.int ?? 1)", "-5", #"{"n":5}"#)
    try assert("-(-9223372036854775807 - 1)", nil)
  }

  func testEqualityIsTotal() throws {
    try assert("properties.a == null", "true")
    try assert("properties.a == null", "true", #"{"a":null}"#)
    try assert("properties.a == properties.b", "true", #"{"a":null}"#)
    try assert("properties.a == 0", "false", #"{"a":null}"#)
    try assert("properties.a == 1", "true", #"{"a":1.0}"#)
    try assert("properties.a == 1.0", "true", #"{"a":1}"#)
    try assert("1 == 1.0", "true")
    try assert("properties.a == '1'", "false", #"{"a":1}"#)
    try assert("properties.a == 'x'", "true", #"{"a":"x"}"#)
    try assert("properties.a == 'X'", "false", #"{"a":"x"}"#)
    try assert("properties.a == true", "true", #"{"a":true}"#)
    try assert("properties.a != true", "true", #"{"a":1}"#)
    try assert(
      "properties.a == properties.b", "true", #"{"a":{"x":1,"y":[2]},"b":{"y":[2.0],"x":1}}"#)
    try assert("properties.a == '\u{e9}'", "false", #"{"a":"e\u0301"}"#)
  }

  func testDatesInMessagesEqualTheirTextsAndInstants() throws {
    let properties = #"{"a":"2014-05-06T07:08:09Z"}"#
    try assert("properties.a == timestamp", "true", properties)
    try assert("properties.a == '2014-05-06T07:08:09.000Z'", "true", properties)
    try assert("properties.a == '2014-05-06T07:08:09Z'", "false", properties)
    try assert("message.raw.properties.a == '2014-05-06T07:08:09Z'", "true", properties)
  }

  func testOrder() throws {
    try assert("1 < 1.5", "true")
    try assert("2 <= 2", "true")
    try assert("'a' < 'b'", "true")
    try assert("'B' < 'a'", "true")
    try assert("timestamp < now", "true")
    try assert("timestamp >= now", "false")
  }

  func testMembership() throws {
    try assert("properties.a in ['x', 'y']", "true", #"{"a":"y"}"#)
    try assert("properties.a in [1, 2]", "true", #"{"a":2.0}"#)
    try assert("properties.a in ['x']", "false", #"{"a":["x"]}"#)
    try assert("properties.a in ['x']", "false")
  }

  func testLogicShortCircuits() throws {
    try assert("has(properties.a) and properties.a.int == 1", "true", #"{"a":1}"#)
    try assert("not has(properties.a) or properties.a.int == 1", "true")
    try assert("not (1 == 1)", "false")
  }

  func testCoalesceTakesNullForMissing() throws {
    try assert("properties.a ?? 'x'", #""x""#, #"{"a":null}"#)
    try assert("properties.a ?? 'x'", #""""#, #"{"a":""}"#)
    try assert("properties.a ?? properties.b", "null", #"{"b":null}"#)
    try assert("properties.a ?? properties.b", nil, #"{"a":null}"#)
    try assert("properties.a ?? properties.b ?? 3", "3")
    try assert("properties.n.double ?? 0", "0", #"{"n":"x"}"#)
  }

  func testConditionalTakesOneBranch() throws {
    try assert("if 1 < 2 then 1 else 2.5", "1")
    try assert("if has(properties.a) then properties.a else null", "null")
    try assert("if has(properties.a) then 1 else properties.b.int", nil)
  }

  func testNumbersOfAWiderTypeAreWrittenAsIt() throws {
    // As a Double it loses its last digit, in compiled code as here.
    try assert(
      "if has(properties.a) then 9007199254740993 else 0.5", "9007199254740992", #"{"a":1}"#)
    try assert("9007199254740993", "9007199254740993")
    try assert("[9007199254740993, 0.5]", "[9007199254740992,0.5]")
  }
}
