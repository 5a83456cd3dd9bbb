// SPDX-License-Identifier: MIT

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Time and chance for sending, as a value: tests put in their own and take no real time.
public struct Timekeeper: Sendable {
  /// Time that only moves forward, from any origin.
  public var elapsed: @Sendable () -> Duration
  /// The time since 1970, for dates in headers.
  public var sinceEpoch: @Sendable () -> Duration
  /// Waits; throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A random number from 0 to 1.
  public var jitter: @Sendable () -> Double
  /// A text that nobody has used before, for idempotency keys.
  public var uniqueID: @Sendable () -> String

  /// Makes a timekeeper.
  public init(
    elapsed: @escaping @Sendable () -> Duration,
    sinceEpoch: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    jitter: @escaping @Sendable () -> Double,
    uniqueID: @escaping @Sendable () -> String = MappingContext.randomUUID
  ) {
    self.elapsed = elapsed
    self.sinceEpoch = sinceEpoch
    self.sleep = sleep
    self.jitter = jitter
    self.uniqueID = uniqueID
  }

  /// The system's clocks and random numbers.
  public static let system: Timekeeper = {
    let origin = ContinuousClock.now
    return Timekeeper(
      elapsed: { origin.duration(to: .now) },
      sinceEpoch: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
      },
      sleep: { try await Task.sleep(for: $0) },
      jitter: { Double.random(in: 0...1) }
    )
  }()
}
