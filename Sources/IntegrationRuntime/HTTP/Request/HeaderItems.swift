// SPDX-License-Identifier: MIT

internal import HTTPTypes

/// Headers to set on a request, in order. A name that repeats is sent repeatedly; a nil value drops
/// its header. Names and values are checked when the request is made.
public struct HeaderItems: Sendable, Hashable {
  /// One header.
  public struct Item: Sendable, Hashable {
    /// The name, in any case.
    public var name: String
    /// The value.
    public var value: RequestText
  }

  /// The headers in order.
  public private(set) var items: [Item] = []

  /// No headers.
  public init() {}

  /// Adds a header; nothing when the value is nil.
  public mutating func append(_ name: String, _ value: RequestText?) {
    guard let value else { return }
    items.append(Item(name: name, value: value))
  }
}

extension HeaderItems: ExpressibleByDictionaryLiteral {
  /// Headers in the order written; nil values are dropped.
  public init(dictionaryLiteral elements: (String, RequestText?)...) {
    for (name, value) in elements { append(name, value) }
  }
}

extension HeaderItems {
  /// More headers than any API asks for; servers take about a hundred.
  static let limit = 1000

  /// Headers that belong to the connection or frame the message. Setting them could make a server
  /// see other requests than we sent.
  private static let reserved: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te",
    "trailer", "proxy-connection", "expect",
  ]

  /// A header, proven to be one line of its own. The reason never quotes the value.
  static func field(_ name: String, _ value: String) throws(HeaderProblem) -> HTTPField {
    // HTTPField.Name would take some names (`:path`) that no request may set.
    guard !name.isEmpty, name.utf8.allSatisfy(ByteSet.token.contains),
      let fieldName = HTTPField.Name(name)
    else {
      throw HeaderProblem(isOfName: true, reason: "a header name has characters it can't have")
    }
    guard !reserved.contains(fieldName.canonicalName) else {
      throw HeaderProblem(isOfName: true, reason: "the header \(name) is set by the connection")
    }
    let trimmed = trim(value)
    guard trimmed.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw HeaderProblem(
        isOfName: false,
        reason: "the value of the header \(name) has a line break or another control character"
      )
    }
    return HTTPField(name: fieldName, value: trimmed)
  }

  /// Blanks around a value mean nothing in HTTP, and are no fault of the author's.
  private static func trim(_ value: String) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    guard let first = value.utf8.first, let last = value.utf8.last else { return value }
    guard isBlank(first) || isBlank(last) else { return value }
    let start = value.utf8.drop(while: isBlank)
    var end = start.endIndex
    while end > start.startIndex {
      let before = start.index(before: end)
      guard isBlank(start[before]) else { break }
      end = before
    }
    return String(value[start.startIndex..<end])
  }
}

/// Why a header can't be sent.
struct HeaderProblem: Error {
  /// Names come from the manifest or the settings, values may come from the message.
  var isOfName: Bool
  var reason: String
}
