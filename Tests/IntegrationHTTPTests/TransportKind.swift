// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import IntegrationAsyncHTTPClient
import IntegrationHTTP
import IntegrationRuntime
import NIOSSL

/// The transports there are; tests of one are tests of the other, by a subclass.
enum TransportKind {
  case own
  case asyncHTTPClient

  var shared: any PooledTransport {
    switch self {
    case .own: HTTPTransport.shared
    case .asyncHTTPClient: AsyncHTTPClientTransport.shared
    }
  }

  /// A new one.
  ///
  /// - Parameter trusted: the certificates to trust; nil for the system's.
  func make(
    _ configuration: HTTPTransportConfiguration = HTTPTransportConfiguration(),
    trusting trusted: [NIOSSLCertificate]? = nil
  ) -> any PooledTransport {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let trusted { tls.trustRoots = .certificates(trusted) }
    switch self {
    case .own: return HTTPTransport(configuration: configuration, tls: tls)
    case .asyncHTTPClient:
      return AsyncHTTPClientTransport(configuration: configuration) { $0.tlsConfiguration = tls }
    }
  }
}

protocol PooledTransport: Transport {
  func shutdown() async
}

extension HTTPTransport: PooledTransport {}
extension AsyncHTTPClientTransport: PooledTransport {}

extension Transport {
  func result(of request: Request) async -> Result<Response, TransportError> {
    do throws(TransportError) {
      return .success(try await send(request))
    } catch {
      return .failure(error)
    }
  }
}
