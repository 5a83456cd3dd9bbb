// SPDX-License-Identifier: MIT
public import JSON
internal import Synchronization

/// What a mapping takes from outside the message and the settings: clock and chance. Fixtures inject
/// it, so that the same input gives the same payload.
public struct MappingContext: Sendable {
  /// The time at which the message is mapped.
  public let now: Instant
  private let makeUUID: @Sendable () -> String
  private let makeRandom: @Sendable () -> Double

  /// A context.
  ///
  /// - Parameters:
  ///   - now: the time at which the message is mapped.
  ///   - uuid: makes a UUID, another one each time.
  ///   - random: draws a number from 0 up to but not 1.
  public init(
    now: Instant,
    uuid: @escaping @Sendable () -> String = MappingContext.randomUUID,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.now = now
    makeUUID = uuid
    makeRandom = random
  }

  /// What the task's mappings take instead of the system's clock and random numbers; for tests.
  @TaskLocal public static var injected: MappingContext?

  /// What is injected for the task, or else the system's clock and random numbers. In a delivery it
  /// is the same time throughout, however long its requests take.
  public static var live: MappingContext {
    injected ?? MappingContext(now: DeliveryScope.current?.begin ?? .now)
  }

  /// A context in which nothing depends on time or chance: UUIDs count up from
  /// `00000000-0000-4000-8000-000000000001`, each random number is the one given.
  public static func fixed(now: Instant, random: Double = 0.5) -> MappingContext {
    let counter = Counter()
    return MappingContext(
      now: now,
      uuid: { UUIDText.text(counter.next()) },
      random: { random }
    )
  }

  /// A new UUID.
  public func uuid() -> String { makeUUID() }

  /// A new random number, from 0 up to but not 1.
  public func random() -> Double { makeRandom() }

  /// A random UUID (version 4) in lower case.
  @Sendable public static func randomUUID() -> String {
    var generator = SystemRandomNumberGenerator()
    return UUIDText.text(generator.next(), generator.next())
  }

  private final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)

    func next() -> UInt64 {
      value.withLock { value in
        value &+= 1
        return value
      }
    }
  }
}

/// The text of UUIDs of version 4 (RFC 9562).
package enum UUIDText {
  /// From 128 bits, of which six are replaced by version and variant.
  static func text(_ high: UInt64 = 0, _ low: UInt64) -> String {
    let high = high & ~0xF000 | 0x4000
    let low = low & ~(0b11 << 62) | 0b10 << 62
    var bytes: [UInt8] = []
    for word in [high, low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    let hex = Array(Hexadecimal.text(bytes).utf8)
    let pieces = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return pieces.map { String(decoding: hex[$0], as: UTF8.self) }.joined(separator: "-")
  }

  package static func text(_ low: UInt64) -> String { text(0, low) }

  /// Whether a text is a UUID of any version, in any case.
  static func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index)
        ? byte == UInt8(ascii: "-") : Hexadecimal.value(of: byte) != nil
    }
  }
}
