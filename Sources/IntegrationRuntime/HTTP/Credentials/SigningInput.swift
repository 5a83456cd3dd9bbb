// SPDX-License-Identifier: MIT

internal import HTTPTypes
public import JSON

/// The parts of a request that a signature can be of, as they are sent.
public struct SigningInput: Sendable {
  private let request: Request

  /// When the attempt is made; each has a signature of its own.
  public let now: Instant

  init(_ request: Request, now: Instant) {
    self.request = request
    self.now = now
  }

  /// The method, in capitals.
  public var method: String { request.head.method.rawValue }
  /// The URL as a whole.
  public var url: String { request.url }
  /// Host, and port where one is written.
  public var host: String { request.head.authority ?? "" }
  /// The path, percent-encoded, without the query; at least `/`.
  public var path: String { String(target.prefix { $0 != "?" }) }
  /// The query, percent-encoded, without the `?`; empty if there is none.
  public var query: String { String(target.drop { $0 != "?" }.dropFirst()) }
  /// The body as UTF-8, before any compression.
  public var bodyText: String { String(decoding: body, as: UTF8.self) }
  /// The bytes of the body before any compression.
  public var body: [UInt8] { request.body.bytes }
  /// Seconds since 1970, without their fraction.
  public var timestamp: Int { Int((now.milliseconds ?? 0) / 1000) }

  /// The first header of a name in any case.
  public func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { request.head.headerFields[$0] }
  }

  private var target: String { request.head.path ?? "/" }
}
