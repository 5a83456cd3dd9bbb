// SPDX-License-Identifier: MIT

/// Keeps locks, so that two deliveries that must not overlap do not: in this process, or for all
/// that share a store. A lock is held for a limited time only, for its holder may die.
public protocol Lock: Sendable {
  /// Takes a lock if nobody has it. Does not wait.
  ///
  /// - Parameter duration: when the lock runs out unless it is given back before.
  /// - Returns: what proves the ownership; nil if the lock is held elsewhere.
  /// - Throws: if the store fails; whether the lock was taken is unknown then.
  func acquire(_ key: String, for duration: Duration) async throws(LockError) -> LockToken?

  /// Gives a lock back, if the token still owns it: one that ran out and was taken by another
  /// holder is left alone.
  ///
  /// - Returns: whether the token owned the lock.
  /// - Throws: if the store fails.
  func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool
}

/// Proves who holds a lock. No two are alike.
public struct LockToken: Sendable, Hashable {
  /// 32 hexadecimal digits, random.
  public let text: String

  /// Makes a token of its own.
  public init() {
    var generator = SystemRandomNumberGenerator()
    text = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// Why a store of locks could not answer.
public struct LockError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence for people. Holds nothing secret.
  public var reason: String

  /// Makes an error.
  public init(_ reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}
