// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class TextFunctionTests: XCTestCase {
  func testWords() {
    for (text, words) in [
      ("", []), ("--", []), ("firstName", ["first", "Name"]), ("HTMLPage", ["HTML", "Page"]),
      ("userID", ["user", "ID"]), ("IDs", ["I", "Ds"]), ("v2Beta", ["v2", "Beta"]),
      ("order_completed now", ["order", "completed", "now"]), ("ÉcoleÜber", ["École", "Über"]),
      ("日本語", ["日本語"]), ("cafe\u{301}Noir", ["cafe\u{301}", "Noir"]), ("A", ["A"]),
    ] as [(String, [String])] {
      XCTAssertEqual(text.wordList, words, text)
    }
  }

  func testCases() {
    XCTAssertEqual("HTMLPage".snakeCased, "html_page")
    XCTAssertEqual("Order Completed".camelCased, "orderCompleted")
    XCTAssertEqual("order-completed".pascalCased, "OrderCompleted")
    XCTAssertEqual("".camelCased, "")
    XCTAssertEqual("éa".capitalized, "Éa")
    XCTAssertEqual("ŉa".capitalized, "ʼNa")
  }

  /// The table in the Clearbit integration's description.
  func testSegmentsSnakeCase() {
    for (key, expected) in [
      ("firstName", "first_name"), ("Last Name", "last_name"), ("already_snake", "already_snake"),
      ("kebab-case-key", "kebab_case_key"), ("DeepThing", "deep_thing"),
      ("postalCode", "postal_code"), ("userID", "user_i_d"), ("HTMLPage", "h_t_m_l_page"),
      ("$price", "_price"), ("total$", "total"), ("", ""), ("$", ""),
    ] {
      XCTAssertEqual(key.segmentSnakeCased, expected, key)
    }
  }

  func testCutting() {
    XCTAssertEqual("abc".leading(-1), "")
    XCTAssertEqual("abc".leading(.max), "abc")
    XCTAssertEqual("e\u{301}x".leading(1), "e")
    XCTAssertEqual("abc".trailing(2), "bc")
    XCTAssertEqual("abc".slice(from: .min, to: .max), "abc")
    XCTAssertEqual("abc".slice(from: -2, to: -1), "b")
    XCTAssertEqual("abc".slice(from: 2, to: 1), "")
    XCTAssertEqual("7".padded(to: 3, with: "ab"), "ab7")
    XCTAssertEqual("7".padded(to: .min, with: "0"), "7")
    XCTAssertEqual("7".padded(to: .max, with: "0").length, 10_000)
    XCTAssertEqual("7".padded(to: 3, with: ""), "7")
    XCTAssertEqual("abcdef".truncated(to: 0), "")
    XCTAssertEqual("abcdef".truncated(to: -3), "")
    XCTAssertEqual("abcdef".truncated(to: 2, ending: "..."), "..")
    XCTAssertEqual("abc".redacted(keeping: 5), "abc")
    XCTAssertEqual("abc".redacted(with: ""), "")
  }

  func testSearching() {
    XCTAssertTrue("aabaab".containsText("abaa"))
    XCTAssertFalse("aabaab".containsText("abb"))
    XCTAssertTrue("".containsText(""))
    XCTAssertEqual("aaaa".replacingText("aa", with: "b"), "bb")
    XCTAssertEqual("abc".replacingText("", with: "x"), "abc")
    XCTAssertEqual("a--b--c".pieces(separatedBy: "--"), ["a", "b", "c"])
    XCTAssertEqual("a,b".pieces(separatedBy: ""), ["a,b"])
    XCTAssertEqual("".pieces(separatedBy: ","), [""])
    XCTAssertEqual("a,b,c".pieces(separatedBy: ",", limit: 0), ["a,b,c"])
    XCTAssertEqual("a.b.c".before("."), "a")
    XCTAssertEqual("a.b.c".after("."), "b.c")
    XCTAssertNil("abc".after("."))
    XCTAssertTrue("Order_Completed".isLike("order completed"))
  }

  /// Two long texts would make one of 10^12 bytes.
  func testReplacingStaysBounded() {
    let long = String(repeating: "a", count: 100_000)
    XCTAssertLessThan(long.replacingText("a", with: long).utf8.count, 16 << 20)
    XCTAssertLessThan(long.replacingMatches(of: "a", with: long).utf8.count, 16 << 20)
    let items = Array(repeating: "", count: 100_000)
    XCTAssertLessThan(items.joinedText(long).utf8.count, 16 << 20)
  }

  func testPatterns() {
    XCTAssertEqual("a-b".replacingMatches(of: "(a)-(b)", with: "$2$$$1$3$"), "b$a$")
    XCTAssertEqual("abc".replacingMatches(of: "", with: "-"), "-a-b-c-")
    XCTAssertEqual("abc".replacingMatches(of: "(", with: "-"), "abc")
    XCTAssertNil("abc".captures(of: "("))
    XCTAssertEqual("ab".captures(of: "(a)(x)?"), ["a", ""])
    XCTAssertEqual("abc".pieces(separatedByMatchesOf: "x"), ["abc"])
  }
}
