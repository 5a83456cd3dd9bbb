// SPDX-License-Identifier: MIT

public import AsyncHTTPClient

/// How an ``HTTPTransport`` connects and what it takes.
public struct HTTPTransportConfiguration: Sendable {
  /// How many HTTP/1.1 connections to one host are kept. More requests at a time than this wait.
  public var connectionsPerHost = 64

  /// How long an unused connection is kept.
  public var idleTimeout: Duration = .seconds(60)

  /// How long making a connection may take, waiting for a free one included. A request's own
  /// timeout ends it earlier.
  public var connectTimeout: Duration = .seconds(10)

  /// Which addresses are called. Not for use with a proxy, whose own address this would be about.
  public var addresses: AddressRule = .any

  /// The largest body of a response, in bytes, also once it is expanded; a larger one is an error.
  public var responseLimit = 1 << 20

  /// Changes what is not covered here: TLS, proxy, HTTP version. Redirects, the client's own
  /// decompression and its retries of connections stay off, whatever it sets.
  public var customize: @Sendable (inout HTTPClient.Configuration) -> Void = { _ in }

  /// The defaults.
  public init() {}

  func client(guardedBy guardian: AddressGuard) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(
      1,
      connectionsPerHost
    )
    configuration.connectionPool.idleTimeout = idleTimeout.timeAmount
    configuration.timeout.connect = connectTimeout.timeAmount
    customize(&configuration)
    if addresses != .any {
      configuration.http1_1ConnectionDebugInitializer = { guardian.check($0) }
      configuration.http2ConnectionDebugInitializer = { guardian.check($0) }
    }
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    // Otherwise a refused connection is tried again until the timeout, and reported as one.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}
