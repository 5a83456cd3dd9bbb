// SPDX-License-Identifier: MIT

public import HTTPTypes

/// The answer to a request, complete. Any status can be in it; ``isSuccess`` says whether it is a
/// good one.
public struct Response: Sendable, Hashable {
  /// The status code.
  public let status: Int

  /// The headers, with those that repeat in order.
  public let headers: HTTPFields

  /// The bytes of the body.
  public let body: [UInt8]

  /// How often the request was sent until this answer came.
  public internal(set) var attempts = 1

  /// Whether an attempt before the one that this answers may have arrived too: it got no answer. The
  /// destination may then have acted on the request twice.
  public internal(set) var mayHaveArrivedBefore = false

  /// Makes a response, for transports and tests.
  public init(status: Int, headers: HTTPFields = HTTPFields(), body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the status is 200 to 299. A redirect that isn't followed is no success.
  public var isSuccess: Bool { (200...299).contains(status) }

  /// The body as UTF-8, decoded on each call; invalid bytes become U+FFFD.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// A header's value by its name in any case; nil if it is absent. Repeated ones are joined.
  public func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }
}

extension Response: CustomStringConvertible, CustomReflectable {
  /// Status and size. The body may hold personal data, so it isn't shown.
  public var description: String {
    let phrase = StatusPhrase.of(status)
    return "\(status)\(phrase.isEmpty ? "" : " ")\(phrase), \(body.count) bytes"
  }

  /// Shows what the description shows.
  public var customMirror: Mirror {
    Mirror(self, children: ["status": status, "bytes": body.count])
  }
}
