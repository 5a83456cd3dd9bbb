// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

/// Ten thousand messages, each answered by a fault that chance (with a seed) chooses: every message
/// has one outcome, what counts as delivered is there, and what may be there twice says so.
class RandomFaultTests: XCTestCase {
  var kind: TransportKind { .own }

  private static let count = 10_000
  private static let concurrency = 64

  /// What the server does with an attempt, decided by message and attempt alone: a failure can be
  /// repeated.
  private enum Deed: CaseIterable {
    case takeIt, takeItAndClose, takeItAndCloseSilently, takeItSlowly, takeItAndDrip
    case takeItButClose, takeItButCloseInBody, takeItButReset, takeItButTruncate
    case takeItButTalkNonsense, takeItButNeverAnswer, takeItButSendTooMuch
    case refuse, fail, throttle

    init(_ id: String, attempt: Int) {
      var random = SeededGenerator(id: id, attempt: attempt)
      // Waiting for what never comes takes time, so it is rare.
      let isFine = Int.random(in: 0..<100, using: &random) < 75
      let deed = Deed.allCases.randomElement(using: &random) ?? .takeIt
      let isPatient = Int.random(in: 0..<8, using: &random) == 0
      self = isFine ? .takeIt : deed == .takeItButNeverAnswer && !isPatient ? .fail : deed
    }

    /// Whether the server has acted on the attempt.
    var isTaken: Bool { ![.refuse, .fail, .throttle].contains(self) }

    var response: ScriptedResponse {
      let body = String(repeating: "x", count: 200)
      return switch self {
      case .takeIt: ScriptedResponse()
      case .takeItAndClose: ScriptedResponse(closeConnection: true)
      case .takeItAndCloseSilently: .fault(.closeAfterAnswer)
      case .takeItSlowly: ScriptedResponse(delay: .milliseconds(2))
      case .takeItAndDrip: ScriptedResponse(body: body, fault: .drip(bytes: 50, every: .zero))
      case .takeItButClose: .fault(.closeWithoutAnswer)
      case .takeItButCloseInBody: ScriptedResponse(body: body, fault: .closeInBody)
      case .takeItButReset: ScriptedResponse(body: body, fault: .resetInBody)
      case .takeItButTruncate:
        .fault(.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"))
      case .takeItButTalkNonsense: .fault(.raw("garbage\r\n\r\n"))
      case .takeItButNeverAnswer: .fault(.neverAnswer)
      case .takeItButSendTooMuch:
        .fault(.raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nabc"))
      case .refuse: .status(400)
      case .fail: .status(503)
      case .throttle: ScriptedResponse(status: 429, headers: [("Retry-After", "1")])
      }
    }
  }

  /// What the server knows of a message.
  private struct Entry {
    var attempts = 0
    var taken = 0
  }

  private final class Ledger: Sendable {
    let entries = Mutex<[String: Entry]>([:])

    func answer(to request: RecordedRequest) -> ScriptedResponse {
      let id = String(request.path.split(separator: "/").last ?? "")
      let deed = entries.withLock { entries in
        var entry = entries[id] ?? Entry()
        entry.attempts += 1
        let deed = Deed(id, attempt: entry.attempts)
        if deed.isTaken { entry.taken += 1 }
        entries[id] = entry
        return deed
      }
      return deed.response
    }
  }

  func testEveryMessageHasOneOutcomeAndNoneIsLost() async throws {
    let ledger = Ledger()
    let server = try await RecordingServer.start(fallback: { ledger.answer(to: $0) })
    let transport = kind.make()
    let counting = CountingTransport(transport)
    let observer = OutcomeCounter()
    let integration = ProbeIntegration(
      settings: ProbeIntegration.Settings(
        endpoint: Endpoint(server.url), timeout: .milliseconds(400), retries: 2),
      transport: counting)
    let messages = try (0..<Self.count).map { try Message.track(id: "m\($0)") }
    let outcomes = await integration.deliver(
      messages, options: DeliveryOptions(concurrency: Self.concurrency, observer: observer))

    XCTAssertEqual(outcomes.count, Self.count)
    XCTAssertEqual(observer.ended, Self.count, "one outcome for each message")
    let entries = ledger.entries.withLock { $0 }
    var delivered = 0
    var uncertain = 0
    for (index, outcome) in outcomes.enumerated() {
      let entry = entries["m\(index)"] ?? Entry()
      switch outcome {
      case .delivered:
        delivered += 1
        XCTAssertGreaterThan(entry.taken, 0, "m\(index) was lost")
        if entry.taken > 1 { XCTAssertTrue(outcome.isUncertain, "m\(index) is there twice") }
      case .failed:
        if entry.taken > 0 { XCTAssertTrue(outcome.isUncertain, "m\(index) is there: \(outcome)") }
      default:
        XCTFail("m\(index): \(outcome)")
      }
      if outcome.isUncertain { uncertain += 1 }
      let attempts = outcome.responses.first?.attempts ?? outcome.error?.attempts ?? 0
      XCTAssertLessThanOrEqual(attempts, 3)
      // An attempt that a closing connection swallowed was never seen.
      XCTAssertLessThanOrEqual(entry.attempts, attempts, "m\(index)")
    }
    // It all happened, and not everything is called uncertain.
    XCTAssertGreaterThan(delivered, Self.count / 2)
    XCTAssertLessThan(delivered, Self.count)
    XCTAssertGreaterThan(uncertain, 0)
    XCTAssertLessThan(uncertain, Self.count / 2)

    XCTAssertEqual(counting.underWay, 0, "no request goes on")
    XCTAssertLessThanOrEqual(counting.most, Self.concurrency)
    await transport.shutdown()
    for _ in 0..<200 where server.openConnectionCount > 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    XCTAssertEqual(server.openConnectionCount, 0, "no connection is left")
    await server.stop()
  }
}

/// Counts the requests that are under way.
private final class CountingTransport: Transport {
  private let transport: any Transport
  private let counts = Mutex((now: 0, most: 0))

  init(_ transport: any Transport) { self.transport = transport }

  var underWay: Int { counts.withLock { $0.now } }
  var most: Int { counts.withLock { $0.most } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    counts.withLock { counts in
      counts.now += 1
      counts.most = max(counts.most, counts.now)
    }
    defer { counts.withLock { $0.now -= 1 } }
    return try await transport.send(request)
  }
}

private final class OutcomeCounter: DeliveryObserver {
  private let count = Mutex(0)

  var ended: Int { count.withLock { $0 } }

  func deliveryEnded(_ event: DeliveryEvent) { count.withLock { $0 += 1 } }
}

/// SplitMix64, begun with an id.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(id: String, attempt: Int) {
    state = id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    state &+= UInt64(attempt) &* 0xD1B5_4A32_D192_ED03
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
