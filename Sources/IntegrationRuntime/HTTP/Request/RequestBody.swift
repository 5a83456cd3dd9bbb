// SPDX-License-Identifier: MIT

/// What a request carries: bytes and their type.
public struct RequestBody: Sendable, Hashable {
  /// The bytes that are sent.
  public var bytes: [UInt8]

  /// The `Content-Type`; nil for none. A header of the request's own wins.
  public var contentType: String?

  /// Bytes of any type.
  public init(_ bytes: [UInt8], contentType: String?) {
    self.bytes = bytes
    self.contentType = contentType
  }

  /// Nothing.
  public static let none = RequestBody([], contentType: nil)

  /// JSON that is already written.
  public static func json(_ bytes: [UInt8]) -> RequestBody {
    RequestBody(bytes, contentType: "application/json")
  }

  /// A form: `a=1&b=x%20y`.
  public static func form(_ items: QueryItems) -> RequestBody {
    RequestBody(
      Array(items.encoded(bareAsEmpty: true).utf8),
      contentType: "application/x-www-form-urlencoded"
    )
  }

  /// Text as it is.
  public static func text(_ text: String, contentType: String = "text/plain; charset=utf-8")
    -> RequestBody
  {
    RequestBody(Array(text.utf8), contentType: contentType)
  }
}
