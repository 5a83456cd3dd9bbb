// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class TrackTests: XCTestCase {
  private func properties(_ properties: String, event: String = "null") throws -> Track {
    try track("{\"event\":\(event),\"properties\":\(properties)}")
  }

  func testProducts() throws {
    let view = try properties(
      #"{"Products":[{"SKU":"a","price":1.5,"revenue":"$2"},null,0,{"sku":"b"}]}"#
    )
    XCTAssertEqual(view.products.count, 3)
    XCTAssertEqual(view.products.map { text($0.sku) }, [#""a""#, "nothing", #""b""#])
    XCTAssertEqual(text(view.products.first?.price), "1.5")
    XCTAssertEqual(view.products.first?.revenue, 2)
    XCTAssertEqual(text(view.products.first?.quantity), "1")
    XCTAssertEqual(text(view.products), #"[{"SKU":"a","price":1.5,"revenue":"$2"},0,{"sku":"b"}]"#)
    XCTAssertEqual(
      text(view.products.first?.properties),
      #"{"SKU":"a","price":1.5,"revenue":"$2"}"#
    )
    XCTAssertTrue(try properties(#"{"products":{}}"#).products.isEmpty)
    XCTAssertTrue(try track("{}").products.isEmpty)
  }

  func testExactKeysAndDefaults() throws {
    XCTAssertEqual(text(try properties(#"{"Quantity":5}"#).quantity), "1")
    XCTAssertEqual(text(try properties(#"{"quantity":"5"}"#).quantity), #""5""#)
    XCTAssertEqual(text(try properties(#"{"Currency":"EUR"}"#).currency), #""USD""#)
    XCTAssertEqual(text(try properties(#"{"currency":"EUR"}"#).currency), #""EUR""#)
    XCTAssertEqual(text(try properties(#"{"id":"","orderId":"o"}"#).orderId), #""o""#)
  }

  func testRevenue() throws {
    let cases: [(String, Double?)] = [
      ("19.5", 19.5), (#""$19.50""#, 19.5), (#""19$.5""#, 19.5), (#"" 5 apples""#, 5),
      (#""1,000""#, 1),
      (#""0""#, 0), (#""$0""#, 0), ("0", nil), (#""""#, nil), (#""free""#, nil), ("true", nil),
      ("[1]", nil), (#""-.5e1x""#, -5), (#""Infinity""#, .infinity), (#""+7.""#, 7),
      (#""0x10""#, 0),
      (#""2014-05-06""#, nil), (#""1e""#, 1), (#""\u00a03""#, 3), ("1e400", .infinity),
      (#"".""#, nil),
    ]
    for (revenue, expected) in cases {
      XCTAssertEqual(
        try properties("{\"revenue\":\(revenue),\"total\":9}").revenue,
        expected,
        revenue
      )
    }
  }

  func testCompletedOrdersFallBackToTheTotal() throws {
    for (event, isOne) in [
      ("Order Completed", true), ("completed order", true), ("_COMPLETED_ORDER_now", true),
      (" order_completed ", true), ("Order Completed!", false), ("ordercompleted", true),
      ("completed  order", false), ("My Order Completed", false), ("order", false), ("", false),
    ] {
      XCTAssertEqual(
        try properties(#"{"total":"$9"}"#, event: "\"\(event)\"").revenue,
        isOne ? 9 : nil,
        event
      )
    }
    XCTAssertNil(try properties(#"{"total":9}"#, event: "5").revenue)
    XCTAssertNil(
      try properties(#"{"total":9,"revenue":"free"}"#, event: #""Order Completed""#).revenue
    )
  }

  func testCents() throws {
    XCTAssertEqual(text(try properties(#"{"revenue":"4.35"}"#).cents), "434.99999999999994")
    XCTAssertEqual(text(try properties(#"{"value":"7"}"#).cents), #""7""#)
    XCTAssertEqual(text(try properties("{}").cents), "0")
  }

  func testSubtotal() throws {
    for (properties, subtotal) in [
      (#"{"subtotal":"x","total":5}"#, #""x""#), (#"{"total":10,"tax":1,"shipping":2}"#, "7"),
      (#"{"total":"10","tax":"0x1"}"#, "9"), (#"{"total":"10"}"#, #""10""#),
      (#"{"total":"10","discount":1}"#, #""101""#), (#"{"total":10,"discount":"1"}"#, #""101""#),
      (#"{"total":10,"discount":[1,null]}"#, #""101,""#),
      (#"{"total":10,"discount":{}}"#, #""10[object Object]""#),
      (#"{"total":10,"discount":true}"#, "11"), (#"{"total":"x","tax":1}"#, "null"),
      (#"{"total":"x","tax":1,"discount":"y"}"#, #""NaNy""#), (#"{"revenue":4,"tax":1}"#, "4"),
      ("{}", "0"),
      (#"{"total":[5],"shipping":[" 2 "]}"#, "3"), (#"{"total":true,"tax":"1e0"}"#, "0"),
      (#"{"total":"1970-01-01T00:00:01Z","tax":1}"#, "999"),
      (
        #"{"total":"1970-01-01","discount":1}"#,
        #""Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)1""#
      ),
    ] {
      XCTAssertEqual(text(try self.properties(properties).subtotal), subtotal, properties)
    }
  }

  func testUserOfAnEvent() throws {
    XCTAssertEqual(
      text(try track(#"{"context":{"traits":{"email":"t"}},"properties":{"email":"p"}}"#).email),
      #""t""#
    )
    XCTAssertEqual(
      text(try track(#"{"properties":{"email":"p"},"userId":"u@x.y"}"#).email),
      #""p""#
    )
    XCTAssertEqual(text(try track(#"{"userId":"u@x.y"}"#).email), #""u@x.y""#)
    XCTAssertEqual(text(try track(#"{"context":{"traits.email":"d"}}"#).email), #""d""#)
    XCTAssertEqual(text(try track(#"{"userId":"u","anonymousId":"a"}"#).username), #""u""#)
    XCTAssertEqual(
      text(try track(#"{"anonymousId":"a","properties":{"username":"p"}}"#).username),
      #""p""#
    )
    XCTAssertEqual(text(try track(#"{"properties":{"referrer":"r"}}"#).referrer), #""r""#)
    XCTAssertEqual(
      text(try track(#"{"context":{"page":{"referrer":"c"},"referrer":{"url":"u"}}}"#).referrer),
      #""u""#
    )
    XCTAssertEqual(text(try track(#"{"options":{"query":"q"}}"#).query), #""q""#)
  }

  func testIdentify() throws {
    let message = #"{"userId":"u","event":"E","timestamp":0,"context":{"traits":{"email":"t"}}}"#
    let identify = try track(message).identify()
    XCTAssertEqual(text(identify.email), #""t""#)
    XCTAssertEqual(text(identify.traits), #"{"email":"t","id":"u"}"#)
    XCTAssertEqual(text(identify.proxy("traits.id")), #""u""#)
    XCTAssertEqual(
      text(identify.json),
      #"{"userId":"u","event":"E","timestamp":"1970-01-01T00:00:00.000Z","context":"#
        + #"{"traits":{"email":"t"}},"traits":{"email":"t","id":"u"},"type":"identify"}"#
    )
    XCTAssertEqual(text(identify.rawEvent[exact: "type"]), #""track""#)
  }
}
