// SPDX-License-Identifier: MIT
public import IntegrationRuntime

/// Locks for all programs that share a Redis server. A lock is a key that exists as long as it is
/// held: taken with `SET … NX PX`, given back by a script that deletes it only if it still holds
/// the owner's token.
///
/// One server is one point of failure, and a server that fails over may forget a lock: this keeps
/// work from overlapping in the ordinary course of things, it proves nothing.
public final class RedisLock: Lock {
  private let client: RedisClient
  private let prefix: String

  /// Makes a store. It connects when it is first asked.
  ///
  /// - Parameter prefix: put before each key, to keep programs apart.
  public init(_ configuration: RedisConfiguration = RedisConfiguration(), prefix: String = "") {
    client = RedisClient(configuration)
    self.prefix = prefix
  }

  deinit {
    let client = client
    Task { await client.close() }
  }

  /// Takes a lock if nobody has it.
  public func acquire(
    _ key: String, for duration: Duration
  ) async throws(LockError) -> LockToken? {
    let token = LockToken()
    let reply = try await client.send([
      "SET", prefix + key, token.text, "NX", "PX", String(Self.milliseconds(duration)),
    ])
    switch reply {
    case .text("OK"): return token
    case .null: return nil
    default: throw Self.unexpected(reply)
    }
  }

  /// Gives a lock back, if the token still owns it.
  public func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool {
    let reply = try await client.send(["EVAL", Self.releasing, "1", prefix + key, token.text])
    guard case .integer(let count) = reply else { throw Self.unexpected(reply) }
    return count == 1
  }

  private static let releasing =
    "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) "
    + "else return 0 end"

  /// At least one, at most a year.
  private static func milliseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = max(.milliseconds(1), min(duration, .seconds(31_536_000)))
      .components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }

  private static func unexpected(_ reply: RedisReply) -> LockError {
    // Behind its first word the server's text may repeat keys.
    guard case .failure(let reason) = reply else {
      return LockError("Redis gives an unexpected answer")
    }
    return LockError("Redis refuses the command: \(reason.prefix { $0 != " " })")
  }
}
