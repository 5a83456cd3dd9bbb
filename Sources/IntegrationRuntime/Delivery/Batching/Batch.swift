// SPDX-License-Identifier: MIT
public import JSON

/// How much goes into one request of a batch.
public struct BatchLimits: Sendable, Hashable {
  /// At most so many items.
  public var items: Int
  /// At most so many bytes of the items' JSON together; an item that is larger goes alone. Nil for
  /// no limit.
  public var bytes: Int?

  /// Sets limits; there is always room for one item.
  public init(items: Int, bytes: Int? = nil) {
    self.items = max(1, items)
    self.bytes = bytes
  }
}

/// What one message adds to a batch.
public struct BatchItem: Sendable {
  /// The payload of the message.
  public let payload: JSONValue
  /// How long the payload is as JSON.
  public let byteCount: Int
  /// Only items of the same key go together.
  public let key: String?

  /// Makes an item of a payload.
  public init(_ payload: some JSONEncodable, key: String? = nil) {
    let bytes = payload.jsonBytes
    // What was mapped may be deeper than what may be read.
    let limits = JSONLimits(depth: 1_024, bytes: Int.max)
    self.payload = (try? JSONDocument(parsing: bytes, limits: limits).root) ?? .null
    byteCount = bytes.count
    self.key = key
  }
}

/// Messages that one request delivers.
public struct Batch: Sendable {
  /// What handles all of them.
  public let handler: MessageHandler
  /// The first of the messages; what the request says beside its items is taken from this one.
  public let first: Message
  /// Payloads in the order of the messages.
  public let items: [JSONValue]

  /// Puts a batch together.
  public init(handler: MessageHandler, first: Message, items: [JSONValue]) {
    self.handler = handler
    self.first = first
    self.items = items
  }
}
