// SPDX-License-Identifier: MIT

public import HTTPTypes

/// One HTTP request, ready to be sent. There is no way to make one whose URL, method or headers
/// break out of their place: every part is checked or escaped here, and what can't be sent is an
/// error.
public struct Request: Sendable, Hashable {
  /// Method, URL and headers. Holds credentials: print the request, not its head.
  public internal(set) var head: HTTPRequest

  /// Bytes and their type, before any compression.
  public internal(set) var body: RequestBody

  /// How the transport compresses the body; nil sends it as it is.
  public internal(set) var contentCoding: ContentCoding?

  /// How long the whole exchange may take, from the call of `send` to the last byte of the answer;
  /// nil for no limit.
  public var timeout: Duration?

  /// Where to connect instead of the URL's own host; tests use it to reach a local server while
  /// the request stays what it is (its `Host` header still names the URL's host).
  public var connection: ConnectionOverride?

  private let authorization: Authorization?
  private var markedSecrets: [Secret]

  /// Everything in the request that descriptions have to hide. Worked out only for them: most
  /// requests are never described.
  var secrets: [Secret] { markedSecrets + (authorization?.secrets ?? []) }

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - endpoint: the base URL.
  ///   - path: appended to the endpoint as it is, or a whole URL that replaces it.
  ///   - query: appended to whatever query the URL already has.
  ///   - headers: replace the defaults of ``RequestDefaults`` where the names meet.
  ///   - getUpTo: a form of at most so many bytes is not the body of this request: it is sent by
  ///     GET, behind the query.
  ///   - contentCoding: how the body is compressed; a request without a body is not.
  ///   - secrets: secrets that are in the body, so that descriptions can hide them there.
  /// - Throws: *invalid* when the endpoint, a whole URL, the credentials or a header name are at
  ///   fault; *rejected* when a value of the path or of a header is. Neither is worth a retry.
  public init(
    method: RequestMethod = .post,
    endpoint: Endpoint,
    path: RequestPath = "",
    query: QueryItems = QueryItems(),
    headers: HeaderItems = HeaderItems(),
    authorization: Authorization? = nil,
    body: RequestBody = .none,
    getUpTo: Int? = nil,
    timeout: Duration? = RequestDefaults.timeout,
    contentCoding: ContentCoding? = nil,
    secrets: [Secret] = []
  ) throws(IntegrationError) {
    var parameters = query.encoded()
    let isShort = getUpTo.map { body.isForm && body.bytes.count <= $0 } ?? false
    if isShort { Self.join(String(decoding: body.bytes, as: UTF8.self), to: &parameters) }
    if case .query(let name, let value) = authorization {
      var credentials = QueryItems()
      credentials.append(name, value)
      Self.join(credentials.encoded(), to: &parameters)
    }
    let target = try RequestTarget(endpoint: endpoint, path: path, query: parameters)
    guard let method = HTTPRequest.Method(isShort ? RequestMethod.get.name : method.name) else {
      throw .invalid("the request's method is not an HTTP method")
    }
    head = HTTPRequest(
      method: method,
      scheme: target.scheme,
      authority: target.authority,
      path: target.path
    )
    self.body = isShort ? .none : body
    head.headerFields = try Self.fields(headers, authorization: authorization, body: self.body)
    self.contentCoding = self.body.bytes.isEmpty ? nil : contentCoding
    if let coding = self.contentCoding { head.headerFields[.contentEncoding] = coding.rawValue }
    self.timeout = timeout
    self.authorization = authorization
    markedSecrets =
      endpoint.url.secrets + path.url.secrets + query.secrets + body.secrets
      + headers.items.flatMap(\.value.secrets) + secrets
  }

  /// The URL that the request is for. May hold secrets.
  public var url: String {
    "\(head.scheme ?? "https")://\(head.authority ?? "")\(head.path ?? "/")"
  }

  private static func fields(
    _ items: HeaderItems,
    authorization: Authorization?,
    body: RequestBody
  ) throws(IntegrationError) -> HTTPFields {
    guard items.items.count <= HeaderItems.limit else {
      throw .invalid("the request has more than \(HeaderItems.limit) headers")
    }
    var fields = HTTPFields()
    fields[.userAgent] = RequestDefaults.userAgent
    fields[.acceptEncoding] = RequestDefaults.acceptEncoding
    do throws(HeaderProblem) {
      if let contentType = body.contentType {
        fields.append(try HeaderItems.field("Content-Type", contentType))
      }
      if let (name, value) = try authorization?.header() {
        let field = try HeaderItems.field(name, value.value)
        fields[fields: field.name] = [field]
      }
    } catch {
      throw .invalid(error.reason)
    }
    var seen: Set<HTTPField.Name> = []
    for item in items.items {
      do throws(HeaderProblem) {
        let field = try HeaderItems.field(item.name, item.value.value)
        if seen.insert(field.name).inserted { fields[field.name] = nil }
        fields.append(field)
      } catch {
        throw error.isOfName ? .invalid(error.reason) : .rejected(error.reason)
      }
    }
    return fields
  }
}

extension Request {
  /// Sets a header in place of all of its name; for credentials that are made for a finished request.
  ///
  /// - Throws: *invalid* when the name or the value can't be sent.
  public mutating func set(header name: String, to value: RequestText) throws(IntegrationError) {
    do throws(HeaderProblem) {
      let field = try HeaderItems.field(name, value.value)
      head.headerFields[fields: field.name] = [field]
      markedSecrets += value.secrets
    } catch {
      throw .invalid(error.reason)
    }
  }

  /// Takes away parameters of the URL by their names.
  mutating func remove(query names: [String]) {
    let path = head.path ?? "/"
    guard !names.isEmpty, let mark = path.firstIndex(of: "?") else { return }
    let kept = path[path.index(after: mark)...].split(separator: "&").filter { pair in
      !names.contains(PercentEncoding.decode(pair.prefix { $0 != "=" }, plusIsSpace: true))
    }
    head.path =
      kept.isEmpty ? String(path[..<mark]) : "\(path[...mark])\(kept.joined(separator: "&"))"
  }

  /// Adds parameters behind the query that the URL has.
  public mutating func append(query: QueryItems) {
    guard !query.isEmpty else { return }
    let path = head.path ?? "/"
    let isContinued = path.utf8.contains(UInt8(ascii: "?"))
    head.path = "\(path)\(isContinued ? "&" : "?")\(query.encoded())"
    markedSecrets += query.secrets
  }

  /// Adds encoded parameters to others.
  private static func join(_ more: String, to parameters: inout String) {
    guard !more.isEmpty else { return }
    parameters += parameters.isEmpty ? more : "&\(more)"
  }
}

/// A place to connect to in a URL's stead.
public struct ConnectionOverride: Sendable, Hashable {
  /// `http` or `https`.
  public var scheme: String
  /// Host and port.
  public var authority: String

  /// - Parameters:
  ///   - scheme: `http` or `https`.
  ///   - authority: host and port, as in `127.0.0.1:8080`.
  public init(scheme: String, authority: String) {
    self.scheme = scheme
    self.authority = authority
  }
}

/// A way to compress a body (RFC 9110 §8.4.1).
public enum ContentCoding: String, Sendable, Hashable, CaseIterable {
  /// As gzip does (RFC 1952).
  case gzip
}
