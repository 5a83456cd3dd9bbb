// SPDX-License-Identifier: MIT

internal import IntegrationHTTP
internal import IntegrationRuntime

/// A request as it arrived.
public struct RecordedRequest: Sendable, Hashable {
  /// A name with its value.
  public struct Pair: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// Makes a pair.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// `name=value`
    public var description: String { "\(name)=\(value)" }
  }

  /// The method.
  public let method: String
  /// The path, percent-encoded as it arrived, without the query.
  public let path: String
  /// The query, percent-encoded as it arrived; nil if there was no `?`.
  public let rawQuery: String?
  /// All headers in order, names as they arrived.
  public let headers: [Pair]
  /// The body's bytes; expanded if they came as gzip.
  public let body: [UInt8]

  /// Makes a record.
  public init(method: String, target: String, headers: [Pair], body: [UInt8]) {
    self.method = method
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map(String.init) ?? ""
    rawQuery = parts.count > 1 ? String(parts[1]) : nil
    self.headers = headers
    let isGzip = headers.contains {
      $0.name.lowercased() == "content-encoding" && $0.value.lowercased() == "gzip"
    }
    // What does not expand is taken down as it came.
    self.body = (isGzip ? try? Gzip.expand(body, limit: 64 << 20) : nil) ?? body
  }
}

extension RecordedRequest {
  /// Path and query as they arrived.
  var target: String { rawQuery.map { "\(path)?\($0)" } ?? path }

  /// The query's parameters, decoded, in order. A bare name has an empty value.
  public var query: [Pair] { Self.pairs(rawQuery ?? "") }

  /// The body's parameters, decoded, in order, if it is read as a form.
  public var form: [Pair] { Self.pairs(text) }

  /// The body as UTF-8.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// The host that the request was for, with its port if one was written.
  public var host: String? { header("Host") }

  /// The first header of this name in any case.
  public func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }

  /// User name and password, if the request has basic authentication.
  public var basicAuthentication: (username: String, password: String)? {
    guard let value = header("Authorization"), value.hasPrefix("Basic "),
      let bytes = Base64.decode(String(value.dropFirst(6)))
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }

  /// The token, if the request has bearer authentication.
  public var bearerToken: String? {
    guard let value = header("Authorization"), value.hasPrefix("Bearer ") else { return nil }
    return String(value.dropFirst(7))
  }

  /// Splits `a=1&b=x%20y`. A `+` is a blank, as forms and most servers have it.
  static func pairs(_ encoded: String) -> [Pair] {
    encoded.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? PercentEncoding.decode(parts[1], plusIsSpace: true) : ""
      return Pair(PercentEncoding.decode(parts.first ?? "", plusIsSpace: true), value)
    }
  }
}

extension RecordedRequest: CustomStringConvertible {
  /// Method and target.
  public var description: String {
    "\(method) \(path)\(rawQuery.map { "?\($0)" } ?? "")"
  }
}
