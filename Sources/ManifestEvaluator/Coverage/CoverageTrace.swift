// SPDX-License-Identifier: MIT
import Diagnostics
import Synchronization

/// Takes down what happens while messages are mapped: which places of a manifest gave a value, and
/// which conditions held.
package final class CoverageTrace: Sendable {
  /// Which ways something went, of the two that it can go.
  struct Ways: OptionSet {
    let rawValue: Int
    /// There was a value; a condition held.
    static let yes = Ways(rawValue: 1)
    /// There was none; it did not hold.
    static let no = Ways(rawValue: 2)
  }

  private struct Place: Hashable {
    var file: ObjectIdentifier
    var bytes: Range<Int>

    init(_ range: SourceRange) {
      file = ObjectIdentifier(range.file)
      bytes = range.bytes
    }
  }

  private let seen = Mutex<[Place: Ways]>([:])

  package init() {}

  func note(_ range: SourceRange, _ way: Bool) {
    seen.withLock { $0[Place(range), default: []].formUnion(way ? .yes : .no) }
  }

  func ways(_ range: SourceRange) -> Ways { seen.withLock { $0[Place(range)] ?? [] } }
}
