// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class CommonAccessorTests: XCTestCase {
  func testFieldsAreExact() throws {
    let message = try facade(#"{"userId":5,"user_id":6,"UserId":7,"channel":null}"#)
    XCTAssertEqual(text(message.userId), "5")
    XCTAssertEqual(text(message.channel), "null")
    XCTAssertEqual(text(message.field("user_id")), "6")
    XCTAssertEqual(text(message.field("userid")), "nothing")
    XCTAssertEqual(text(try facade("{}").userId), "nothing")
  }

  func testAnonymousAndSessionIdAreTheSame() throws {
    for (message, id) in [
      (#"{"anonymousId":"a","sessionId":"s"}"#, #""a""#), (#"{"sessionId":"s"}"#, #""s""#),
      (#"{"anonymousId":"","sessionId":"s"}"#, #""s""#), (#"{"anonymousId":"a"}"#, #""a""#),
      (#"{"anonymousId":0,"sessionId":false}"#, "false"), (#"{"anonymousId":""}"#, "nothing"),
    ] {
      XCTAssertEqual(text(try facade(message).anonymousId), id, message)
      XCTAssertEqual(text(try facade(message).sessionId), id, message)
    }
  }

  func testContextFieldsIgnoreSpelling() throws {
    let message = try facade(
      #"{"context":{"IP":"i","user_agent":"u","TimeZone":"t","Group-Id":1}}"#
    )
    XCTAssertEqual(text(message.ip), #""i""#)
    XCTAssertEqual(text(message.userAgent), #""u""#)
    XCTAssertEqual(text(message.timezone), #""t""#)
    XCTAssertEqual(text(message.groupId), "1")
  }

  func testContextBag() throws {
    for (message, bag) in [
      (#"{"options":{"a":1},"context":{"b":2}}"#, #"{"a":1}"#),
      (#"{"context":{"b":2}}"#, #"{"b":2}"#),
      (#"{"options":{},"context":{"b":2}}"#, "{}"), ("{}", "{}"), (#"{"context":"x"}"#, #""x""#),
      (#"{"options":0,"context":false}"#, "{}"), (#"{"options":null,"context":[1]}"#, "[1]"),
    ] {
      XCTAssertEqual(text(try facade(message).context), bag, message)
      XCTAssertEqual(text(try facade(message).options), bag, message)
    }
  }

  func testActive() throws {
    for (context, active) in [
      ("{}", "true"), (#"{"active":null}"#, "true"), (#"{"active":false}"#, "false"),
      (#"{"Active":0}"#, "0"), (#"{"active":"no"}"#, #""no""#),
    ] {
      XCTAssertEqual(text(try facade("{\"context\":\(context)}").active), active, context)
    }
  }

  func testLibrary() throws {
    for (library, answer) in [
      (#""x""#, #"{"name":"x","version":null}"#), (#"{"a":1}"#, #"{"a":1}"#), ("5", "5"),
      ("null", #"{"name":"unknown","version":null}"#),
      (#""""#, #"{"name":"unknown","version":null}"#),
      (#""2014-05-06""#, #""2014-05-06T00:00:00.000Z""#),
    ] {
      XCTAssertEqual(
        text(try facade("{\"context\":{\"library\":\(library)}}").library),
        answer,
        library
      )
    }
  }

  func testDevice() throws {
    for (context, device) in [
      (#"{"device":{"id":"d"},"library":"analytics-ios"}"#, #"{"id":"d","type":"ios"}"#),
      (
        #"{"device":{"type":"","id":1},"library":{"name":"android-ios"}}"#,
        #"{"type":"android","id":1}"#
      ),
      (#"{"device":{"type":"tv"},"library":"analytics-ios"}"#, #"{"type":"tv"}"#),
      (#"{"library":{"name":["ios"]}}"#, #"{"type":"ios"}"#), (#"{"library":{"name":5}}"#, "{}"),
      (#"{"library":"IOS"}"#, "{}"), (#"{"device":"text"}"#, "{}"), (#"{"device":[1]}"#, "[1]"),
      ("{}", "{}"),
    ] {
      XCTAssertEqual(text(try facade("{\"context\":\(context)}").device), device, context)
    }
  }

  func testTimestamp() throws {
    XCTAssertEqual(try facade("{}").timestamp, testNow)
    for (timestamp, iso) in [
      (#""2014-05-06T07:08:09.123Z""#, "2014-05-06T07:08:09.123Z"),
      ("null", "1970-01-01T00:00:00.000Z"),
      ("1399360089", "2014-05-06T07:08:09.000Z"), (#""2014""#, "2014-01-01T00:00:00.000Z"),
    ] {
      let message = try facade("{\"timestamp\":\(timestamp),\"context\":{\"timestamp\":1}}")
      XCTAssertEqual(message.timestamp.isoText, iso, timestamp)
      XCTAssertEqual(text(message.field("timestamp")), "\"\(iso)\"")
      XCTAssertEqual(text(message.json[exact: "timestamp"]), "\"\(iso)\"")
    }
    XCTAssertFalse(try facade(#"{"timestamp":{}}"#).timestamp.isValid)
    XCTAssertEqual(text(try facade(#"{"timestamp":{}}"#).json), #"{"timestamp":null}"#)
  }

  func testJSONAndRawEvent() throws {
    let message = #"{"type":"x","at":"2014-05-06","timestamp":1}"#
    XCTAssertEqual(
      text(try facade(message).json),
      #"{"type":"x","at":"2014-05-06T00:00:00.000Z","timestamp":"1970-01-01T00:00:01.000Z"}"#
    )
    XCTAssertEqual(
      text(try page(message).json),
      #"{"type":"page","at":"2014-05-06T00:00:00.000Z","timestamp":"1970-01-01T00:00:01.000Z"}"#
    )
    XCTAssertEqual(text(try page(message).rawEvent), message)
  }

  func testWithoutDates() throws {
    let message = #"{"traits":{"a":"2014-05-06","birthday":"1990-01-01"},"timestamp":"2014-05-06"}"#
    let view = Identify(try document(message), now: testNow, normalisesDates: false)
    XCTAssertEqual(text(view.traits), #"{"a":"2014-05-06","birthday":"1990-01-01"}"#)
    XCTAssertEqual(view.timestamp.isoText, "2014-05-06T00:00:00.000Z")
    XCTAssertNil(view.age)
    XCTAssertEqual(text(view.proxy("opts.traverse")), "false")
  }

  /// Reading a view leaves it as it was.
  func testValueSemantics() throws {
    let message = try identify(#"{"userId":"u","traits":{"a":1},"context":{"library":"ios"}}"#)
    _ = (message.traits, message.device, message.json, message.traits(aliases: ["a": "b"]))
    var traits = message.traits
    traits.set("a", to: .null)
    XCTAssertEqual(text(message.traits), #"{"a":1,"id":"u"}"#)
    XCTAssertEqual(
      text(message.rawEvent),
      #"{"userId":"u","traits":{"a":1},"context":{"library":"ios"}}"#
    )
  }
}
