// SPDX-License-Identifier: MIT
import IntegrationRuntime
import Synchronization
import XCTest

final class FanOutTests: XCTestCase {
  private func later(
    _ value: Int, _ milliseconds: Int, fails: Bool = false, _ ended: EndedCount? = nil
  ) -> FanOut.Operation<Int> {
    { () async throws(IntegrationError) in
      try? await Task.sleep(for: .milliseconds(milliseconds))
      ended?.count.withLock { $0 += 1 }
      if fails { throw .badRequest("\(value)") }
      return value
    }
  }

  private final class EndedCount: Sendable {
    let count = Mutex(0)
  }

  func testResultsAreInTheOrderOfTheOperations() async throws {
    let values = try await FanOut.all([later(1, 20), later(2, 1), later(3, 10)])
    XCTAssertEqual(values, [1, 2, 3])
    let none = try await FanOut.all([FanOut.Operation<Int>]())
    XCTAssertEqual(none, [])
  }

  func testTheErrorThatCameFirstIsThrownOnceAllHaveEnded() async {
    let ended = EndedCount()
    do {
      _ = try await FanOut.all([
        later(1, 30, fails: true, ended), later(2, 1, fails: true, ended), later(3, 40, ended),
      ])
      XCTFail("two operations fail")
    } catch {
      XCTAssertEqual(error.reason, "2")
    }
    XCTAssertEqual(ended.count.withLock { $0 }, 3)
  }

  func testResultsHaveValuesAndErrors() async {
    let results = await FanOut.results([later(1, 5), later(2, 1, fails: true)])
    XCTAssertEqual(results.count, 2)
    XCTAssertEqual(try? results[0].get(), 1)
    XCTAssertThrowsError(try results[1].get())
  }
}
