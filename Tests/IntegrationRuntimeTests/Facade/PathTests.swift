// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class PathTests: XCTestCase {
  private let message =
    #"{"userId":"u","at":"2014-05-06","traits":{"e_mail":"a","list":[{"A-b":1}]},"properties":{"X":2},"context":{"IP":"i","traits":{"c":3}},"integrations":{"Heap":{"k":4}},"nil":null,"zero":0,"name":"N"}"#

  func testHeadsByType() throws {
    let base = try facade(message)
    for (path, answer) in [
      ("userId", #""u""#), ("user_id", "nothing"), ("Properties", "nothing"),
      ("context.ip", #""i""#),
      ("options.ip", #""i""#), ("traits", #"{"c":3,"id":"u"}"#), ("traits.id", #""u""#),
      ("traits.email", "nothing"), ("properties.x", "2"), ("properties", #"{"X":2}"#),
      ("integrations.heap.k", "4"), ("at", #""2014-05-06T00:00:00.000Z""#), ("nil.x", "null"),
      ("zero.x", "0"), ("missing.x", "nothing"), ("channel", "{}"), ("raw.at", #""2014-05-06""#),
      ("obj.name", #""N""#), ("opts.clone", "true"), ("name", #""N""#), ("type", "nothing"),
      ("", "nothing"), ("timestamp", #""2020-06-15T12:00:00.000Z""#), ("timestamp.x", "nothing"),
      ("context.traits", #"{"c":3}"#), ("active.x", "nothing"), ("json.zero", "0"),
    ] {
      XCTAssertEqual(text(base.proxy(path)), answer, path)
    }
    XCTAssertEqual(text(try identify(message).proxy("traits.eMail")), #""a""#)
    XCTAssertEqual(text(try identify(message).proxy("traits.list.0.ab")), "1")
    XCTAssertEqual(text(try track(message).proxy("traits.c")), "3")
    XCTAssertEqual(text(try page(message).proxy("properties")), #"{"X":2,"name":"N"}"#)
    XCTAssertEqual(text(try group(message).proxy("properties.email")), #""a""#)
    XCTAssertEqual(text(try identify(message).proxy("firstName.x")), "nothing")
    XCTAssertEqual(text(try identify(#"{"traits":null}"#).proxy("traits.x")), "nothing")
    XCTAssertEqual(text(try facade(#"{"properties":null}"#).proxy("properties.x")), "null")
  }

  /// Paths resolved beforehand answer as those taken apart at run time.
  func testResolvedPathsAnswerAlike() throws {
    let paths: [(MessagePath, String)] = [
      (MessagePath(.context), "context"), (MessagePath(.context, "ip"), "context.ip"),
      (MessagePath(.traits), "traits"), (MessagePath(.traits, "id"), "traits.id"),
      (MessagePath(.traits, "email"), "traits.e_mail"), (MessagePath(.properties), "properties"),
      (MessagePath(.properties, "x"), "properties.X"),
      (MessagePath(.properties, "name"), "properties.name"),
      (MessagePath(.integrations, "heap.k"), "integrations.Heap.k"),
      (MessagePath(.integrations), "integrations"),
      (MessagePath(.field("nil"), "x"), "nil.x"), (MessagePath(.field("zero"), "x"), "zero.x"),
      (MessagePath(.field("at")), "at"), (MessagePath(.field("missing"), "x"), "missing.x"),
      (MessagePath(.raw), "raw"), (MessagePath(.raw, "at"), "raw.at"),
    ]
    let views: [any MessageFacade] = [
      try facade(message), try identify(message), try track(message), try page(message),
      try screen(message), try group(message), try alias(message), try page(message).track(),
      try track(message).identify(), try facade("{}"), try track("{}"), try facade("5"),
    ]
    for view in views {
      for (path, dynamic) in paths {
        XCTAssertEqual(text(view.proxy(path)), text(view.proxy(dynamic)), "\(view) \(dynamic)")
      }
    }
  }

  func testOneAndMulti() throws {
    let view = try facade(#"{"a":{"site":"x","tags":["p","q"],"nos":"s","no":0}}"#)
    XCTAssertEqual(text(view.one("a.site")), #""x""#)
    XCTAssertEqual(text(view.one("a.tag")), #""p""#)
    XCTAssertEqual(text(view.one("a.no")), "nothing")
    XCTAssertEqual(text(view.multi("a.site")), #"["x"]"#)
    XCTAssertEqual(text(view.multi("a.tag")), #"["p","q"]"#)
    XCTAssertEqual(text(view.multi("a.no")), "[]")
    XCTAssertEqual(text(view.multi("a.x")), "[]")
  }
}
