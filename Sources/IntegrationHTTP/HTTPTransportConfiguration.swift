// SPDX-License-Identifier: MIT

/// How an ``HTTPTransport`` or ``AsyncHTTPClientTransport`` connects and what it takes.
public struct HTTPTransportConfiguration: Sendable {
  /// How many HTTP/1.1 connections to one host there are at most. More requests at a time than this wait.
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

  /// The defaults.
  public init() {}
}
