// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Emits how requests say who sends them, as far as not each says so itself: by credentials that are
/// chosen by settings, or made for each attempt.
struct AuthorizerEmitter {
  let manifest: Manifest
  let names: IntegrationNames

  private var emitter: ExpressionEmitter { ExpressionEmitter(names: names, messageType: nil) }

  /// What is chosen of credentials that never change; nil if nothing is.
  var authorization: Code? {
    guard manifest.choosesAuthorization else { return nil }
    return """
      /// How requests say who sends them.
      private var authorization: Authorization? {
        \(lines: choice { emitter.authorization($0) })
      }
      """
  }

  /// A signature, or a token that runs out; nil if the credentials never change.
  var authorizer: Code? {
    guard manifest.auth.contains(where: { $0.auth.isMadeForEachAttempt }) else { return nil }
    guard let auth = manifest.soleAuth else {
      return """
        /// Makes the credentials of each attempt, if they change.
        private var authorizer: (any RequestAuthorizer)? {
          \(lines: choice(made))
        }
        """
    }
    return """
      /// Makes the credentials of each attempt.
      private var authorizer: any RequestAuthorizer {
        \(made(auth) ?? "")
      }
      """
  }

  private func made(_ auth: Auth) -> Code? {
    switch auth {
    case .hmac(let signature): self.signature(signature)
    case .oauth2(let grant): token(grant)
    case .basic, .bearer, .header, .query: nil
    }
  }

  /// Statements that return what the first option gives whose condition holds.
  private func choice(_ value: (Auth) -> Code?) -> [Code] {
    let values = manifest.auth.map { value($0.auth) }
    let count = values.lastIndex { $0 != nil }.map { $0 + 1 } ?? 0
    var statements: [Code] = []
    for (option, value) in zip(manifest.auth, values).prefix(count) {
      let made: Code = "return \(value ?? "nil")"
      guard let condition = option.condition else { return statements + [made] }
      statements.append(Layout.conditional("if", emitter.test(condition), [made]))
    }
    return statements + ["return nil"]
  }

  private func signature(_ signature: SignatureTemplate) -> Code {
    let emitter = ExpressionEmitter(names: names, messageType: nil)
    for (part, local) in signature.parts {
      let code: Code =
        switch part {
        case .signature: "signature"
        case .body: "input.bodyText"
        default: "input.\(Code(raw: part.rawValue))"
        }
      emitter.locals.set(alias: SwiftExpression(code, part.type), for: local)
    }
    var arguments: [Code] = ["key: \(secret(signature.key, emitter))"]
    if signature.hash != .sha256 {
      arguments.append("hash: .\(Code(raw: signature.hash.rawValue))")
    }
    if signature.encoding != .hex { arguments.append("encoding: .base64") }
    if let text = signature.text {
      let literal = emitter.literal(text.textParts) { emitter.entire($0) }
      arguments.append(
        literal.isSingleLine && literal.width < 50
          ? "text: { input in Array(\(literal).utf8) }"
          : """
          text: { input in
            \(Code(raw: "let text =\n  \(literal.text)"))
            return Array(text.utf8)
          }
          """)
    }
    if !signature.headers.isEmpty {
      arguments.append(closure("headers", signature.headers, signature, emitter))
    }
    if !signature.query.isEmpty {
      arguments.append(closure("query", signature.query, signature, emitter))
    }
    return Layout.call("HMACSignature", arguments, room: 0)
  }

  private func closure(
    _ label: Code, _ items: [RequestItem], _ signature: SignatureTemplate,
    _ emitter: ExpressionEmitter
  ) -> Code {
    let input: Code = items.contains { reads($0.value, signature) } ? "input" : "_"
    let list = Layout.list("", items.map { item($0, emitter) }, room: 60)
    return """
      \(label): { \(input), signature in
        \(list)
      }
      """
  }

  /// Whether it reads a part of the request.
  private func reads(_ expression: CheckedExpression, _ signature: SignatureTemplate) -> Bool {
    expression.contains { part in
      guard case .local(let local) = part.kind else { return false }
      return local != signature.parts[.signature]
    }
  }

  private func token(_ grant: OAuth2Template) -> Code {
    let emitter = ExpressionEmitter(names: names, messageType: nil)
    var arguments: [Code] = ["tokenURL: \(text(grant.tokenURL, emitter))"]
    if let token = grant.refreshToken {
      arguments.append("grant: .refreshToken(\(secret(token, emitter)))")
    }
    arguments.append("clientID: \(plain(grant.clientID, emitter))")
    arguments.append("clientSecret: \(grant.clientSecret.map { secret($0, emitter) } ?? "nil")")
    if grant.clientAuthentication != .body { arguments.append("clientAuthentication: .basic") }
    if let scope = grant.scope { arguments.append("scope: \(plain(scope, emitter))") }
    if !grant.parameters.isEmpty {
      arguments.append(
        Layout.list("parameters: ", grant.parameters.map { item($0, emitter) }, room: 60))
    }
    return Layout.call("OAuth2", arguments, room: 0)
  }

  // MARK: Texts

  private func item(_ item: RequestItem, _ emitter: ExpressionEmitter) -> Code {
    "\(literal: item.name): \(text(item.value, emitter))"
  }

  /// A literal in which secrets stay secrets.
  private func text(_ expression: CheckedExpression, _ emitter: ExpressionEmitter) -> Code {
    emitter.literal(expression.textParts) { emitter.raw($0) }
  }

  private func plain(_ expression: CheckedExpression, _ emitter: ExpressionEmitter) -> Code {
    emitter.literal(expression.textParts) { emitter.entire($0) }
  }

  private func secret(_ expression: CheckedExpression, _ emitter: ExpressionEmitter) -> Code {
    if case .setting(let setting) = expression.kind, setting.kind == .secret {
      return emitter.raw(expression)
    }
    return "Secret(\(plain(expression, emitter)))"
  }
}

extension ExpressionEmitter {
  /// Credentials that never change; nil for what is made for each attempt.
  func authorization(_ auth: Auth) -> Code? {
    func text(_ expression: CheckedExpression) -> Code {
      literal(expression.textParts) { raw($0) }
    }
    switch auth {
    case .basic(let username, let password):
      guard let password else { return ".basic(username: \(text(username)))" }
      return Layout.call(
        ".basic", ["username: \(text(username))", "password: \(text(password))"], room: 76)
    case .bearer(let token): return ".bearer(\(text(token)))"
    case .header(let item):
      return Layout.call(
        ".header", ["name: \(literal: item.name)", "value: \(text(item.value))"], room: 80)
    case .query(let item):
      return Layout.call(
        ".query", ["name: \(literal: item.name)", "value: \(text(item.value))"], room: 80)
    case .hmac, .oauth2: return nil
    }
  }
}

extension Manifest {
  /// Whether requests ask which credentials it is, of such as never change.
  var choosesAuthorization: Bool {
    soleAuth == nil && auth.contains { !$0.auth.isMadeForEachAttempt }
  }
}
