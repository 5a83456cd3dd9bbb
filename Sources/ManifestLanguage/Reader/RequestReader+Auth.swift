// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// How requests prove who sends them.
extension RequestReader {
  /// `auth:` of a manifest: a scheme, or a list of schemes with conditions.
  func authOptions(_ node: YAMLNode, into bag: inout DiagnosticBag) -> [AuthOption] {
    guard let nodes = node.sequence else {
      return option(node, into: &bag).map { [$0] } ?? []
    }
    if nodes.isEmpty {
      bag.report(.invalidStructure, "the list names no scheme", at: node.range)
    }
    var reader = self
    return nodes.enumerated().compactMap { index, node in
      let errors = bag.errorCount
      guard let option = reader.option(node, into: &bag) else { return nil }
      if let condition = option.condition {
        reader.scope = reader.scope.knowing(Narrowing(of: condition).whenFalse)
      } else if index < nodes.count - 1, bag.errorCount == errors {
        bag.report(
          .invalidStructure, "without `when` this counts always, and what follows never",
          at: node.range.firstLine, help: ["add `when: …`, or put it last"])
      }
      return option
    }
  }

  private func option(_ node: YAMLNode, into bag: inout DiagnosticBag) -> AuthOption? {
    var reader = self
    var condition: CheckedExpression?
    if let when = node.mapping?.entries.first(where: { $0.key.scalar?.text == "when" })?.value {
      let checked = PayloadChecker(context: context, scope: scope)
        .condition(when, "`when`", into: &bag)
      reader.scope = scope.knowing(Narrowing(of: checked).whenTrue)
      condition = checked
    }
    return reader.auth(node, isConditional: true, into: &bag)
      .map { AuthOption(condition: condition, auth: $0) }
  }

  /// One scheme.
  ///
  /// - Parameter isConditional: whether `when` may stand beside it.
  func auth(
    _ node: YAMLNode, isConditional: Bool = false, into bag: inout DiagnosticBag
  ) -> Auth? {
    guard var keys = MappingReader(node, what: "`auth`", into: &bag) else { return nil }
    if isConditional { _ = keys.value("when") }
    let schemes = ["basic", "bearer", "header", "query", "hmac", "oauth2"]
    let given = schemes.compactMap { scheme in keys.value(scheme).map { (scheme, $0) } }
    keys.finish(into: &bag)
    guard let (scheme, content) = given.first else {
      bag.report(
        .missingKey, "`auth` names no scheme", at: node.range.firstLine,
        help: ["schemes: \(schemes.joined(separator: ", "))"])
      return nil
    }
    if given.count > 1 {
      bag.report(
        .invalidValue, "`auth` names two schemes, `\(scheme)` and `\(given[1].0)`",
        at: keys.keyRange(given[1].0) ?? given[1].1.range,
        help: ["keep one of them, or write a list of schemes, each but the last with `when: …`"])
      return nil
    }
    switch scheme {
    case "basic": return basic(content, into: &bag)
    case "bearer": return authValue(content, "`bearer`", into: &bag).map(Auth.bearer)
    case "header":
      guard let header = credential(content, "`header`", "X-Api-Key", into: &bag) else {
        return nil
      }
      check(headerName: header, into: &bag)
      return .header(header)
    case "query": return credential(content, "`query`", "api_key", into: &bag).map(Auth.query)
    case "hmac": return signature(content, into: &bag).map(Auth.hmac)
    default: return oauth2(content, into: &bag).map(Auth.oauth2)
    }
  }

  private func basic(_ node: YAMLNode, into bag: inout DiagnosticBag) -> Auth? {
    guard var keys = MappingReader(node, what: "`basic`", into: &bag) else { return nil }
    let username = keys.required("username", example: "${settings.apiKey}", into: &bag)
      .flatMap { authValue($0, "`username`", into: &bag) }
    let password = keys.value("password").flatMap { authValue($0, "`password`", into: &bag) }
    keys.finish(into: &bag)
    return username.map { .basic(username: $0, password: password) }
  }

  /// `header: { X-Api-Key: ${settings.apiKey} }`
  private func credential(
    _ node: YAMLNode, _ what: String, _ example: String, into bag: inout DiagnosticBag
  ) -> RequestItem? {
    guard let entries = node.mapping?.entries, entries.count == 1, let entry = entries.first else {
      bag.report(
        .wrongType, "\(what) is one name and its value", at: node.range.firstLine,
        help: ["write `\(example): ${settings.apiKey}`"])
      return nil
    }
    guard let name = entry.key.scalar?.text, !name.isEmpty else {
      bag.report(.wrongType, "a name has to be a text", at: entry.key.range)
      return nil
    }
    guard let value = authValue(entry.value, "`\(name)`", into: &bag) else { return nil }
    return RequestItem(name: name, nameRange: entry.key.range, value: value)
  }

  private func authValue(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard let value = value(node, what, into: &bag), value.type.base != .invalid else {
      return nil
    }
    if case .constant(.string(let text)) = value.kind {
      PayloadChecker(context: context, scope: scope).lint(text, at: node.range, into: &bag)
      if context.setting(text) != nil {
        bag.report(
          .literalLooksLikePath, "this is the text `\(text)`, not the setting", at: node.range,
          label: "did you mean `${settings.\(text)}`?")
      }
    }
    checker.requireText(value, into: &bag)
    requirePresent(value, what, into: &bag)
    return value
  }

  // MARK: Signatures

  /// `hmac: { key: …, text: …, headers: { … } }`
  private func signature(
    _ node: YAMLNode, into bag: inout DiagnosticBag
  ) -> SignatureTemplate? {
    guard var keys = MappingReader(node, what: "`hmac`", into: &bag) else { return nil }
    let keyNode = keys.required("key", example: "${settings.secret}", into: &bag)
    let hashNode = keys.value("hash")
    let encodingNode = keys.value("encoding")
    let textNode = keys.value("text")
    let headersNode = keys.value("headers")
    let queryNode = keys.value("query")
    keys.finish(into: &bag)
    var parts: [SignatureTemplate.Part: Local] = [:]
    var reader = self
    for part in SignatureTemplate.Part.allCases {
      let local = context.makeLocal(part.rawValue, part.type)
      parts[part] = local
      reader.scope.locals[part.rawValue] = local
    }
    let hash: SignatureTemplate.Hash? = hashNode.flatMap {
      ScalarReading.choice($0, "a hash function", into: &bag)
    }
    let encoding: SignatureTemplate.Encoding? = encodingNode.flatMap {
      ScalarReading.choice($0, "a way to write signatures", into: &bag)
    }
    let key = keyNode.flatMap { authValue($0, "`key`", into: &bag) }
    let headers = headersNode.map { reader.credentials($0, "`headers`", into: &bag) } ?? []
    for header in headers { check(headerName: header, into: &bag) }
    let query = queryNode.map { reader.credentials($0, "`query`", into: &bag) } ?? []
    reader.scope.locals["signature"] = nil
    let text = textNode.flatMap { reader.authValue($0, "`text`", into: &bag) }
    guard let key else { return nil }
    let reads = (headers + query).contains { item in
      item.value.usesLocal(parts[.signature])
    }
    guard reads else {
      bag.report(
        .missingKey, "the signature is never sent", at: node.range.firstLine,
        help: ["add `headers: { X-Signature: \"${signature}\" }`, or `query`"])
      return nil
    }
    return SignatureTemplate(
      key: key, hash: hash ?? .sha256, encoding: encoding ?? .hex, text: text, headers: headers,
      query: query, parts: parts)
  }

  private func credentials(
    _ node: YAMLNode, _ what: String, into bag: inout DiagnosticBag
  ) -> [RequestItem] {
    let items = self.items(node, what, into: &bag)
    for item in items { requirePresent(item.value, "a credential", into: &bag) }
    return items
  }

  // MARK: Tokens

  /// `oauth2: { tokenURL: …, clientId: …, clientSecret: … }`
  private func oauth2(_ node: YAMLNode, into bag: inout DiagnosticBag) -> OAuth2Template? {
    guard var keys = MappingReader(node, what: "`oauth2`", into: &bag) else { return nil }
    let urlNode = keys.required("tokenURL", example: "https://auth.example/token", into: &bag)
    let idNode = keys.required("clientId", example: "${settings.clientId}", into: &bag)
    let secretNode = keys.value("clientSecret")
    let authenticationNode = keys.value("clientAuthentication")
    let refreshNode = keys.value("refreshToken")
    let scopeNode = keys.value("scope")
    let parametersNode = keys.value("parameters")
    keys.finish(into: &bag)
    let url = urlNode.flatMap { endpoint($0, "`tokenURL`", into: &bag) }
    let clientID = idNode.flatMap { authValue($0, "`clientId`", into: &bag) }
    let secret = secretNode.flatMap { authValue($0, "`clientSecret`", into: &bag) }
    let authentication: OAuth2Template.ClientAuthentication? = authenticationNode.flatMap {
      ScalarReading.choice($0, "a way to authenticate", into: &bag)
    }
    let refreshToken = refreshNode.flatMap { authValue($0, "`refreshToken`", into: &bag) }
    let scope = scopeNode.flatMap { authValue($0, "`scope`", into: &bag) }
    let parameters = parametersNode.map { credentials($0, "`parameters`", into: &bag) } ?? []
    guard let url, let clientID else { return nil }
    return OAuth2Template(
      tokenURL: url, clientID: clientID, clientSecret: secret,
      clientAuthentication: authentication ?? .body, refreshToken: refreshToken, scope: scope,
      parameters: parameters)
  }
}

extension CheckedExpression {
  fileprivate func usesLocal(_ local: Local?) -> Bool {
    contains { if case .local(let used) = $0.kind { used == local } else { false } }
  }
}
