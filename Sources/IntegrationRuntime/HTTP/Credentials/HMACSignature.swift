// SPDX-License-Identifier: MIT

internal import JSON

/// Signs each attempt of a request with a key that sender and destination share.
///
/// ```swift
/// HMACSignature(
///   key: settings.secret,
///   text: { input in "\(input.timestamp)." .utf8 + input.body },
///   headers: { input, signature in
///     ["X-Timestamp": "\(input.timestamp)", "X-Signature": "sha256=\(signature)"]
///   })
/// ```
public struct HMACSignature: RequestAuthorizer {
  /// What both sides know.
  public var key: [UInt8]
  /// The hash function.
  public var hash: SignatureHash
  /// How the signature is written.
  public var encoding: SignatureEncoding
  private let text: @Sendable (SigningInput) -> [UInt8]
  private let headers: @Sendable (SigningInput, Secret) -> HeaderItems
  private let query: @Sendable (SigningInput, Secret) -> QueryItems

  /// Makes a signature.
  ///
  /// - Parameters:
  ///   - key: its UTF-8 is the key.
  ///   - text: the bytes that are signed.
  ///   - headers: where the signature goes, and whatever the destination needs to check it.
  ///   - query: parameters to the same end, behind those of the request.
  public init(
    key: Secret, hash: SignatureHash = .sha256, encoding: SignatureEncoding = .hex,
    text: @escaping @Sendable (SigningInput) -> [UInt8] = \.body,
    headers: @escaping @Sendable (SigningInput, Secret) -> HeaderItems = { _, _ in [:] },
    query: @escaping @Sendable (SigningInput, Secret) -> QueryItems = { _, _ in [:] }
  ) {
    self.key = Array(key.value.utf8)
    self.hash = hash
    self.encoding = encoding
    self.text = text
    self.headers = headers
    self.query = query
  }

  /// Signs a request.
  public func authorize(
    _ request: inout Request, in context: AuthorizationContext
  ) async throws(IntegrationError) {
    let (seconds, attoseconds) = context.now.components
    try sign(
      &request,
      now: Instant(milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  /// Signs a request that is sent at this time.
  package func sign(_ request: inout Request, now: Instant) throws(IntegrationError) {
    // The URL of a redirect may have brought along what signed the one before.
    let parameters = query(SigningInput(request, now: now), Secret("")).items
    request.remove(query: parameters.map(\.name))
    let input = SigningInput(request, now: now)
    let code = hash.authenticationCode(of: text(input), key: key)
    let signature = Secret(encoding.text(code))
    for item in headers(input, signature).items {
      try request.set(header: item.name, to: item.value)
    }
    request.append(query: query(input, signature))
  }
}

extension HMACSignature: CustomStringConvertible, CustomReflectable {
  /// The hash function; nothing of the key.
  public var description: String { "HMAC \(hash) \(Secret.redacted)" }
  /// Shows what the description shows, so that `dump` gives nothing away.
  public var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
