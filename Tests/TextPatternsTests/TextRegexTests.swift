// SPDX-License-Identifier: MIT
import TextPatterns
import XCTest

final class TextRegexTests: XCTestCase {
  private func matches(_ pattern: String, _ text: String) throws -> [String?]? {
    let scalars = Array(text.unicodeScalars)
    guard let match = try TextRegex(pattern).firstMatch(in: scalars) else { return nil }
    return ([match.range] + match.groups).map { range in
      range.map { scalars[$0].map(String.init).joined() }
    }
  }

  func testWhatPatternsMatch() throws {
    let cases: [(String, String, [String?]?)] = [
      ("abc", "xabcx", ["abc"]), ("", "a", [""]), ("a|ab", "ab", ["a"]),
      ("(a|ab)c", "abc", ["abc", "ab"]),
      ("a*", "baa", [""]), ("a+", "baa", ["aa"]), ("a+?", "baa", ["a"]),
      ("<.*>", "<a><b>", ["<a><b>"]),
      ("<.*?>", "<a><b>", ["<a>"]), ("a{2}", "aaa", ["aa"]), ("a{2,}", "aaaa", ["aaaa"]),
      ("a{1,2}", "aaa", ["aa"]), ("^b", "ab", nil), ("b$", "ab", ["b"]), ("^$", "", [""]),
      ("[a-c]+", "xxabcd", ["abc"]), ("[^a-c]+", "abcxyz", ["xyz"]), ("[]a]+", "x]a]", ["]a]"]),
      ("[a-]+", "x-a", ["-a"]), ("[\\d.]+", "v1.2", ["1.2"]), ("\\w+", "é foo_1", ["foo_1"]),
      ("[^\\W_]+", "_ab", ["ab"]), ("\\bfoo\\b", "foobar foo", ["foo"]), ("(?i)ÉA", "éa", ["éa"]),
      ("(?i)[a-z]+", "ABC", ["ABC"]), ("(?:ab)+", "ababx", ["abab"]),
      ("(a)|(b)", "b", ["b", nil, "b"]),
      ("(a*)*", "aab", ["aa", "aa"]), ("(a|b)*c", "ababc", ["ababc", "b"]), (".", "\n", nil),
      ("\\.", "a.b", ["."]), ("x.y", "xéy", ["xéy"]),
    ]
    for (pattern, text, expected) in cases {
      XCTAssertEqual(try matches(pattern, text), expected, "\(pattern) in \(text)")
    }
  }

  func testWhatIsNoPatternIsExplained() {
    let cases: [(String, Int, String?)] = [
      ("(a", 0, nil), ("a)", 1, "\\)"), ("*a", 0, "\\*"), ("[a", 0, nil), ("a{2", 1, nil),
      ("a{x}", 1, "\\{"), ("a{3,2}", 1, nil), ("\\1", 0, nil), ("(?=a)", 0, nil), ("\\q", 0, nil),
      ("a**", 2, nil), ("[z-a]", 1, nil), ("a\\", 1, "\\\\"), ("a{1001}", 1, nil),
      ("(a{1000}){1000}", 0, nil), (String(repeating: "(", count: 10), 9, "(?:"),
    ]
    for (pattern, offset, suggestion) in cases {
      let problem = TextRegex.problem(in: pattern)
      XCTAssertEqual(problem?.offset, offset, pattern)
      XCTAssertEqual(problem?.suggestion, suggestion, pattern)
    }
    XCTAssertNil(TextRegex.problem(in: "^a+$"))
    XCTAssertNotNil(TextRegex.problem(in: String(repeating: "(?:", count: 300)))
    XCTAssertNotNil(TextRegex.problem(in: String(repeating: "a", count: 1_001)))
  }

  /// Patterns that take exponential time elsewhere. Twenty times the text takes about twenty times
  /// the time; here it is enough that it ends.
  func testHostileTextsTakeLinearTime() throws {
    let text = String(repeating: "a", count: 20_000)
    for pattern in ["(a*)*b", "(a|a)*b", "(a|aa)+$b", "a*a*a*a*b", "(.*)(.*)(.*)b"] {
      XCTAssertFalse(try TextRegex(pattern).occurs(in: text), pattern)
    }
    // Finding all of these would look through the rest of the text for each.
    let start = ContinuousClock.now
    _ = try TextRegex("a*b|a").matches(in: Array(text.unicodeScalars))
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(20))
  }

  func testAllMatches() throws {
    let scalars = Array("a1b22c".unicodeScalars)
    XCTAssertEqual(try TextRegex("[0-9]+").matches(in: scalars).map(\.range), [1..<2, 3..<5])
    XCTAssertEqual(try TextRegex("x*").matches(in: scalars).count, 7)
  }
}
