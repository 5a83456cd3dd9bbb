// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// What a fixture expects of the requests that redirects lead to, one after another: what it says, and
/// that credentials go along as long as host, scheme and port are the first one's.
struct RedirectedRequests {
  private let steps: [Step]
  private let limit: Int
  /// Nil if nobody knows.
  private var url: String?
  private var keepsCredentials: Bool? = true

  /// - Parameters:
  ///   - steps: those that may send the first one.
  ///   - url: the first one's.
  init(_ manifest: Manifest, _ steps: [Step], from url: String?) {
    self.steps = steps
    self.url = url
    limit = steps.map { $0.sending.redirects ?? manifest.redirects }.max() ?? 0
  }

  /// Goes on to a request; false if it is not where an answer leads.
  mutating func follow(_ answer: ScriptedAnswer?, _ stated: ExpectedRequest) -> Bool {
    guard limit > 0, let answer, [301, 302, 303, 307, 308].contains(answer.status),
      let location = answer.headers.first(where: { $0.name.lowercased() == "location" })?.value
    else { return false }
    // A relative one stays where it is.
    guard location.contains("//") else { return true }
    let scheme = url?.prefix { $0 != "/" } ?? "https:"
    let next = location.hasPrefix("//") ? "\(scheme)\(location)" : location
    let isSame = url.map { Self.origin($0) == Self.origin(next) }
    keepsCredentials = keepsCredentials == false ? false : isSame
    url = next
    return true
  }

  func request(_ stated: ExpectedRequest, _ emitter: ExpectedRequestEmitter) -> Code {
    var arguments: [Code] = []
    if let method = stated.method { arguments.append("method: \(literal: method)") }
    if stated.path != nil, let url = emitter.url(stated, request: steps.first?.request) {
      arguments.append("url: \(literal: url)")
    }
    if let query = stated.query {
      arguments.append(Layout.list("query: ", query.map(emitter.pair)))
    }
    if !stated.headers.isEmpty {
      arguments.append(Layout.list("headers: ", stated.headers.map(emitter.pair)))
    }
    let usual = emitter.auth(of: steps).map(emitter.authorization) ?? ".any"
    let authorization: Code =
      switch keepsCredentials {
      case true: usual
      case false: ".none"
      case nil: ".any"
      }
    arguments.append("authorization: \(authorization)")
    if let body = emitter.body(stated, of: []) { arguments.append("body: \(body)") }
    return Layout.call(".init", arguments, room: 0)
  }

  /// Scheme, host and port.
  private static func origin(_ url: String) -> String {
    let parts = url.lowercased().split(separator: "/", maxSplits: 2)
    let (scheme, host) = (parts.first ?? "", parts.dropFirst().first?.prefix { $0 != "?" } ?? "")
    let usual = scheme == "https:" ? ":443" : ":80"
    return "\(scheme)//\(host.hasSuffix(usual) ? host.dropLast(usual.count) : host)"
  }
}
