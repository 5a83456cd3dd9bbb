// SPDX-License-Identifier: MIT

import IntegrationRuntime
import XCTest

final class RetryTimingTests: XCTestCase {
  func testBackoffDoublesUpToTheLongest() {
    let policy = RetryPolicy(
      retries: 9,
      firstDelay: .milliseconds(100),
      longestDelay: .milliseconds(350)
    )
    let delays = (1...5).map { policy.delay(beforeRetry: $0, retryAfter: nil, jitter: 1) }
    XCTAssertEqual(delays, [100, 200, 350, 350, 350].map { Duration.milliseconds($0) })
    XCTAssertEqual(policy.delay(beforeRetry: 2, retryAfter: nil, jitter: 0), .zero)
    XCTAssertEqual(policy.delay(beforeRetry: 2, retryAfter: nil, jitter: 0.5), .milliseconds(100))
    XCTAssertEqual(
      policy.delay(beforeRetry: .max, retryAfter: nil, jitter: 1),
      .milliseconds(350)
    )
    XCTAssertEqual(policy.delay(beforeRetry: .min, retryAfter: nil, jitter: 1), .milliseconds(100))
  }

  func testRetryAfterIsTheLeastWait() {
    let policy = RetryPolicy(retries: 1, longestRetryAfter: .seconds(30))
    XCTAssertEqual(policy.delay(beforeRetry: 1, retryAfter: .seconds(5), jitter: 1), .seconds(5))
    XCTAssertEqual(
      policy.delay(beforeRetry: 1, retryAfter: .zero, jitter: 1),
      .milliseconds(200)
    )
    XCTAssertNil(policy.delay(beforeRetry: 1, retryAfter: .seconds(31), jitter: 1))
  }

  func testRetryAfterTexts() {
    let now = Duration.seconds(784_111_777)  // 1994-11-06T08:49:37Z
    func parse(_ text: String) -> Duration? { RetryAfter.parse(text, now: now) }
    XCTAssertEqual(parse("120"), .seconds(120))
    XCTAssertEqual(parse("0"), .zero)
    XCTAssertEqual(parse("99999999999999999999999"), .seconds(366 * 86400))
    XCTAssertEqual(parse("Sun, 06 Nov 1994 08:49:40 GMT"), .seconds(3))
    XCTAssertEqual(parse("Sunday, 06-Nov-94 08:49:40 GMT"), .seconds(3))
    XCTAssertEqual(parse("Sun Nov  6 08:49:40 1994"), .seconds(3))
    XCTAssertEqual(parse("Sun, 06 Nov 1994 08:00:00 GMT"), .zero)
    XCTAssertEqual(parse("Thu, 29 Feb 2024 00:00:00 GMT"), .seconds(366 * 86400))
    for bad in [
      "", "-1", "1.5", "1s", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Xxx 1994 08:49:37 GMT",
      "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "a b c d e GMT",
      "Sun, 06 Nov 1994 08:49 GMT",
    ] {
      XCTAssertNil(parse(bad), bad)
    }
  }

  func testTimeoutTexts() {
    for (text, milliseconds) in [
      ("10s", 10_000), ("3s", 3_000), ("1.5s", 1_500), (".5s", 500), ("2 minutes", 120_000),
      ("2m", 120_000), ("1h", 3_600_000), ("1d", 86_400_000), ("100", 100), ("250ms", 250),
      ("10S", 10_000), ("1 sec", 1_000), ("0", 0), ("1y", 31_557_600_000),
    ] {
      XCTAssertEqual(TimeoutText.parse(text), .milliseconds(milliseconds), text)
    }
    for bad in [
      "abc", " 10s", "-1s", "", "1.", ".", "1.5.5s", "1 ", "1w", "s", "1e3", "101y", "10 s ",
      String(repeating: "9", count: 400),
    ] {
      XCTAssertNil(TimeoutText.parse(bad), bad)
    }
  }
}
