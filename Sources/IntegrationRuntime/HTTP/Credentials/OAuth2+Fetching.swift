// SPDX-License-Identifier: MIT

internal import Crypto
internal import JSON

/// A token as it is kept.
struct AccessToken: Sendable {
  var value: Secret
  /// Until when it is used, since 1970.
  var end: Duration
  /// What takes the place of the grant's refresh token.
  var refreshToken: Secret?
}

extension OAuth2 {
  /// Under what name the token is kept: a hash of all that it depends on, so that no cache holds
  /// secrets as names.
  var cacheKey: [UInt8] {
    var parts = [
      tokenURL.url.text, clientID, clientSecret?.value ?? "", scope ?? "", parameters.encoded(),
    ]
    if case .refreshToken(let token) = grant { parts.append(token.value) }
    // Lengths keep apart what would run together.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return Array(SHA256.hash(data: Array(text.utf8)))
  }

  /// Fetches a token.
  ///
  /// - Parameter refreshToken: what has taken the place of the grant's.
  func fetch(
    with refreshToken: Secret?, in context: AuthorizationContext
  ) async throws(IntegrationError) -> AccessToken {
    let request = try tokenRequest(with: refreshToken)
    let response: Response
    do throws(TransportError) {
      response = try await context.send(request)
    } catch {
      // Whatever became of this request, the one that needs the token was not sent.
      var error = error
      error.arrival = .notSent
      error.reason = "no OAuth token: \(error.reason)"
      throw IntegrationError(error, of: request)
    }
    guard response.isSuccess else { throw refusal(response, of: request, in: context) }
    return try token(in: response, of: request, now: context.now)
  }

  private func tokenRequest(with refreshToken: Secret?) throws(IntegrationError) -> Request {
    var form = QueryItems()
    switch grant {
    case .clientCredentials:
      form.append("grant_type", "client_credentials")
    case .refreshToken(let first):
      form.append("grant_type", "refresh_token")
      form.append("refresh_token", RequestText(refreshToken ?? first))
    }
    form.append("scope", scope.map { RequestText($0) })
    var authorization: Authorization?
    switch clientAuthentication {
    case .basic:
      // Both are form-encoded first (§2.3.1).
      authorization = .basic(
        username: RequestText(PercentEncoding.query(clientID)),
        password: RequestText(Secret(PercentEncoding.query(clientSecret?.value ?? ""))))
    case .body:
      form.append("client_id", RequestText(clientID))
      form.append("client_secret", clientSecret.map { RequestText($0) })
    }
    for item in parameters.items { form.append(item.name, item.value) }
    return try Request(
      endpoint: tokenURL, headers: ["Accept": "application/json"], authorization: authorization,
      body: .form(form), timeout: timeout, secrets: clientSecret.map { [$0] } ?? [])
  }

  private func token(
    in response: Response, of request: Request, now: Duration
  ) throws(IntegrationError) -> AccessToken {
    let json = response.json?.root
    guard let value = json?[exact: "access_token"]?.string, !value.isEmpty else {
      throw error(
        .badRequest, "no OAuth token: the answer has no access_token", response, of: request,
        isRetryable: false)
    }
    let type = json?[exact: "token_type"]?.string ?? "bearer"
    guard type.lowercased() == "bearer" else {
      throw error(
        .badRequest, "no OAuth token: it is not of type bearer", response, of: request,
        isRetryable: false)
    }
    // Some servers write the number as a text.
    let expiry = json?[exact: "expires_in"]
    let seconds = expiry?.double ?? expiry?.string.flatMap(Double.init)
    let lifetime = seconds.map { Duration.seconds(max(0, min($0, 1e9))) } ?? lifetime
    // A token that is good for less than the skew is used for half of its time.
    return AccessToken(
      value: Secret(value), end: now + max(lifetime - skew, lifetime / 2),
      refreshToken: json?[exact: "refresh_token"]?.string.map { Secret($0) })
  }

  private func refusal(
    _ response: Response, of request: Request, in context: AuthorizationContext
  ) -> IntegrationError {
    let code = response.json?.root[exact: "error"]?.string
    // The codes of §5.2 hold no secrets; other texts might.
    let known: String? = [
      "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client",
      "unsupported_grant_type", "invalid_scope",
    ].first { (known: String) in known == code }
    var kind = ErrorKind.of(status: response.status) ?? .badRequest
    if known != nil { kind = .unauthorized }
    let what = known ?? "status \(response.status)"
    var error = error(kind, "no OAuth token: the server says \(what)", response, of: request)
    if let value = response.header("Retry-After") {
      error.retryAfter = RetryAfter.parse(value, now: context.now)
    }
    return error
  }

  /// An error that shows nothing of the answer's body, which may hold tokens.
  private func error(
    _ kind: ErrorKind, _ reason: String, _ response: Response, of request: Request,
    isRetryable: Bool? = nil
  ) -> IntegrationError {
    IntegrationError(
      kind: kind, status: response.status, reason: reason, isRetryable: isRetryable,
      arrival: .notSent, exchange: Exchange(request))
  }
}
