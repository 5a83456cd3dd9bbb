// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import Synchronization
import XCTest

final class DeliveryTests: XCTestCase {
  private func shop(
    _ steps: [ScriptedTransport.Step] = [], settings: ShopIntegration.Settings = .init()
  ) -> (ShopIntegration, ScriptedTransport) {
    let transport = ScriptedTransport(steps)
    var shop = ShopIntegration(settings: settings, transport: transport)
    shop.sender.timekeeper = TestClock().timekeeper
    return (shop, transport)
  }

  private func paths(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map {
      String($0.url.dropFirst("https://shop.example".count).prefix { $0 != "?" })
    }
  }

  /// Asks for the time whenever something is sent, which takes some.
  private final class SlowTransport: Transport {
    let times = Mutex<[Instant]>([])

    func send(_ request: Request) async throws(TransportError) -> Response {
      times.withLock { $0.append(MappingContext.live.now) }
      try? await Task.sleep(for: .milliseconds(3))
      return Response(status: 200)
    }
  }

  func testADeliveryMapsAtOneTime() async throws {
    let transport = SlowTransport()
    let shop = ShopIntegration(settings: .init(), transport: transport)
    let message = try Message(server: #"{"type":"track","userId":"u","event":"Order Completed"}"#)
    let before = Instant.now
    _ = await shop.deliver(message)
    _ = await shop.deliver(message)
    let times = transport.times.withLock { $0 }
    XCTAssertEqual(times.count, 4)
    XCTAssertEqual(times[0], times[1])
    XCTAssertEqual(times[2], times[3])
    XCTAssertLessThanOrEqual(before, times[0])
    XCTAssertLessThan(times[0], times[2])
  }

  func testASemanticEventGoesToItsOwnMethod() async throws {
    let (shop, transport) = shop()
    let outcome = await shop.deliver(
      try Message(server: #"{"type":"track","userId":"u","event":"completed_order"}"#))
    XCTAssertEqual(outcome.responses.count, 2)
    XCTAssertEqual(paths(transport), ["/orders", "/revenue"])
  }

  func testAnyOtherEventGoesToTrack() async throws {
    let (shop, transport) = shop()
    for event in ["Order Completed Twice", "Completed Order Twice", "Signup"] {
      let text = #"{"type":"track","userId":"u","event":"\#(event)"}"#
      guard case .delivered = await shop.deliver(try Message(server: text)) else {
        return XCTFail(event)
      }
    }
    XCTAssertEqual(
      paths(transport),
      ["/events/Order%20Completed%20Twice", "/events/Completed%20Order%20Twice", "/events/Signup"])
  }

  func testAnEventWithoutACaseOfItsOwnIsTracked() async throws {
    let (shop, transport) = shop()
    _ = await shop.deliver(
      try Message(server: #"{"type":"track","userId":"u","event":"Product Viewed"}"#))
    XCTAssertEqual(paths(transport), ["/events/Product%20Viewed"])
  }

  func testEveryEndHasItsOutcome() async throws {
    let (shop, transport) = shop([.status(400)])
    func outcome(_ text: String, _ options: DeliveryOptions = .init()) async throws -> String {
      await shop.deliver(try Message(server: text), options: options).description
    }
    let user = #""userId":"u""#
    let failed = try await outcome(#"{"type":"track",\#(user),"event":"e"}"#)
    XCTAssertTrue(failed.hasPrefix("failed: badRequest: Bad Request (400)"), failed)
    let nothing = try await outcome(#"{"type":"alias"}"#)
    XCTAssertEqual(nothing, "nothing to send")
    let rejected = try await outcome(#"{"type":"track","event":"e"}"#)
    XCTAssertTrue(rejected.contains(#"message attribute "userId" is required"#), rejected)
    let unsupported = try await outcome(#"{"type":"group"}"#)
    XCTAssertEqual(unsupported, "unsupported: group")
    let channel = try await outcome(#"{"type":"track","channel":"client"}"#)
    XCTAssertEqual(channel, "disabled: channel client")
    let off = try await outcome(#"{"type":"track"}"#, .init(isEnabled: false))
    XCTAssertEqual(off, "disabled: the host switches the integration off")
    let byMessage = try await outcome(#"{"type":"track","integrations":{"Shop":false}}"#)
    XCTAssertEqual(byMessage, "disabled: the message switches the integration off")
    XCTAssertEqual(transport.requests.count, 1)
    let bytes = await shop.deliver(Array("{".utf8))
    guard case .rejected(let error) = bytes else { return XCTFail("\(bytes)") }
    XCTAssertEqual(error.integration, "Shop")
    let noType = await shop.deliver(Array(#"{"type":"merge"}"#.utf8))
    XCTAssertEqual(noType.description, "unsupported: merge")
  }

  func testTheHostsWordAndReplays() async throws {
    let (shop, _) = shop()
    let offByMessage = #"{"type":"alias","channel":"client","integrations":{"Shop":false}}"#
    let on = await shop.deliver(try Message(server: offByMessage), options: .init(isEnabled: true))
    XCTAssertEqual(on.description, "nothing to send")
    let replay = #"{"type":"alias","channel":"client","replay":true}"#
    let off = await shop.deliver(try Message(server: replay), options: .init(isEnabled: false))
    XCTAssertEqual(off.description, "nothing to send")
  }

  func testMapToTrackIsDispatchedAndInOrder() async throws {
    let (shop, transport) = shop(
      settings: .init(views: [.all, .categorized, .named]))
    let outcome = await shop.deliver(
      try Message(server: #"{"type":"page","userId":"u","name":"Home","category":"Docs"}"#))
    XCTAssertEqual(outcome.responses.count, 3)
    XCTAssertEqual(
      Set(paths(transport)),
      [
        "/events/Loaded%20a%20Page", "/events/Viewed%20Docs%20Page",
        "/events/Viewed%20Docs%20Home%20Page",
      ])
    let (quiet, _) = self.shop()
    let nothing = await quiet.deliver(
      try Message(server: #"{"type":"page","userId":"u","name":"Home"}"#))
    XCTAssertEqual(nothing.description, "nothing to send")
  }

  func testOfMapToTracksErrorsTheFirstCountsAndAllAreSent() async throws {
    let (shop, transport) = shop(
      Array(repeating: .status(400), count: 3),
      settings: .init(views: [.all, .categorized, .named]))
    let outcome = await shop.deliver(
      try Message(server: #"{"type":"page","userId":"u","name":"Home","category":"Docs"}"#))
    XCTAssertEqual(outcome.error?.status, 400)
    XCTAssertEqual(transport.requests.count, 3)
  }

  func testAnIntegrationWithoutTheEventsMethodHasADefault() async throws {
    struct Plain: Integration {
      struct Settings: IntegrationSettings {
        init() {}
        init(_ json: JSONValue) throws(SettingsError) {}
      }
      static let declaration = IntegrationDeclaration(
        name: "Plain", slug: "plain", methods: [.track], events: [.orderCompleted])
      let settings: Settings
      var sender: Sender
      init(settings: Settings, transport: any Transport) {
        self.settings = settings
        sender = Self.declaration.sender(over: transport)
      }
      func track(_ track: Track) async throws(IntegrationError) -> [Response] {
        [Response(status: 200)]
      }
    }
    let plain = Plain(settings: .init(), transport: RecordingTransport())
    let outcome = await plain.deliver(
      try Message(server: #"{"type":"track","event":"Order Completed"}"#))
    XCTAssertEqual(outcome.responses.count, 1)
  }
}
