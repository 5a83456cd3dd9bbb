// SPDX-License-Identifier: MIT

internal import Synchronization
internal import XCTest

/// Where assertions report to: XCTest, or, while the assertions themselves are under test, a list.
package enum Failures {
  @TaskLocal private static var collector: Collector?

  private final class Collector: Sendable {
    let failures = Mutex<[(message: String, place: String)]>([])
  }

  package static func report(_ message: String, file: StaticString, line: UInt) {
    if let collector {
      collector.failures.withLock { $0.append((message, "\(file):\(line)")) }
    } else {
      XCTFail(message, file: file, line: line)
    }
  }

  /// The messages of the assertions that fail in a piece of work; they don't fail the test.
  package static func collect(_ work: () throws -> Void) rethrows -> [String] {
    let collector = Collector()
    try $collector.withValue(collector, operation: work)
    return collector.failures.withLock { $0.map(\.message) }
  }

  /// Where the assertions that fail in a piece of work point, `file:line`; they don't fail the test.
  package static func collectPlaces(_ work: () throws -> Void) rethrows -> [String] {
    let collector = Collector()
    try $collector.withValue(collector, operation: work)
    return collector.failures.withLock { $0.map(\.place) }
  }

  /// The messages of the assertions that fail in a piece of work; they don't fail the test.
  package static func collect(_ work: () async throws -> Void) async rethrows -> [String] {
    let collector = Collector()
    try await $collector.withValue(collector, operation: work)
    return collector.failures.withLock { $0.map(\.message) }
  }
}
