// SPDX-License-Identifier: MIT

/// What a request carries: bytes and their type.
public struct RequestBody: Sendable, Hashable {
  /// The bytes that are sent.
  public var bytes: [UInt8]

  /// The `Content-Type`; nil for none. A header of the request's own wins.
  public var contentType: String?

  /// The secrets in the bytes, as far as they are known.
  public var secrets: [Secret]

  /// Bytes of any type.
  public init(_ bytes: [UInt8], contentType: String?, secrets: [Secret] = []) {
    self.bytes = bytes
    self.contentType = contentType
    self.secrets = secrets
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
      contentType: formType,
      secrets: items.secrets
    )
  }

  private static let formType = "application/x-www-form-urlencoded"

  /// Whether it could as well be a query.
  var isForm: Bool { contentType == Self.formType }

  /// Text as it is.
  public static func text(
    _ text: RequestText,
    contentType: String = "text/plain; charset=utf-8"
  ) -> RequestBody {
    RequestBody(Array(text.value.utf8), contentType: contentType, secrets: text.secrets)
  }
}
