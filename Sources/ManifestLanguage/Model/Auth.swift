// SPDX-License-Identifier: MIT

/// `{ when: has(settings.token), bearer: … }`: a way to prove who sends, where its condition holds.
package struct AuthOption: Sendable {
  /// Reads settings only; nil always holds.
  package var condition: CheckedExpression?
  package var auth: Auth

  package var expressions: [CheckedExpression] {
    (condition.map { [$0] } ?? []) + auth.expressions
  }
}

/// How requests prove who sends them.
package enum Auth: Sendable {
  case basic(username: CheckedExpression, password: CheckedExpression?)
  case bearer(CheckedExpression)
  /// A header of the API's own.
  case header(RequestItem)
  /// A query parameter.
  case query(RequestItem)
  /// A signature of each attempt.
  case hmac(SignatureTemplate)
  /// A token that is fetched, and runs out.
  case oauth2(OAuth2Template)

  package var expressions: [CheckedExpression] {
    switch self {
    case .basic(let username, let password): [username] + (password.map { [$0] } ?? [])
    case .bearer(let token): [token]
    case .header(let item), .query(let item): [item.value]
    case .hmac(let signature):
      [signature.key] + (signature.text.map { [$0] } ?? [])
        + (signature.headers + signature.query).map(\.value)
    case .oauth2(let grant):
      [grant.tokenURL, grant.clientID]
        + [grant.clientSecret, grant.refreshToken, grant.scope].compactMap { $0 }
        + grant.parameters.map(\.value)
    }
  }

  /// Whether each attempt of a request has credentials of its own.
  package var isMadeForEachAttempt: Bool {
    switch self {
    case .hmac, .oauth2: true
    case .basic, .bearer, .header, .query: false
    }
  }
}

/// `hmac:`
package struct SignatureTemplate: Sendable {
  package enum Hash: String, CaseIterable, Sendable { case md5, sha1, sha256, sha512 }
  package enum Encoding: String, CaseIterable, Sendable { case hex, base64 }

  /// A part of the request that a signature can be of, by its name in a manifest.
  package enum Part: String, CaseIterable, Sendable {
    case method, url, host, path, query, body, timestamp
    /// The signature itself, for headers and query.
    case signature

    package var type: ValueType { ValueType(self == .timestamp ? .int : .string) }
  }

  package var key: CheckedExpression
  package var hash: Hash
  package var encoding: Encoding
  /// What is signed; nil for the body.
  package var text: CheckedExpression?
  package var headers: [RequestItem]
  package var query: [RequestItem]
  /// The names that stand for parts of the request.
  package var parts: [Part: Local]
}

/// `oauth2:`
package struct OAuth2Template: Sendable {
  package enum ClientAuthentication: String, CaseIterable, Sendable { case body, basic }

  package var tokenURL: CheckedExpression
  package var clientID: CheckedExpression
  package var clientSecret: CheckedExpression?
  package var clientAuthentication: ClientAuthentication
  /// Nil for the client's own credentials.
  package var refreshToken: CheckedExpression?
  package var scope: CheckedExpression?
  package var parameters: [RequestItem]
}
