// SPDX-License-Identifier: MIT

/// How a request says who sends it. Whatever it produces counts as secret.
public enum Authorization: Sendable, Hashable {
  /// `Authorization: Basic …` (RFC 7617, UTF-8). The user name can't hold a colon.
  case basic(username: RequestText, password: RequestText)

  /// `Authorization: Bearer …`.
  case bearer(RequestText)

  /// A header of the API's own.
  case header(name: String, value: RequestText)

  /// A query parameter.
  case query(name: String, value: RequestText)

  /// Basic authentication with an API key as the user name and no password.
  public static func basic(username: RequestText) -> Authorization {
    .basic(username: username, password: "")
  }
}

extension Authorization {
  /// The header, if it is one.
  func header() throws(HeaderProblem) -> (name: String, value: RequestText)? {
    switch self {
    case .basic(let username, let password):
      guard !username.value.utf8.contains(UInt8(ascii: ":")) else {
        // The server would take what follows the colon as the password.
        throw HeaderProblem(
          isOfName: false,
          reason: "the user name for basic authentication has a colon in it"
        )
      }
      return ("Authorization", "Basic \(Self.credentials(username, password))")
    case .bearer(let token):
      return ("Authorization", "Bearer \(Secret(token.value))")
    case .header(let name, let value):
      return (name, RequestText(Secret(value.value)))
    case .query:
      return nil
    }
  }

  private static func credentials(_ username: RequestText, _ password: RequestText) -> Secret {
    Secret(Base64.encode(Array("\(username.value):\(password.value)".utf8)))
  }

  /// What must not be shown, beside what the texts mark themselves.
  var secrets: [Secret] {
    switch self {
    case .basic(let username, let password):
      // Not the user name alone: it is often no secret, and part of many texts.
      [Self.credentials(username, password), Secret(password.value)]
        + username.secrets + password.secrets
    case .bearer(let text), .header(_, let text), .query(_, let text):
      text.secrets + [Secret(text.value)]
    }
  }
}

extension Authorization: CustomStringConvertible, CustomReflectable {
  /// The kind without the credentials.
  public var description: String {
    switch self {
    case .basic: "basic \(Secret.redacted)"
    case .bearer: "bearer \(Secret.redacted)"
    case .header(let name, _): "header \(name) \(Secret.redacted)"
    case .query(let name, _): "query \(name) \(Secret.redacted)"
    }
  }

  /// Shows the kind only, so that `dump` gives nothing away.
  public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
