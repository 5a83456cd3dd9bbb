// SPDX-License-Identifier: MIT
import IntegrationRuntime
import IntegrationTesting
import XCTest

final class BatchFixtureTests: XCTestCase {
  private struct Post: Integration {
    struct Settings: IntegrationSettings {
      init(_ json: JSONValue) throws(SettingsError) {}
    }
    static let declaration = IntegrationDeclaration(name: "Post", slug: "post", methods: [.track])
    let settings: Settings
    var sender: Sender

    init(settings: Settings, transport: any Transport) {
      self.settings = settings
      sender = Self.declaration.sender(over: transport)
    }

    func track(_ track: Track) async throws(IntegrationError) -> [Response] {
      let request = try Request(
        method: .post, endpoint: "https://post.example", path: "/events",
        body: .json(track.event))
      return [try await sender.send(request)]
    }
  }

  private func failures(
    _ outcomes: [String]?, _ requests: [ExpectedRequest]? = nil
  ) async throws -> [String] {
    let fixture = BatchFixture(
      source: "post.yaml", line: 3,
      inputs: [#"{"type":"track","event":"a"}"#, #"{"type":"track","event":"b"}"#],
      outcomes: outcomes)
    return try await Failures.collect {
      try await assertDelivers(
        Post.self, fixture, requests: requests, answers: [.status(200), .status(400)])
    }
  }

  func testWhatComesOutPasses() async throws {
    let failures = try await failures(
      ["delivered", "failed: Bad Request"],
      [
        .init(method: "POST", url: "https://post.example/events", body: .json(#""a""#)),
        .init(method: "POST", body: .json(#""b""#)),
      ])
    XCTAssertEqual(failures, [])
  }

  func testOutcomesAndRequestsAreCompared() async throws {
    let wrong = try await failures(["nothingToSend", "delivered"], [.init(method: "PUT")])
    XCTAssertEqual(
      wrong,
      [
        "post.yaml: message 0: expected nothingToSend, got delivered",
        "post.yaml: message 1: expected delivered, got failed: Bad Request",
        "post.yaml: expected 1 requests, got 2",
        "post.yaml: request 0: expected method PUT, got POST",
      ])
  }
}
