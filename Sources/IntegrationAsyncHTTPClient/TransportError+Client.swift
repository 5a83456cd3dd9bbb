// SPDX-License-Identifier: MIT

internal import AsyncHTTPClient
internal import IntegrationHTTP
internal import IntegrationRuntime

extension TransportError {
  /// What an error of the client means. Its own texts are not passed on: they may quote headers.
  init(_ error: any Error, timeout: Duration?) {
    if let error = error as? HTTPClientError {
      self.init(error, timeout: timeout ?? .zero)
    } else {
      self.init(network: error, timeout: timeout)
    }
  }

  private init(_ error: HTTPClientError, timeout: Duration) {
    switch error {
    case .deadlineExceeded, .readTimeout, .writeTimeout:
      self = .timeout(after: timeout)
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
      .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      self = .noConnectionInTime
    case .cancelled:
      self = .cancelled()
    case .remoteConnectionClosed, .uncleanShutdown:
      self = .closed
    case .alreadyShutdown:
      self = .shutDown
    default:
      self.init(
        .connection,
        code: .io,
        reason: "the HTTP client failed: \(error.shortDescription)"
      )
    }
  }
}
