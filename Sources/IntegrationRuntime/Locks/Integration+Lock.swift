// SPDX-License-Identifier: MIT

extension Integration {
  /// Does a piece of work while holding a lock, in the store of the delivery's options. The key is
  /// the integration's own: others may use the same. The lock is given back however the work ends.
  ///
  /// Does not wait: if the lock is held elsewhere, the message fails as *locked*, which is worth a
  /// retry later. If the work takes longer than the lock lasts, another may begin; the observer is
  /// told.
  ///
  /// - Parameters:
  ///   - key: what must not be worked on twice at a time, such as a user id.
  ///   - duration: when the lock runs out at the latest.
  ///   - isNeeded: whether it takes a lock at all; where it takes none, the key does not matter.
  public func withLock<Result: Sendable>(
    _ key: String,
    for duration: Duration = .seconds(15),
    when isNeeded: Bool = true,
    _ work: () async throws(IntegrationError) -> Result
  ) async throws(IntegrationError) -> Result {
    guard isNeeded else { return try await work() }
    guard !key.isEmpty else { throw .rejected("the key of the lock is empty") }
    let scope = DeliveryScope.current
    let locks = scope?.options.locks ?? InProcessLock.shared
    let key = "\(Self.declaration.name):\(key)"
    let acquired: LockToken?
    do throws(LockError) {
      acquired = try await locks.acquire(key, for: duration)
    } catch {
      throw .lockStore(error)
    }
    guard let token = acquired else { throw .locked(key) }
    let result: Swift.Result<Result, IntegrationError>
    do throws(IntegrationError) {
      result = .success(try await work())
    } catch {
      result = .failure(error)
    }
    await release(key, token, in: locks, scope)
    return try result.get()
  }

  /// What became of the work does not depend on this: a lock that is not given back runs out.
  private func release(
    _ key: String, _ token: LockToken, in locks: any Lock, _ scope: DeliveryScope?
  ) async {
    var problem: LockError?
    do throws(LockError) {
      if try await locks.release(key, token) { return }
    } catch {
      problem = error
    }
    scope?.options.observer?.lockWasLost(
      LockEvent(subject: scope?.subject, key: key, error: problem))
  }
}

extension IntegrationError {
  /// A lock is held elsewhere.
  public static func locked(_ key: String) -> IntegrationError {
    IntegrationError(kind: .locked, code: .resourceLocked, reason: "key `\(key)` is locked")
  }

  /// The store of locks does not answer: whether the lock is free is unknown, so nothing was sent.
  public static func lockStore(_ error: LockError) -> IntegrationError {
    IntegrationError(kind: .transport, code: .io, reason: error.reason)
  }
}
