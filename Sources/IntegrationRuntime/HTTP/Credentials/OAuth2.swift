// SPDX-License-Identifier: MIT

/// Credentials by OAuth 2 (RFC 6749): a token is fetched when a request needs one, kept until
/// shortly before it runs out, and put on requests as `Authorization: Bearer …`. Requests that need
/// the same token at the same time wait for one fetch. A token that the destination refuses is
/// fetched anew, once for each request.
public struct OAuth2: RequestAuthorizer {
  /// What entitles to a token.
  public enum Grant: Sendable, Hashable {
    /// The client's id and secret (§4.4).
    case clientCredentials
    /// A token that somebody gave the client (§6). If the server hands out another one with a token,
    /// that is used from then on, as long as the cache lives; see ``OAuth2/onRefreshToken``.
    case refreshToken(Secret)
  }

  /// How the client says who it is (§2.3.1).
  public enum ClientAuthentication: String, Sendable, Hashable, CaseIterable {
    /// By basic authentication.
    case basic
    /// By `client_id` and `client_secret` in the body.
    case body
  }

  /// Where tokens are fetched.
  public var tokenURL: Endpoint
  /// What entitles to them.
  public var grant: Grant
  /// The client's id.
  public var clientID: String
  /// The client's secret; nil for a client that has none.
  public var clientSecret: Secret?
  /// How the client says who it is.
  public var clientAuthentication: ClientAuthentication
  /// What the token is to be good for; nil leaves it to the server.
  public var scope: String?
  /// Further parameters of the token request, such as `audience`.
  public var parameters: QueryItems
  /// How long before its end a token is not used any more.
  public var skew: Duration = .seconds(60)
  /// How long a token is used whose server does not say how long it is good.
  public var lifetime: Duration = .seconds(3600)
  /// How long fetching a token may take.
  public var timeout: Duration = RequestDefaults.timeout
  /// Where tokens are kept.
  public var cache: TokenCache = .shared
  /// Told of a refresh token that replaces the one of the grant, for the host to keep: the old one
  /// may be worthless from then on.
  public var onRefreshToken: (@Sendable (Secret) -> Void)?

  /// Makes credentials.
  public init(
    tokenURL: Endpoint,
    grant: Grant = .clientCredentials,
    clientID: String,
    clientSecret: Secret?,
    clientAuthentication: ClientAuthentication = .body,
    scope: String? = nil,
    parameters: QueryItems = QueryItems()
  ) {
    self.tokenURL = tokenURL
    self.grant = grant
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.clientAuthentication = clientAuthentication
    self.scope = scope
    self.parameters = parameters
  }

  /// Puts a token on a request, fetching one if there is none.
  ///
  /// - Throws: *unauthorized* when the token server refuses the credentials; what it fails with
  ///   otherwise. The request itself was not sent then.
  public func authorize(
    _ request: inout Request, in context: AuthorizationContext
  ) async throws(IntegrationError) {
    let token = try await cache.token(self, in: context)
    try request.set(header: "Authorization", to: "Bearer \(token)")
  }

  /// Forgets the token that the request carried.
  public func discardCredentials(of request: Request) -> Bool {
    guard let value = request.header("Authorization"), value.hasPrefix("Bearer ") else {
      return false
    }
    cache.discard(Secret(String(value.dropFirst(7))), of: self)
    return true
  }
}

extension OAuth2: CustomStringConvertible, CustomReflectable {
  /// The grant and where it is used; no secrets.
  public var description: String {
    switch grant {
    case .clientCredentials: "OAuth 2 client credentials at \(tokenURL)"
    case .refreshToken: "OAuth 2 refresh token at \(tokenURL)"
    }
  }
  /// Shows what the description shows, so that `dump` gives nothing away.
  public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
