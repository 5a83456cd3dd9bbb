// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

/// Page and screen.
final class ViewingTests: XCTestCase {
  func testFullName() throws {
    for (message, name) in [
      (#"{"name":"N","category":"C"}"#, #""C N""#), (#"{"name":"N"}"#, #""N""#),
      (#"{"category":"C"}"#, "nothing"), (#"{"name":"","category":"C"}"#, #""""#),
      (#"{"name":1e21,"category":[1,[null,"a"]]}"#, #""1,,a 1e+21""#),
      (#"{"name":{},"category":true}"#, #""true [object Object]""#),
      (
        #"{"name":"2014-05-06T07:08:09Z","category":"C"}"#,
        #""C Tue May 06 2014 07:08:09 GMT+0000 (Coordinated Universal Time)""#
      ),
    ] {
      XCTAssertEqual(text(try page(message).fullName), name, message)
    }
  }

  func testEvent() throws {
    let view = try page(#"{"name":"Home"}"#)
    XCTAssertEqual(view.event, "Loaded a Page")
    XCTAssertEqual(view.event(""), "Loaded a Page")
    XCTAssertEqual(view.event("X"), "Viewed X Page")
    XCTAssertEqual(view.event(view.name), "Viewed Home Page")
    XCTAssertEqual(view.event(JSONValue(1.5)), "Viewed 1.5 Page")
    XCTAssertEqual(view.event(JSONValue(0)), "Loaded a Page")
    XCTAssertEqual(try screen("{}").event, "Loaded a Screen")
    XCTAssertEqual(try screen("{}").event("X"), "Viewed X Screen")
  }

  func testTrack() throws {
    let message =
      #"{"type":"page","name":"Home","category":"Docs","event":"x","properties":{"a":1}}"#
    let track = try page(message).track("Home")
    XCTAssertEqual(text(track.event), #""Viewed Home Page""#)
    XCTAssertEqual(track.type, .track)
    XCTAssertEqual(track.timestamp, testNow)
    XCTAssertEqual(text(track.properties), #"{"a":1,"category":"Docs","name":"Home"}"#)
    XCTAssertEqual(text(track.name), #""Home""#)
    XCTAssertEqual(text(track.proxy(MessagePath(.properties, "category"))), #""Docs""#)
    XCTAssertEqual(
      text(track.json),
      #"{"type":"track","name":"Home","category":"Docs","event":"Viewed Home Page","#
        + #""properties":{"a":1,"category":"Docs","name":"Home"},"#
        + #""timestamp":"2020-06-15T12:00:00.000Z"}"#
    )
    XCTAssertEqual(text(track.rawEvent[exact: "type"]), #""page""#)
    XCTAssertEqual(text(try screen("{}").track().event), #""Loaded a Screen""#)
    XCTAssertEqual(text(try page(#"{"name":5}"#).track(JSONValue(5)).event), #""Viewed 5 Page""#)
  }

  func testFields() throws {
    let view = try screen(
      #"{"properties":{"Title":"t","PATH":"p","url":"u","referrer":"r","email":"e"}}"#
    )
    XCTAssertEqual(
      [view.title, view.path, view.url, view.referrer, view.email].map { text($0) },
      [#""t""#, #""p""#, #""u""#, #""r""#, #""e""#]
    )
    XCTAssertEqual(text(try page(#"{"userId":"u@x.y","properties":5}"#).email), #""u@x.y""#)
    XCTAssertEqual(text(try page(#"{"name":"N","properties":5}"#).url), "nothing")
  }
}
