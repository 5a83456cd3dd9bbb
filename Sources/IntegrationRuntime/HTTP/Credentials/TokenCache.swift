// SPDX-License-Identifier: MIT

internal import Synchronization

/// The tokens of a process, and those who wait for one. Tokens of the same credentials are shared,
/// whichever value of ``OAuth2`` asks.
public final class TokenCache: Sendable {
  /// The one that credentials use unless they name another.
  public static let shared = TokenCache()

  private typealias Result = Swift.Result<Secret, IntegrationError>
  private typealias Waiter = CheckedContinuation<Result, Never>

  private struct Entry {
    var token: AccessToken?
    var refreshToken: Secret?
    var isFetching = false
    var waiters: [UInt64: Waiter] = [:]
  }

  private struct State {
    var entries: [[UInt8]: Entry] = [:]
    var lastWaiter: UInt64 = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  /// Makes an empty cache.
  ///
  /// - Parameter limit: how many tokens are kept. Beyond it those go first that have run out, then
  ///   any.
  public init(limit: Int = 10_000) { self.limit = max(1, limit) }

  /// How many credentials have something in it.
  public var count: Int { state.withLock { $0.entries.count } }

  /// A token that is good now; waits for a fetch that is under way, or begins one.
  func token(
    _ credentials: OAuth2, in context: AuthorizationContext
  ) async throws(IntegrationError) -> Secret {
    let key = credentials.cacheKey
    if let token = cached(key, now: context.now) { return token }
    let number = state.withLock { state in
      state.lastWaiter &+= 1
      return state.lastWaiter
    }
    // A fetch is for all who wait, so each has a deadline of its own.
    var timer: Task<Void, any Error>?
    defer { timer?.cancel() }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        wait(waiter, number, key, credentials, context)
        timer = context.timeLeft.map { left in
          Task.detached {
            try await Task.sleep(for: left)
            self.stopWaiting(number, key, Self.error(.timeout(after: left, arrival: .notSent)))
          }
        }
      }
    } onCancel: {
      stopWaiting(number, key, Self.error(.cancelled(arrival: .notSent)))
    }
    return try result.get()
  }

  /// Forgets a token, unless another one has taken its place.
  func discard(_ token: Secret, of credentials: OAuth2) {
    let key = credentials.cacheKey
    state.withLock { state in
      if state.entries[key]?.token?.value == token { state.entries[key]?.token = nil }
    }
  }

  private func cached(_ key: [UInt8], now: Duration) -> Secret? {
    state.withLock { state in
      guard let token = state.entries[key]?.token, token.end > now else { return nil }
      return token.value
    }
  }

  private func wait(
    _ waiter: Waiter, _ number: UInt64, _ key: [UInt8], _ credentials: OAuth2,
    _ context: AuthorizationContext
  ) {
    enum Next {
      case done(Secret)
      case fetch(with: Secret?)
      case wait
    }
    let now = context.now
    let next: Next = state.withLock { state in
      var entry = state.entries[key] ?? Entry()
      // It may have come since we looked.
      if let token = entry.token, token.end > now { return .done(token.value) }
      entry.waiters[number] = waiter
      let isFirst = !entry.isFetching
      entry.isFetching = true
      state.entries[key] = entry
      return isFirst ? .fetch(with: entry.refreshToken) : .wait
    }
    switch next {
    case .done(let token): return waiter.resume(returning: .success(token))
    case .wait: break
    case .fetch(let refreshToken):
      // Not a child of the task: whoever is cancelled, the others still want the token.
      Task.detached { await self.fetch(key, credentials, with: refreshToken, context) }
    }
    // Cancelled before there was a waiter to stop.
    if Task.isCancelled { stopWaiting(number, key, Self.error(.cancelled(arrival: .notSent))) }
  }

  private func fetch(
    _ key: [UInt8], _ credentials: OAuth2, with refreshToken: Secret?,
    _ context: AuthorizationContext
  ) async {
    let fetched: Swift.Result<AccessToken, IntegrationError>
    do throws(IntegrationError) {
      fetched = .success(try await credentials.fetch(with: refreshToken, in: context))
    } catch {
      fetched = .failure(error)
    }
    let token = try? fetched.get()
    if let new = token?.refreshToken { credentials.onRefreshToken?(new) }
    let waiters = state.withLock { state in
      var entry = state.entries[key] ?? Entry()
      let waiters = entry.waiters.values
      entry = Entry(token: token, refreshToken: token?.refreshToken ?? entry.refreshToken)
      let isWorthKeeping = entry.token != nil || entry.refreshToken != nil
      state.entries[key] = isWorthKeeping ? entry : nil
      Self.shrink(&state, to: limit, sparing: key, now: context.now)
      return Array(waiters)
    }
    for waiter in waiters { waiter.resume(returning: fetched.map(\.value)) }
  }

  private func stopWaiting(_ number: UInt64, _ key: [UInt8], _ error: IntegrationError) {
    let waiter = state.withLock { $0.entries[key]?.waiters.removeValue(forKey: number) }
    waiter?.resume(returning: .failure(error))
  }

  /// Entries that someone waits for always stay.
  private static func shrink(
    _ state: inout State, to limit: Int, sparing key: [UInt8], now: Duration
  ) {
    guard state.entries.count > limit else { return }
    func isFree(_ item: (key: [UInt8], value: Entry)) -> Bool {
      item.key != key && !item.value.isFetching
    }
    for item in state.entries
    where isFree(item) && item.value.refreshToken == nil && (item.value.token?.end ?? now) <= now {
      state.entries[item.key] = nil
    }
    for item in state.entries where state.entries.count > limit && isFree(item) {
      state.entries[item.key] = nil
    }
  }

  private static func error(_ error: TransportError) -> IntegrationError {
    let kind: ErrorKind = error.kind == .cancelled ? .cancelled : .timeout
    return IntegrationError(
      kind: kind, code: error.code, reason: "no OAuth token: \(error.reason)",
      arrival: error.arrival)
  }
}
