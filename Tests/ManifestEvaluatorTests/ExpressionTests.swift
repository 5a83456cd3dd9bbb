// SPDX-License-Identifier: MIT
import XCTest

final class ExpressionTests: XCTestCase {
  private func assert(
    _ expression: String, _ expected: String?, _ properties: String = "{}", top: String = "",
    settings: String = "{}", file: StaticString = #filePath, line: UInt = #line
  ) throws {
    XCTAssertEqual(
      try lab(properties, settings: settings, top: top).value(expression), expected, expression,
      file: file, line: line)
  }

  func testRoots() throws {
    try assert("event", #""E""#)
    try assert("timestamp", #""2014-05-06T07:08:09.000Z""#)
    try assert("message.userId", #""u1""#)
    try assert("message.unheard.of", nil)
    try assert("message.raw.timestamp", #""2014-05-06T07:08:09Z""#)
    try assert("options", "{}")
    try assert("traits", #"{"id":"u1"}"#)
    var lab = Lab()
    lab.message = #"{"type":"track","integrations":{"Lab":{"a":{"b":1}}}}"#
    XCTAssertEqual(try lab.value("options.a.b"), "1")
    lab.message = #"{"type":"track","integrations":{"Lab":false}}"#
    XCTAssertEqual(try lab.value("options"), "{}")
    lab.message = #"{"x":1,"type":"track","timestamp":"2014-05-06"}"#
    XCTAssertEqual(
      try lab.value("message.raw"), #"{"x":1,"type":"track","timestamp":"2014-05-06"}"#)
  }

  func testPaths() throws {
    try assert("properties.firstName", "1", #"{"First_Name":1}"#)
    try assert("properties['First Name']", "1", #"{"first name":2,"First Name":1}"#)
    try assert("properties['First Name']", nil, #"{"first name":2}"#)
    try assert("properties.a.b['C'].d", "1", #"{"a":{"b":{"C":{"d":1}}}}"#)
    try assert("properties.a.b", "1", #"{"a.b":1}"#)
    try assert("properties.a.b", nil, #"{"a":5}"#)
    try assert("properties.a.b", "null", #"{"a":{"b":null}}"#)
  }

  func testElements() throws {
    try assert("properties.a[0]", "1", #"{"a":[1,2,3]}"#)
    try assert("properties.a[-1]", "3", #"{"a":[1,2,3]}"#)
    try assert("properties.a[3]", nil, #"{"a":[1,2,3]}"#)
    try assert("properties.a[-4]", nil, #"{"a":[1,2,3]}"#)
    try assert("properties.a[0]", nil, #"{"a":"text"}"#)
    try assert("['a', 'b'][1]", #""b""#)
    try assert("products[0].sku", #""s""#, #"{"products":[{"sku":"s"}]}"#)
    try assert("products[-1].price.double", "2", #"{"products":[{},{"price":2.0}]}"#)
    try assert("products[5].sku", nil)
  }

  func testProductAccessors() throws {
    let properties = #"{"products":[{"sku":"s","revenue":"$5","Colour":"red"},null,{"id":2}]}"#
    try assert("products.map(p => p.sku ?? p.id)", #"["s",2]"#, properties)
    try assert("products.map(p => p.revenue ?? 0)", "[5,0]", properties)
    try assert("products.map(p => p.properties.colour ?? 'none')", #"["red","none"]"#, properties)
    try assert("products", #"[{"sku":"s","revenue":"$5","Colour":"red"},{"id":2}]"#, properties)
  }

  func testTables() throws {
    let top = "tables: { ranks: { gold: 3, silver: 2.5, 1: 1 } }"
    try assert("ranks['gold']", "3", top: top)
    try assert("ranks[properties.tier]", "3", #"{"tier":"gold"}"#, top: top)
    try assert("ranks[properties.tier]", "1", #"{"tier":1}"#, top: top)
    try assert("ranks[properties.tier]", nil, #"{"tier":"Gold"}"#, top: top)
    try assert("ranks[properties.tier]", nil, top: top)
  }

  func testSettings() throws {
    let top = """
      settings:
        a: { type: string, default: x }
        n: { type: number }
        e: { type: enum, values: [us, eu], default: us }
      """
    try assert("settings.a", #""x""#, top: top)
    try assert("settings.a", #""y""#, top: top, settings: #"{"a":"y"}"#)
    try assert("settings.n", nil, top: top)
    try assert("settings.n", "1", top: top, settings: #"{"n":1}"#)
    try assert("settings.e == 'us'", "true", top: top)
  }

  func testLambdasSeeWhatIsAround() throws {
    let top = "let:\n  limit: properties.limit.int ?? 0"
    let properties = #"{"limit":2,"a":[1,2,3]}"#
    try assert(
      "(properties.a.array ?? []).filter(n => (n.int ?? 0) >= limit)", "[2,3]", properties,
      top: top)
    try assert("[1, 2].map(a => [10, 20].map(b => a + b))", "[[11,21],[12,22]]")
  }

  func testAMissingResultOfALambdaThatMustNotBeIsTheNearestThereIs() throws {
    try assert("[1, 2].reduce(5, (a, n) => a % 0 + n)", "0")
    try assert("[1, 2].map(n => n % 0)", "[]")
  }

  func testTextsNeedAllTheirParts() throws {
    var lab = lab(#"{"n":1.50,"b":true,"o":{},"z":null}"#)
    lab.top = ""
    XCTAssertEqual(
      try lab.map("v: ${properties.n} ${properties.b} ${timestamp} ${1}"),
      #"{"v":"1.5 true 2014-05-06T07:08:09.000Z 1"}"#)
    XCTAssertEqual(
      try lab.map("v: a ${properties.o}\nw: b ${properties.z}\nx: c ${properties.q}"), "{}")
  }

  func testFunctionsOfTheLibraryAreCalled() throws {
    try assert("'a-b'.split('-')", #"["a","b"]"#)
    try assert("firstOf(properties.a, properties.b)", "2", #"{"a":"","b":2}"#)
    try assert("properties.a.string.uppercased", nil)
    try assert("timestamp.adding(days=1).unix", "1399446489")
    try assert("uuid", #""00000000-0000-4000-8000-000000000001""#)
    try assert("now", #""2017-01-01T00:00:00.000Z""#)
  }
}
