// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

/// Makes the runtime's signature of what a manifest says of it.
struct SignatureBuilder {
  let signature: SignatureTemplate
  let expressions: ExpressionEvaluator

  var made: HMACSignature {
    HMACSignature(
      key: Secret(expressions.knownText(signature.key).value),
      hash: SignatureHash(rawValue: signature.hash.rawValue) ?? .sha256,
      encoding: SignatureEncoding(rawValue: signature.encoding.rawValue) ?? .hex,
      text: { input in
        guard let text = signature.text else { return input.body }
        return Array(names(input).knownText(text).value.utf8)
      },
      headers: { input, code in
        var items = HeaderItems()
        let names = names(input, code)
        for header in signature.headers {
          items.append(header.name, names.requestText(header.value))
        }
        return items
      },
      query: { input, code in
        var items = QueryItems()
        let names = names(input, code)
        for item in signature.query { items.append(item.name, names.requestText(item.value)) }
        return items
      })
  }

  /// The names of the request's parts.
  private func names(_ input: SigningInput, _ code: Secret? = nil) -> ExpressionEvaluator {
    var names = expressions
    for (part, local) in signature.parts {
      let value: Value =
        switch part {
        case .method: .string(input.method)
        case .url: .string(input.url)
        case .host: .string(input.host)
        case .path: .string(input.path)
        case .query: .string(input.query)
        case .body: .string(input.bodyText)
        case .timestamp: .int(input.timestamp)
        case .signature: .string(code?.value ?? "")
        }
      names.bind(local, to: value)
      if part == .signature { names.secretLocals.insert(local.id) }
    }
    return names
  }
}
