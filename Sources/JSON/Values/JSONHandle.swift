// SPDX-License-Identifier: MIT

/// A value's place in its document without the document: what a view keeps of values that it looks
/// up again and again.
package struct JSONHandle: Sendable {
  private let index: UInt32

  /// A handle to nothing.
  package static var none: JSONHandle { JSONHandle(index: UInt32.max) }

  private init(index: UInt32) { self.index = index }

  /// A handle to a value.
  package init(_ value: JSONValue) {
    index = UInt32(truncatingIfNeeded: value.index)
  }

  /// The value, given any value of the same document; nil for the handle to nothing.
  @inline(__always)
  package func value(in document: JSONValue) -> JSONValue? {
    guard index != UInt32.max else { return nil }
    return JSONValue(storage: document.storage, index: Int(index), mode: document.mode)
  }
}
