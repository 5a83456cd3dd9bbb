// SPDX-License-Identifier: MIT

/// An HTTP method. Methods are case-sensitive; ours are upper case.
public struct RequestMethod: Sendable, Hashable, CustomStringConvertible {
  /// The method as it is sent.
  public let name: String

  /// A method of any name; nil unless it is an HTTP token.
  public init?(_ name: String) {
    guard !name.isEmpty, name.utf8.allSatisfy(ByteSet.token.contains) else { return nil }
    self.name = name
  }

  private init(known name: String) {
    self.name = name
  }

  /// The name.
  public var description: String { name }

  /// `GET`
  public static let get = RequestMethod(known: "GET")
  /// `HEAD`
  public static let head = RequestMethod(known: "HEAD")
  /// `POST`
  public static let post = RequestMethod(known: "POST")
  /// `PUT`
  public static let put = RequestMethod(known: "PUT")
  /// `PATCH`
  public static let patch = RequestMethod(known: "PATCH")
  /// `DELETE`
  public static let delete = RequestMethod(known: "DELETE")
  /// `OPTIONS`
  public static let options = RequestMethod(known: "OPTIONS")
}
