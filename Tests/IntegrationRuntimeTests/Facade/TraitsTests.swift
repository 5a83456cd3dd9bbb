// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class TraitsTests: XCTestCase {
  private let message =
    #"{"userId":"u","groupId":"g","traits":{"a":1},"properties":{"b":2},"context":{"Traits":{"c":3}}}"#

  func testSourcesByType() throws {
    XCTAssertEqual(text(try identify(message).traits), #"{"a":1,"id":"u"}"#)
    XCTAssertEqual(text(try group(message).traits), #"{"a":1,"id":"g"}"#)
    XCTAssertEqual(text(try group(message).properties), #"{"a":1}"#)
    for view: any MessageFacade in [
      try facade(message), try track(message), try page(message), try alias(message),
    ] {
      XCTAssertEqual(text(view.traits), #"{"c":3,"id":"u"}"#)
    }
    XCTAssertEqual(text(try track(message).properties), #"{"b":2}"#)
    XCTAssertEqual(text(try group(#"{"traits":null,"properties":{"b":2}}"#).traits), #"{"b":2}"#)
    XCTAssertEqual(text(try group(#"{"traits":{},"properties":{"b":2}}"#).traits), "{}")
    XCTAssertEqual(text(try alias(#"{"to":"t"}"#).traits), #"{"id":"t"}"#)
  }

  func testIdKeepsItsPlaceAndFalsyIdsAreNotAdded() throws {
    XCTAssertEqual(
      text(try identify(#"{"userId":5,"traits":{"id":1,"ID":2}}"#).traits),
      #"{"id":5,"ID":2}"#
    )
    XCTAssertEqual(text(try identify(#"{"userId":"","traits":{"id":1}}"#).traits), #"{"id":1}"#)
    XCTAssertEqual(
      text(try identify(#"{"userId":"2014-05-06"}"#).traits),
      #"{"id":"2014-05-06T00:00:00.000Z"}"#
    )
  }

  func testNoObject() throws {
    XCTAssertEqual(text(try identify(#"{"userId":"u","traits":"x"}"#).traits), #""x""#)
    XCTAssertEqual(text(try identify(#"{"userId":"u","traits":[1]}"#).traits), "[1]")
    XCTAssertEqual(text(try identify(#"{"userId":"u","traits":0}"#).traits), #"{"id":"u"}"#)
  }

  func testPageMixesInNameAndCategory() throws {
    let message = try page(#"{"name":"N","category":"C","properties":{"name":"x","a":1}}"#)
    XCTAssertEqual(text(message.properties), #"{"name":"N","a":1,"category":"C"}"#)
    XCTAssertEqual(text(message.proxy("properties.name")), #""N""#)
    XCTAssertEqual(text(message.proxy(MessagePath(.properties, "category"))), #""C""#)
    XCTAssertEqual(text(try page(#"{"name":""}"#).properties), "{}")
  }

  func testAliases() throws {
    let message = try identify(
      #"{"userId":"u@x.y","traits":{"a":1,"B_b":2,"n":null,"z":false,"created":"2014-05-06"}}"#
    )
    func aliased(_ aliases: KeyValuePairs<String, String>) -> String {
      text(message.traits(aliases: aliases))
    }
    let rest = #""n":null,"z":false,"created":"2014-05-06T00:00:00.000Z""#
    XCTAssertEqual(aliased(["a": "A"]), #"{"B_b":2,\#(rest),"id":"u@x.y","A":1}"#)
    XCTAssertEqual(
      aliased(["bB": "x"]),
      #"{"a":1,"B_b":2,\#(rest),"id":"u@x.y","x":2}"#,
      "found under another spelling, which stays"
    )
    XCTAssertEqual(aliased(["n": "x", "missing": "y"]), #"{"a":1,"B_b":2,\#(rest),"id":"u@x.y"}"#)
    XCTAssertEqual(
      aliased(["email": "$email"]),
      #"{"a":1,"B_b":2,\#(rest),"id":"u@x.y","$email":"u@x.y"}"#,
      "an accessor's value"
    )
    XCTAssertEqual(
      aliased(["created": "at", "z": "y"]),
      #"{"a":1,"B_b":2,"n":null,"id":"u@x.y","at":"2014-05-06T00:00:00.000Z","y":false}"#
    )
    XCTAssertEqual(
      aliased(["a": "b", "b": "c"]),
      #"{"B_b":2,\#(rest),"id":"u@x.y","b":1}"#,
      "values come from the bag as it was"
    )
    XCTAssertEqual(aliased(["a": "a"]), #"{"a":1,"B_b":2,\#(rest),"id":"u@x.y"}"#)
  }

  func testOneToOneAliasesAreRemovedElsewhere() throws {
    XCTAssertEqual(
      text(try track(#"{"properties":{"a":1}}"#).properties(aliases: ["a": "a"])),
      "{}"
    )
    XCTAssertEqual(
      text(try page(#"{"properties":{"a":1}}"#).properties(aliases: ["a": "a"])),
      #"{"a":1}"#
    )
    XCTAssertEqual(text(try group(#"{"traits":{"a":1}}"#).traits(aliases: ["a": "a"])), "{}")
    XCTAssertEqual(
      text(try facade(#"{"context":{"traits":{"a":1}}}"#).traits(aliases: ["a": "b"])),
      #"{"b":1}"#
    )
    XCTAssertEqual(
      text(
        try track(#"{"properties":{"revenue":"$5"}}"#).properties(aliases: ["revenue": "amount"])
      ),
      #"{"amount":5}"#
    )
  }
}
