// SPDX-License-Identifier: MIT

public import IntegrationRuntime
internal import Synchronization

/// Time that passes only when somebody waits, and then at once. Its ``timekeeper`` makes retries
/// take no real time; ``sleeps`` says how long they would have waited. Its unique ids count up.
public final class TestClock: Sendable {
  private struct State {
    var elapsed: Duration = .zero
    var sleeps: [Duration] = []
    var ids: UInt64 = 0
  }
  private let state = Mutex(State())
  private let start: Duration
  private let jitter: Double

  /// Makes a clock.
  ///
  /// - Parameters:
  ///   - start: the time since 1970 at which it starts.
  ///   - jitter: what every random draw gives, from 0 to 1.
  public init(start: Duration = .seconds(1_500_000_000), jitter: Double = 1) {
    self.start = start
    self.jitter = jitter
  }

  /// The waits so far, in order.
  public var sleeps: [Duration] { state.withLock { $0.sleeps } }

  /// Lets time pass.
  public func advance(by duration: Duration) {
    state.withLock { $0.elapsed += duration }
  }

  /// The clock in the form that a ``Sender`` takes.
  public var timekeeper: Timekeeper {
    Timekeeper(
      elapsed: { self.state.withLock { $0.elapsed } },
      sinceEpoch: { self.start + self.state.withLock { $0.elapsed } },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.sleeps.append(duration)
          state.elapsed += duration
        }
        await Task.yield()
      },
      jitter: { self.jitter },
      uniqueID: {
        UUIDText.text(
          self.state.withLock { state in
            state.ids += 1
            return state.ids
          })
      }
    )
  }
}
