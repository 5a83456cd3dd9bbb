// SPDX-License-Identifier: MIT

internal import NIOSSL

/// What a ``RecordingServer`` shows to those who connect by TLS.
public struct ServerCertificate: Sendable {
  private let certificate: String
  private let key: String

  /// A certificate and its private key, both as PEM text.
  public init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }

  func context() throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
  }
}
