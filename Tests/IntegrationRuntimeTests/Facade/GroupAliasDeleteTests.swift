// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class GroupAliasDeleteTests: XCTestCase {
  func testGroup() throws {
    let view = try group(
      #"{"groupId":"g@x.y","context":{"groupId":"c"},"traits":{"created":1,"createdAt":"2014","NAME":"n","industry":"i","employees":5}}"#
    )
    XCTAssertEqual(text(view.groupId), #""g@x.y""#)
    XCTAssertEqual(text(view.created), #""2014-01-01T00:00:00.000Z""#)
    XCTAssertEqual(text(view.email), #""g@x.y""#)
    XCTAssertEqual(
      [view.name, view.industry, view.employees].map { text($0) },
      [#""n""#, #""i""#, "5"]
    )
    XCTAssertEqual(text(try group(#"{"groupId":"g"}"#).email), "nothing")
    XCTAssertNil(try group("{}").created)
    XCTAssertEqual(text(view.proxy("properties.name")), #""n""#)
  }

  func testAlias() throws {
    let view = try alias(#"{"from":"f","to":"t","userId":""}"#)
    XCTAssertEqual(text(view.previousId), #""f""#)
    XCTAssertEqual(text(view.from), #""f""#)
    XCTAssertEqual(text(view.to), #""t""#)
    XCTAssertEqual(text(view.userId), #""t""#)
    XCTAssertEqual(text(try alias(#"{"previousId":"p","from":"f","userId":"u"}"#).from), #""p""#)
  }

  func testDelete() throws {
    let view = Delete(try document(#"{"userId":"u"}"#), now: testNow)
    XCTAssertEqual(view.type, .delete)
    XCTAssertEqual(text(view.userId), #""u""#)
    XCTAssertEqual(text(view.proxy("action")), "nothing")
    XCTAssertEqual(text(view.proxy("type")), #""delete""#)
  }

  func testMessage() throws {
    for type in MessageType.allCases {
      let bytes = Array(#"{"type":"\#(type.rawValue.uppercased())","userId":"u"}"#.utf8)
      let message = try Message(parsing: bytes, now: testNow)
      XCTAssertEqual(message.type, type)
      XCTAssertEqual(text(message.userId), #""u""#)
      XCTAssertEqual(message.timestamp, testNow)
    }
    func error(_ text: String) -> String {
      do { return "\(try Message(parsing: Array(text.utf8)))" } catch { return "\(error)" }
    }
    XCTAssertEqual(error("[]"), "the message is not a JSON object")
    XCTAssertEqual(error("{}"), "the message has no type")
    XCTAssertEqual(error(#"{"type":5}"#), "the message has no type")
    XCTAssertEqual(error(#"{"type":"x"}"#), "there is no message type `x`")
    XCTAssertEqual(
      error("{"),
      "the message is not JSON: 1:2: the text ends in the middle of a value"
    )
  }
}
