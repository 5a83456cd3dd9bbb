// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class IdentifyTests: XCTestCase {
  private func traits(_ traits: String, _ userId: String = "null") throws -> Identify {
    try identify("{\"userId\":\(userId),\"traits\":\(traits)}")
  }

  func testNames() throws {
    let cases: [(String, String?, String?, String?)] = [
      (#"{"name":"  Ada  Byron "}"#, "Ada  Byron", "Ada", "a  Byron"),
      (#"{"name":"Ada Byron King"}"#, "Ada Byron King", "Ada", "Byron King"),
      (#"{"name":"Ada"}"#, "Ada", "Ada", nil), (#"{"name":""}"#, "", "", nil),
      (#"{"firstName":" Ada ","last_name":"Byron"}"#, "Ada Byron", "Ada", "Byron"),
      (#"{"firstName":"Ada"}"#, nil, "Ada", nil),
      (#"{"firstName":"","lastName":"B"}"#, nil, "", "B"),
      (#"{"firstName":5,"name":"Ada Byron"}"#, "Ada Byron", "Ada", "Byron"),
      (#"{"name":"Ada\u00a0Byron\tX"}"#, "Ada\u{A0}Byron\tX", "Ada\u{A0}Byron\tX", nil),
      (#"{"name":"\ufeff\u3000Ada\u2028"}"#, "Ada", "Ada", nil),
      (#"{"name":["A B"]}"#, nil, nil, nil),
      (#"{"name":"2014-05-06"}"#, nil, nil, nil), ("{}", nil, nil, nil),
      (#"{"name":" \ud83d\ude00 x"}"#, "\u{1F600} x", "\u{1F600}", "x"),
    ]
    for (input, name, first, last) in cases {
      let view = try traits(input)
      XCTAssertEqual(view.name, name, input)
      XCTAssertEqual(view.firstName, first, input)
      XCTAssertEqual(view.lastName, last, input)
    }
  }

  func testEmailAndUid() throws {
    XCTAssertEqual(text(try traits(#"{"E-Mail":"a"}"#, #""u@x.y""#).email), #""a""#)
    XCTAssertEqual(text(try traits(#"{"email":""}"#, #""u@x.y""#).email), #""u@x.y""#)
    XCTAssertEqual(text(try traits(#"{"email":5}"#).email), "5")
    XCTAssertEqual(text(try traits("{}", #""u""#).email), "nothing")
    XCTAssertEqual(text(try traits("{}", #"["u@x.y"]"#).email), #"["u@x.y"]"#)
    XCTAssertEqual(text(try traits(#"{"username":"n"}"#, "0").uid), #""n""#)
    XCTAssertEqual(text(try traits(#"{"email":"e"}"#).uid), #""e""#)
    XCTAssertEqual(text(try traits("{}", "7").uid), "7")
    XCTAssertEqual(text(try traits("{}").uid), "nothing")
  }

  func testLooksLikeAnEmailAddress() throws {
    for (id, isOne) in [
      ("a@b.c", true), ("x a@@b.c y", true), ("@b.c", false), ("a@.c", false), ("a@b.", false),
      ("a@b\n.c", false), ("x\na@b.c", true), ("a\u{2028}@b.c", false), ("a@..c", true),
      ("ab.c", false),
      ("@a@b.c", true), ("é@é.é", true), ("", false), ("a@b", false), ("a@b.\nc", false),
    ] {
      XCTAssertEqual(EmailText.matches(JSONValue(id)), isOne, id)
    }
    XCTAssertFalse(EmailText.matches(.null))
    XCTAssertFalse(EmailText.matches(JSONValue(12)))
  }

  func testDates() throws {
    XCTAssertEqual(
      text(try traits(#"{"created":"","createdAt":1399360089}"#).created),
      #""2014-05-06T07:08:09.000Z""#
    )
    XCTAssertEqual(
      text(try traits(#"{"created":"2014-05-06","createdAt":1}"#).created),
      #""2014-05-06T00:00:00.000Z""#
    )
    XCTAssertNil(try traits(#"{"created":0}"#).created)
    XCTAssertEqual(try traits(#"{"created":"soon"}"#).created?.isValid, false)
    XCTAssertEqual(
      text(try traits(#"{"company":{"created_at":"2014"}}"#).companyCreated),
      #""2014-01-01T00:00:00.000Z""#
    )
    XCTAssertNil(try traits(#"{"company":[]}"#).companyCreated)
    XCTAssertEqual(text(try traits(#"{"company":{"name":"A"}}"#).companyName), #""A""#)
  }

  func testAge() throws {
    XCTAssertEqual(text(try traits(#"{"age":0}"#).age), "0")
    XCTAssertEqual(text(try traits(#"{"age":null,"birthday":"1990-12-31"}"#).age), "30")
    XCTAssertEqual(text(try traits(#"{"birthday":631152000}"#).age), "nothing")
    XCTAssertEqual(text(try traits(#"{"birthday":"long ago"}"#).age), "nothing")
  }

  func testFirstOfSeveral() throws {
    XCTAssertEqual(text(try traits(#"{"avatar":"","photo_url":"p"}"#).avatar), #""p""#)
    XCTAssertEqual(text(try traits(#"{"avatarUrl":"a"}"#).avatar), #""a""#)
    XCTAssertEqual(text(try traits(#"{"position":0,"jobTitle":false}"#).position), "false")
    XCTAssertEqual(text(try traits(#"{"background":"b"}"#).description), #""b""#)
    XCTAssertEqual(text(try traits(#"{"address":{"a":1}}"#).address), #"{"a":1}"#)
    XCTAssertEqual(text(try traits(#"{"Gender":"f"}"#).gender), #""f""#)
    XCTAssertEqual(
      text(try traits(#"{"birthday":"1990-01-01"}"#).birthday),
      #""1990-01-01T00:00:00.000Z""#
    )
  }

  func testOneAndMany() throws {
    XCTAssertEqual(text(try traits(#"{"website":"w","websites":["x"]}"#).website), #""w""#)
    XCTAssertEqual(text(try traits(#"{"websites":["x","y"]}"#).website), #""x""#)
    XCTAssertEqual(text(try traits(#"{"websites":"x"}"#).website), "nothing")
    XCTAssertEqual(text(try traits(#"{"website":"w"}"#).websites), #"["w"]"#)
    XCTAssertEqual(text(try traits(#"{"website":["w"]}"#).websites), #"[["w"]]"#)
    XCTAssertEqual(text(try traits(#"{"websites":[],"website":"w"}"#).websites), "[]")
    XCTAssertEqual(text(try traits("{}").phones), "[]")
    XCTAssertEqual(text(try traits(#"{"phones":[1]}"#).phone), "1")
  }
}
