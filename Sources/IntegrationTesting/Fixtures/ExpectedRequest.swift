// SPDX-License-Identifier: MIT

/// What a request of a fixture has to be like. Parts that are nil are not compared.
public struct ExpectedRequest: Sendable {
  /// Who the request says it comes from.
  public enum Authorization: Sendable, Hashable {
    /// There is no `Authorization` header.
    case none
    /// Basic authentication with this user name and password.
    case basic(String, String)
    /// This bearer token.
    case bearer(String)
    /// Whatever it says.
    case any
  }

  /// What the request carries.
  public enum Body: Sendable {
    /// Nothing.
    case empty
    /// The fixture's output as JSON.
    case output
    /// This JSON.
    case json(String)
    /// A form with these decoded parameters, in order.
    case form([(String, String)])
    /// This text.
    case text(String)
  }

  /// The HTTP method.
  public var method: String?
  /// The whole URL without its query, percent-encoded as sent.
  public var url: String?
  /// The decoded parameters, in order.
  public var query: [(String, String)]?
  /// Headers it has to have, among others.
  public var headers: [(String, String)]
  /// Who it says it comes from.
  public var authorization: Authorization
  /// What it carries.
  public var body: Body?

  /// Describes a request.
  public init(
    method: String? = nil,
    url: String? = nil,
    query: [(String, String)]? = nil,
    headers: [(String, String)] = [],
    authorization: Authorization = .none,
    body: Body? = nil
  ) {
    self.method = method
    self.url = url
    self.query = query
    self.headers = headers
    self.authorization = authorization
    self.body = body
  }
}
