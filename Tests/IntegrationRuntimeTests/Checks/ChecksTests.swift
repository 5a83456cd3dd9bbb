// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class ChecksTests: XCTestCase {
  private func problems(
    of type: MessageType = .track, stopsAtFirst: Bool = false, _ body: (inout Checks) -> Void
  ) -> [String] {
    var checks = Checks(of: type, stopsAtFirst: stopsAtFirst)
    body(&checks)
    return checks.problems.map { "\($0.kind): \($0.reason)" }
  }

  func testTheFirstProblemEndsItAndNothingBehindItIsEvaluated() {
    var evaluated: [String] = []
    func value(_ name: String, _ value: String?) -> String? {
      evaluated.append(name)
      return value
    }
    let body: (inout Checks) -> Void = { checks in
      checks.require(setting: "a", value("a", "x"))
      checks.require(setting: "b", value("b", ""))
      checks.require(setting: "c", value("c", nil))
    }
    XCTAssertEqual(problems(stopsAtFirst: true, body), [#"invalid: setting "b" is required"#])
    XCTAssertEqual(evaluated, ["a", "b"])
    XCTAssertEqual(
      problems(body),
      [#"invalid: setting "b" is required"#, #"invalid: setting "c" is required"#])
  }

  func testEmptyTextIsMissingInSettingsAndPresentInMessages() {
    let empty = JSONValue("")
    XCTAssertEqual(
      problems { checks in
        checks.require(setting: "s", empty)
        checks.require(attribute: "m", empty)
        checks.require(attribute: "n", JSONValue.null)
        checks.require(attribute: "d", Instant?.none)
      },
      [
        #"invalid: setting "s" is required"#, #"rejected: message attribute "n" is required"#,
        #"rejected: message attribute "d" is required"#,
      ])
  }

  func testChecksForSomeTypesOnly() {
    let body: (inout Checks) -> Void = { checks in
      checks.require(setting: "a", String?.none, only: [.track])
      checks.reject(when: true, "never", only: [])
    }
    XCTAssertEqual(problems(of: .track, body), [#"invalid: setting "a" is required"#])
    XCTAssertEqual(problems(of: .page, body), [])
  }

  func testConditions() {
    XCTAssertEqual(
      problems { checks in
        checks.reject(when: 1 > 0, "too \("old")")
        checks.invalidate(when: true, "bad region")
        checks.reject(when: false, "no")
        checks.add(.badRequest("hook"))
      },
      ["rejected: too old", "invalid: bad region", "badRequest: hook"])
  }

  private func group(_ body: @escaping (inout Checks) -> Void) -> [String] { problems(body) }

  func testAny() {
    let none: String? = nil
    XCTAssertEqual(
      group {
        $0.any {
          $0.require(setting: "a", none); $0.require(setting: "b", none)
        }
      },
      [#"invalid: setting "a" is required or setting "b" is required"#])
    XCTAssertEqual(
      group {
        $0.any {
          $0.require(setting: "a", none); $0.require(attribute: "b", "x")
        }
      }, [])
    XCTAssertEqual(
      group {
        $0.any("an id is missing") {
          $0.require(setting: "a", none)
          $0.require(attribute: "b", none)
        }
      }, ["rejected: an id is missing"])
    XCTAssertEqual(group { $0.any { _ in } }, [])
  }

  func testAllAndOneOf() {
    let none: String? = nil
    XCTAssertEqual(
      group {
        $0.all {
          $0.require(setting: "a", "x"); $0.require(setting: "b", none)
        }
      },
      [#"invalid: setting "b" is required"#])
    XCTAssertEqual(
      group {
        $0.oneOf {
          $0.require(setting: "a", "x"); $0.require(setting: "b", none)
        }
      }, [])
    XCTAssertEqual(
      group {
        $0.oneOf {
          $0.require(setting: "a", "x"); $0.require(setting: "b", "y")
        }
      },
      ["invalid: 2 of 2 alternatives are given, only one can be"])
    XCTAssertEqual(
      group {
        $0.oneOf {
          $0.require(setting: "a", none); $0.require(attribute: "b", none)
        }
      },
      [#"rejected: setting "a" is required or message attribute "b" is required"#])
  }

  func testGroupsNest() {
    let none: String? = nil
    XCTAssertEqual(
      group {
        $0.any {
          $0.require(setting: "token", none)
          $0.all {
            $0.require(setting: "user", "u")
            $0.require(setting: "password", none)
          }
        }
      }, [#"invalid: setting "token" is required or setting "password" is required"#])
  }

  func testEnsuresDescribeThemselves() {
    let limited = Ensure.setting("token").only([.track])
    XCTAssertEqual(limited.path, "settings.token")
    XCTAssertEqual(limited.methods, [.track])
    XCTAssertNil(Ensure.setting("token").methods)
    let group = Ensure.any([.setting("a"), .message("context.ip"), limited])
    XCTAssertEqual("\(group)", "any of settings.a, message.context.ip, settings.token (track)")
    XCTAssertNil(group.path)
    XCTAssertEqual(
      "\(Ensure.when("type == 'track'", .rejected, reason: "no tracks"))",
      "rejected when type == 'track': no tracks")
  }

  func testAnIntegrationsProblemsAreReportedTogether() throws {
    let shop = ShopIntegration(settings: .init(apiKey: ""), transport: NoRequests())
    let message = try Message(server: #"{"type":"track"}"#)
    XCTAssertEqual(shop.validate(message)?.reason, #"setting "apiKey" is required"#)
    XCTAssertEqual(
      shop.problems(in: message).map(\.reason),
      [#"setting "apiKey" is required"#, #"message attribute "userId" is required"#])
  }

  private struct NoRequests: Transport {
    func send(_ request: Request) async throws(TransportError) -> Response { throw .cancelled() }
  }
}
