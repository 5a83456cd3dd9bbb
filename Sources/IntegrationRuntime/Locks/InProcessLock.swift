// SPDX-License-Identifier: MIT

/// Locks that reach as far as this process.
public actor InProcessLock: Lock {
  /// The one that deliveries use unless their options name another.
  public static let shared = InProcessLock()

  private struct Holder {
    var token: LockToken
    var end: Duration
  }

  private let elapsed: @Sendable () -> Duration
  private var holders: [String: Holder] = [:]
  /// At how many locks those that ran out are cleared away next.
  private var sweepCount = 256

  /// Makes a store without locks.
  ///
  /// - Parameter timekeeper: the clock by which locks run out.
  public init(timekeeper: Timekeeper = .system) { elapsed = timekeeper.elapsed }

  /// Takes a lock if nobody has it.
  public func acquire(_ key: String, for duration: Duration) -> LockToken? {
    let now = elapsed()
    if let holder = holders[key], holder.end > now { return nil }
    let token = LockToken()
    holders[key] = Holder(token: token, end: now + duration)
    if holders.count >= sweepCount {
      holders = holders.filter { $0.value.end > now }
      sweepCount = max(256, holders.count * 2)
    }
    return token
  }

  /// Gives a lock back, if the token still owns it.
  public func release(_ key: String, _ token: LockToken) -> Bool {
    guard let holder = holders[key], holder.token == token else { return false }
    holders[key] = nil
    return holder.end > elapsed()
  }
}
