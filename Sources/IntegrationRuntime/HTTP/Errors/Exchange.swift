// SPDX-License-Identifier: MIT

internal import HTTPTypes

/// What people may see of a request and its answer: secrets are hidden, bodies cut off.
public struct Exchange: Sendable, Hashable {
  /// How many bytes of a body are shown.
  public static let bodyLimit = 1024

  /// The method.
  public let method: String
  /// The URL, secrets hidden.
  public let url: String
  /// The request's headers, secrets hidden.
  public let requestHeaders: [String]
  /// The beginning of the request's body on one line, secrets hidden.
  public let requestBody: String
  /// The answer's status; nil if none came.
  public let status: Int?
  /// The answer's headers, secrets hidden.
  public let responseHeaders: [String]
  /// The beginning of the answer's body on one line, secrets hidden.
  public let responseBody: String

  /// Takes down an exchange.
  public init(_ request: Request, _ response: Response? = nil) {
    self.init(request, response, hiding: Redactor(request, response))
  }

  /// Takes down an exchange.
  package init(_ request: Request, _ response: Response?, hiding redactor: Redactor) {
    method = request.head.method.rawValue
    url = redactor.redact(url: request.url)
    requestHeaders = Self.lines(request.head.headerFields, redactor)
    requestBody = redactor.excerpt(of: request.body.bytes, limit: Self.bodyLimit)
    status = response?.status
    responseHeaders = response.map { Self.lines($0.headers, redactor) } ?? []
    responseBody = redactor.excerpt(of: response?.body ?? [], limit: Self.bodyLimit)
  }

  private static func lines(_ fields: HTTPFields, _ redactor: Redactor) -> [String] {
    fields.prefix(64).map { field in
      let name = field.name.rawName
      let value = redactor.redact(header: name, field.value)
      return "\(name): \(redactor.excerpt(of: Array(value.utf8), limit: 256))"
    }
  }
}

extension Exchange: CustomStringConvertible {
  /// Request and answer in the manner of HTTP, a line each for the first line, headers and body.
  public var description: String {
    var lines = ["> \(method) \(url)"]
    lines += requestHeaders.map { "> \($0)" }
    if !requestBody.isEmpty { lines.append("> \(requestBody)") }
    if let status {
      lines.append("< \(status) \(StatusPhrase.of(status))")
      lines += responseHeaders.map { "< \($0)" }
      if !responseBody.isEmpty { lines.append("< \(responseBody)") }
    }
    return lines.joined(separator: "\n")
  }
}

extension Request: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Method and URL, secrets hidden.
  public var description: String {
    "\(head.method.rawValue) \(Redactor(secrets).redact(url: url))"
  }

  /// The whole request, secrets hidden.
  public var debugDescription: String { Exchange(self).description }

  /// Shows what the description shows.
  public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
