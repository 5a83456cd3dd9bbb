// SPDX-License-Identifier: MIT

internal import Synchronization
internal import XCTest

/// Where assertions report to: XCTest, or, while the assertions themselves are under test, a list.
package enum Failures {
  @TaskLocal private static var collector: Collector?

  private final class Collector: Sendable {
    let messages = Mutex<[String]>([])
  }

  package static func report(_ message: String, file: StaticString, line: UInt) {
    if let collector {
      collector.messages.withLock { $0.append(message) }
    } else {
      XCTFail(message, file: file, line: line)
    }
  }

  /// The messages of the assertions that fail in a piece of work; they don't fail the test.
  package static func collect(_ work: () throws -> Void) rethrows -> [String] {
    let collector = Collector()
    try $collector.withValue(collector, operation: work)
    return collector.messages.withLock { $0 }
  }

  /// The messages of the assertions that fail in a piece of work; they don't fail the test.
  package static func collect(_ work: () async throws -> Void) async rethrows -> [String] {
    let collector = Collector()
    try await $collector.withValue(collector, operation: work)
    return collector.messages.withLock { $0 }
  }
}
