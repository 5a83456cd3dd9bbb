// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import JSON
import Synchronization
import XCTest

final class BatchingTests: XCTestCase {
  /// Sends track messages together, by their user.
  private struct Mail: Integration {
    struct Settings: IntegrationSettings {
      init() {}
      init(_ json: JSONValue) throws(SettingsError) {}
    }
    static let declaration = IntegrationDeclaration(
      name: "Mail", slug: "mail", methods: [.identify, .track],
      batches: [.type(.track): BatchLimits(items: 3, bytes: 60)])
    let settings: Settings
    var sender: Sender

    init(settings: Settings, transport: any Transport) {
      self.settings = settings
      sender = Self.declaration.sender(over: transport)
    }

    func check(_ message: Message, _ checks: inout Checks) {
      checks.require(attribute: "event", message.field("event"))
    }

    func identify(_ identify: Identify) async throws(IntegrationError) -> [Response] {
      [try await sender.send(request("/people", [.null]))]
    }

    func batchItem(
      of message: Message, by handler: MessageHandler
    ) throws(IntegrationError) -> BatchItem? {
      guard message.field("event")?.string != "quiet" else { return nil }
      return BatchItem(message.field("event"), key: message.field("userId")?.string)
    }

    func send(_ batch: Batch) async throws(IntegrationError) -> BatchAnswer {
      let request = try request("/mail", batch.items)
      let response = try await sender.send(request)
      return BatchAnswer(
        response, to: batch, sent: request, results: response.json?.root.elements.map(\.self) ?? [],
        matches: { result, item, _ in result[exact: "of"]?.string == item.string },
        failure: { result, _, _ in
          result[exact: "error"].map {
            BatchFailure(reason: $0.string, isRetryable: $0.string == "busy")
          }
        })
    }

    private func request(
      _ path: RequestPath, _ items: [JSONValue]
    ) throws(IntegrationError) -> Request {
      try Request(method: .post, endpoint: "https://mail.example", path: path, body: .json(items))
    }
  }

  private func mail(_ steps: [ScriptedTransport.Step] = []) -> (Mail, ScriptedTransport) {
    let transport = ScriptedTransport(steps)
    var mail = Mail(settings: .init(), transport: transport)
    mail.sender.timekeeper = TestClock().timekeeper
    return (mail, transport)
  }

  private func track(_ event: String, _ user: String = "u") throws -> Message {
    try Message(server: #"{"type":"track","userId":"\#(user)","event":"\#(event)"}"#)
  }

  private func bodies(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { String(decoding: $0.body.bytes, as: UTF8.self) }
  }

  private func listing(_ events: [String]) -> ScriptedTransport.Step {
    let list = events.map { #"{"of":"\#($0)"}"# }.joined(separator: ",")
    return .respond(ScriptedResponse(status: 200, body: "[\(list)]"))
  }

  func testWhatGoesTogether() async throws {
    let (mail, transport) = mail([
      listing(["d", "a", "b"]), listing(["c"]), .status(200), listing(["e"]),
    ])
    let outcomes = await mail.deliver(
      [
        try track("a"), try track("b"), try track("c", "v"),
        try Message(server: #"{"type":"identify","event":"x"}"#), try track("d"), try track("e"),
        try track("quiet"), try Message(server: #"{"type":"track"}"#),
        try Message(server: #"{"type":"group","event":"x"}"#),
        try Message(server: #"{"type":"track","event":"x","integrations":{"Mail":false}}"#),
      ], options: .init(concurrency: 1))
    XCTAssertEqual(
      outcomes.map(\.summary),
      [
        "delivered", "delivered", "delivered", "delivered", "delivered", "delivered",
        "nothingToSend", #"rejected: message attribute "event" is required"#, "unsupported",
        "disabled",
      ])
    XCTAssertEqual(bodies(transport), [#"["a","b","d"]"#, #"["c"]"#, "[null]", #"["e"]"#])
    XCTAssertEqual(outcomes[0].responses.first?.status, 200)
  }

  func testBytesCutABatchAndALargeItemGoesAlone() async throws {
    let (mail, transport) = mail()
    let long = String(repeating: "x", count: 28)
    let longer = String(repeating: "y", count: 100)
    _ = await mail.deliver(
      [try track(long), try track(long), try track("a"), try track(longer), try track("b")],
      options: .init(concurrency: 1))
    // Twice 30 bytes are 60.
    XCTAssertEqual(
      bodies(transport),
      [#"["\#(long)","\#(long)"]"#, #"["a"]"#, #"["\#(longer)"]"#, #"["b"]"#])
  }

  func testEachItemHasWhatTheAnswerSaysOfIt() async throws {
    let answer = #"[{"of":"b","error":"busy"},{"of":"a","error":"bad"},{"of":"b"}]"#
    let (mail, _) = mail([.respond(ScriptedResponse(status: 200, body: answer)), listing(["d"])])
    let outcomes = await mail.deliver(
      [try track("a"), try track("b"), try track("b"), try track("c"), try track("d")],
      options: .init(concurrency: 1))
    XCTAssertEqual(
      outcomes.map(\.summary),
      [
        "failed: bad", "failed: busy", "delivered", "failed: the answer says nothing of this item",
        "delivered",
      ])
    XCTAssertEqual(outcomes.map(\.isRetryable), [false, true, false, false, false])
    XCTAssertEqual(outcomes.map(\.isUncertain), [false, false, false, true, false])
    XCTAssertEqual(outcomes[0].error?.integration, "Mail")
    XCTAssertEqual(outcomes[0].error?.status, 200)
  }

  func testAnErrorOfTheRequestIsEveryItems() async throws {
    let (mail, _) = mail([
      .status(503), .respond(ScriptedResponse(status: 200, fault: .closeWithoutAnswer)),
    ])
    let outcomes = await mail.deliver(
      [try track("a"), try track("b"), try track("c", "v")], options: .init(concurrency: 1))
    XCTAssertEqual(outcomes.map { $0.error?.status }, [503, 503, nil])
    XCTAssertEqual(outcomes.map(\.isRetryable), [true, true, true])
    XCTAssertEqual(outcomes.map(\.isUncertain), [false, false, true])
  }

  func testAfterTheDeadlineNothingIsSentAndAllHaveOutcomes() async throws {
    let (mail, transport) = mail()
    let outcomes = await mail.deliver(
      [try track("a"), try track("b", "v")], options: .init(deadline: .zero))
    XCTAssertEqual(outcomes.map { $0.error?.kind }, [.timeout, .timeout])
    XCTAssertEqual(transport.requests.count, 0)
  }

  func testACancelledDeliveryEndsAllMessages() async throws {
    let (mail, transport) = mail()
    let messages = [try track("a"), try track("b", "v")]
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await mail.deliver(messages)
    }
    task.cancel()
    let outcomes = await task.value
    XCTAssertEqual(outcomes.map { $0.error?.kind }, [.cancelled, .cancelled])
    XCTAssertEqual(transport.requests.count, 0)
  }

  func testTheObserverHearsOfEveryMessage() async throws {
    final class Log: DeliveryObserver {
      let ends = Mutex<[String]>([])
      func deliveryEnded(_ event: DeliveryEvent) {
        ends.withLock { $0.append("\(event.subject.type) \(event.outcome.summary)") }
      }
    }
    let log = Log()
    let (mail, _) = mail([listing(["a"])])
    _ = await mail.deliver(
      [try track("a"), try track("quiet"), try track("b")],
      options: .init(concurrency: 1, observer: log))
    XCTAssertEqual(
      log.ends.withLock { $0 },
      [
        "track nothingToSend", "track delivered",
        "track failed: the answer says nothing of this item",
      ])
  }

  /// Says nothing of any item, and what it says is of another batch.
  private struct Careless: Integration {
    static let declaration = IntegrationDeclaration(
      name: "Careless", slug: "careless", methods: [.track, .identify],
      batches: [.type(.track): BatchLimits(items: 3), .type(.identify): BatchLimits(items: 3)])
    let settings: Mail.Settings
    var sender: Sender

    init(settings: Mail.Settings, transport: any Transport) {
      self.settings = settings
      sender = Self.declaration.sender(over: transport)
    }

    func batchItem(
      of message: Message, by handler: MessageHandler
    ) throws(IntegrationError) -> BatchItem? {
      guard handler == .type(.track) else { throw .rejected("no") }
      return BatchItem(message.field("event"))
    }

    func send(_ batch: Batch) async throws(IntegrationError) -> BatchAnswer {
      BatchAnswer(
        Response(status: 200),
        to: Batch(handler: batch.handler, first: batch.first, items: [.null]))
    }
  }

  func testNoMessageIsWithoutAnOutcomeWhateverAnIntegrationSays() async throws {
    let careless = Careless(settings: .init(), transport: RecordingTransport())
    let outcomes = await careless.deliver([
      try track("a"), try track("b"), try Message(server: #"{"type":"identify"}"#),
    ])
    XCTAssertEqual(
      outcomes.map(\.summary),
      ["delivered", "failed: the answer says nothing of this item", "rejected: no"])
    XCTAssertTrue(outcomes[1].isUncertain)
  }

  func testWhatIsNotBatchedSaysSo() async throws {
    let shop = ShopIntegration(settings: .init(), transport: RecordingTransport())
    let message = try track("a")
    XCTAssertThrowsError(try shop.batchItem(of: message, by: .type(.track)))
    let answer = try? await shop.send(
      Batch(handler: .type(.track), first: message, items: [.null]))
    XCTAssertNil(answer)
  }

  func testWithoutMatchesPositionsCountAndOnlyErrorsMayBeListed() throws {
    let batch = Batch(handler: .type(.track), first: try track("a"), items: [.null, .null])
    let request = try Request(method: .post, endpoint: "https://mail.example")
    let answer = BatchAnswer(
      Response(status: 200), to: batch, sent: request, results: [true]
    ) { isWrong, _, _ in isWrong ? BatchFailure(reason: "wrong") : nil }
    XCTAssertEqual(
      answer.errors.map { $0?.reason }, ["wrong", "the answer says nothing of this item"])
    let errors = BatchAnswer(
      Response(status: 200), to: batch, sent: request, results: [1],
      matches: { place, _, index in place == index }, unlisted: .delivered
    ) { _, _, _ in BatchFailure(reason: "wrong") }
    XCTAssertEqual(errors.errors.map { $0?.reason }, [nil, "wrong"])
  }
}
