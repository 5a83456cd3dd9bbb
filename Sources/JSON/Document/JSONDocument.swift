// SPDX-License-Identifier: MIT

/// A parsed JSON text (RFC 8259): immutable, cheap to copy, safe to share between threads.
///
/// Parsing checks the whole text but makes no values: strings and numbers are read from the text
/// when they are asked for.
///
/// - Strictness: what RFC 8259 does not allow is an error, a byte order mark included.
/// - Duplicate keys: the first one's place, the last one's value, as in JavaScript. Earlier values
///   are not part of the document.
/// - Surrogates: an escaped surrogate without its partner reads as U+FFFD.
/// - Invalid UTF-8 is an error.
/// - Numbers are IEEE doubles: `1e400` reads as infinity and is written as `null`, `1e-400` is 0.
public struct JSONDocument: Sendable {
  let storage: JSONStorage

  init(storage: JSONStorage) { self.storage = storage }

  /// Parses UTF-8 bytes.
  public init(
    parsing bytes: [UInt8],
    limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    do {
      storage = try JSONParser.parse(bytes, limits: limits)
    } catch {
      throw JSONError(error, in: bytes)
    }
  }

  /// Parses a text.
  public init(parsing text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), limits: limits)
  }

  /// Parses UTF-8 bytes of any collection; they are copied.
  public init(
    parsing bytes: some Collection<UInt8>,
    limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    try self.init(parsing: Array(bytes), limits: limits)
  }

  /// The document's value.
  public var root: JSONValue { JSONValue(storage: storage, index: 0, mode: .plain) }

  /// The text the document was parsed from.
  public var source: [UInt8] {
    storage.withSource { text in text.withUnsafeBufferPointer { Array($0) } }
  }
}

extension JSONDocument: Equatable {
  /// Compares by JSON value; see `JSONValue`.
  public static func == (left: JSONDocument, right: JSONDocument) -> Bool {
    left.root == right.root
  }
}

extension JSONDocument {
  /// The document that a value writes.
  ///
  /// - Throws: if what it writes is not JSON, or is longer than 256 MiB.
  public init(encoding value: some JSONEncodable) throws(JSONError) {
    let bytes = value.jsonBytes
    do {
      storage = try JSONParser.parse(bytes, depth: Int.max)
    } catch {
      throw JSONError(error, in: bytes)
    }
  }
}
