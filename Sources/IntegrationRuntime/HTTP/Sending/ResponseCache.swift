// SPDX-License-Identifier: MIT

internal import HTTPTypes
internal import Synchronization

/// Answers that stand for a while for those to the same requests; of one integration, and so of one
/// customer. Only successes are kept, and no more than a thousand.
public final class ResponseCache: Sendable {
  private struct Entry {
    var response: Response
    var end: Duration
  }

  private static let limit = 1000
  private let entries = Mutex<[String: Entry]>([:])

  /// A cache with nothing in it.
  public init() {}

  func response(_ key: String, at now: Duration) -> Response? {
    entries.withLock { entries in
      guard let entry = entries[key] else { return nil }
      if entry.end > now { return entry.response }
      entries[key] = nil
      return nil
    }
  }

  func keep(_ response: Response, as key: String, until end: Duration, at now: Duration) {
    entries.withLock { entries in
      if entries.count >= Self.limit {
        entries = entries.filter { $0.value.end > now }
        // What is asked for next is as likely to be any of them.
        if entries.count >= Self.limit { entries.removeAll() }
      }
      entries[key] = Entry(response: response, end: end)
    }
  }
}

extension Sender {
  /// The answer to a request: one that is kept, or that of sending it; see
  /// ``send(_:policy:tolerating:rules:)``.
  ///
  /// - Parameters:
  ///   - cache: keeps the answer.
  ///   - duration: how long it does.
  ///   - key: what the request is known by; nil for method and URL.
  ///   - isKept: whether an answer is kept.
  public func send(
    _ request: Request, tolerating tolerated: [Int] = [], rules: SendingRules? = nil,
    in cache: ResponseCache, for duration: Duration, key: String? = nil,
    when isKept: (Response) -> Bool = { _ in true }
  ) async throws(IntegrationError) -> Response {
    let key = key ?? "\(request.head.method) \(request.url)"
    let start = timekeeper.elapsed()
    if let response = cache.response(key, at: start) { return response }
    let response = try await send(request, tolerating: tolerated, rules: rules)
    guard isKept(response) else { return response }
    let now = timekeeper.elapsed()
    cache.keep(response, as: key, until: now + duration, at: now)
    return response
  }
}
