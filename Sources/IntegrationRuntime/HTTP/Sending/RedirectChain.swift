// SPDX-License-Identifier: MIT

internal import HTTPTypes

/// The requests that the redirects of one attempt lead through (RFC 9110 §15.4, as the Fetch standard
/// follows them), each without the credentials of the attempt.
package struct RedirectChain {
  /// The one to send next.
  package private(set) var request: Request
  /// How many redirects led to it.
  package private(set) var count = 0
  /// Whether it still goes to where the first one went. Once it does not, credentials are gone for
  /// good.
  package private(set) var carriesCredentials = true
  /// Whether a server on the way may have acted on what was sent: it says where to look for the
  /// answer, not where to send it.
  private(set) var mayHaveArrived = false
  private let limit: Int

  /// - Parameter limit: how many redirects may be followed.
  package init(_ request: Request, limit: Int) {
    self.request = request
    self.limit = limit
  }

  /// Goes on to where an answer leads.
  ///
  /// - Parameter sent: the request as it was answered, with its credentials.
  /// - Returns: whether it leads anywhere; if not, it is the answer.
  /// - Throws: an error that is not worth a retry if it leads where nobody may follow.
  package mutating func follow(
    _ response: Response, to sent: Request
  ) throws(IntegrationError) -> Bool {
    guard limit > 0, [301, 302, 303, 307, 308].contains(response.status) else { return false }
    let locations = response.headers[values: .location].map {
      String($0.trimmingPrefix { $0 == " " }.reversed().trimmingPrefix { $0 == " " }.reversed())
    }
    guard locations.contains(where: { !$0.isEmpty }) else { return false }
    let method = request.head.method
    let isLookedUp =
      response.status == 303
      ? method != .get && method != .head
      : response.status < 303 && method == .post
    mayHaveArrived = mayHaveArrived || isLookedUp
    func refusal(_ code: ErrorCode, _ reason: String) -> IntegrationError {
      var error = IntegrationError(redirect: response, of: sent, code, reason)
      error.mayHaveArrived = mayHaveArrived
      return error
    }
    guard count < limit else {
      throw refusal(.tooManyRedirects, "more than \(limit) redirect\(limit == 1 ? "" : "s")")
    }
    let old: RequestTarget
    let new: RequestTarget
    do throws(RequestTarget.Problem) {
      guard locations.count == 1 else { throw .init("there is more than one") }
      old = try RequestTarget(request.url)
      new = try old.resolving(locations[0])
    } catch {
      throw refusal(.refusedRedirect, "the redirect's Location is unusable: \(error.reason)")
    }
    guard old.scheme == "http" || new.scheme == "https" else {
      throw refusal(.refusedRedirect, "the redirect leads from https to http")
    }
    var next = request
    if isLookedUp { next.becomeGet() }
    if !new.hasSameOrigin(as: old) {
      carriesCredentials = false
      next.dropCredentials()
      guard !next.hasSecretBody else {
        throw refusal(.refusedRedirect, "the redirect would take a secret in the body elsewhere")
      }
    }
    next.go(to: new)
    request = next
    count += 1
    return true
  }
}

extension Request {
  fileprivate mutating func go(to target: RequestTarget) {
    head.scheme = target.scheme
    head.authority = target.authority
    head.path = target.path
  }

  /// Nothing is sent any more: what came of it is asked for.
  fileprivate mutating func becomeGet() {
    head.method = .get
    body = .none
    contentCoding = nil
    head.headerFields.removeAll { field in
      let name = field.name.canonicalName
      return name.hasPrefix("content-")
        || ["digest", "repr-digest", "last-modified"].contains(name)
    }
  }

  /// Takes off every header that would not be shown, and whatever leads to the first host.
  fileprivate mutating func dropCredentials() {
    let redactor = Redactor(secrets)
    head.headerFields.removeAll { field in
      redactor.redact(header: field.name.rawName, field.value) != field.value
    }
    connection = nil
  }

  fileprivate var hasSecretBody: Bool {
    !body.bytes.isEmpty && Redactor(secrets).redact(body.bytes) != body.bytes
  }
}

extension IntegrationError {
  fileprivate init(
    redirect response: Response, of request: Request, _ code: ErrorCode, _ reason: String
  ) {
    self.init(
      kind: .unexpectedStatus, code: code, status: response.status, reason: reason,
      isRetryable: false, response: response, exchange: Exchange(request, response))
  }

  /// A redirect leads to an address that may not be called. That is no fault of the settings, and
  /// something has been sent.
  init(redirectRefused error: TransportError, of request: Request) {
    self.init(
      kind: .unexpectedStatus, code: error.code,
      reason: "the redirect leads where nobody may call: \(error.reason)", isRetryable: false,
      arrival: error.arrival, exchange: Exchange(request))
  }
}
