// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import NIOCore
import NIOSSL
import XCTest

/// Hosts that customers choose must not lead to machines that only we can reach.
class AddressRuleTests: XCTestCase {
  var kind: TransportKind { .own }

  func testPublicAddresses() {
    let rule = AddressRule.publicOnly()
    for address in [
      "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
      "192.167.255.255", "192.169.0.0", "100.63.255.255", "100.128.0.0", "169.253.255.255",
      "223.255.255.255", "2606:4700:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8",
      "64:ff9b::8.8.8.8",
    ] {
      XCTAssertTrue(rule.allows(address), address)
    }
  }

  func testOtherAddresses() {
    let rule = AddressRule.publicOnly()
    for address in [
      "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
      "127.0.0.1", "127.255.255.254", "169.254.169.254", "169.254.0.1", "172.16.0.1",
      "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
      "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.2.3", "240.0.0.1",
      "255.255.255.255", "168.63.129.16",
      "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:a9fe:a9fe",
      "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
      "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1",
      "fe80::1%eth0", "fec0::1", "ff02::1", "", "localhost", "1.1.1", "0177.0.0.1",
    ] {
      XCTAssertFalse(rule.allows(address), address)
    }
  }

  func testExceptions() {
    let rule = AddressRule.publicOnly(besides: ["10.1.0.0/16", "fd00::/8", "nonsense", ""])
    XCTAssertTrue(rule.allows("10.1.2.3"))
    XCTAssertTrue(rule.allows("::ffff:10.1.2.3"))
    XCTAssertTrue(rule.allows("fd00::1"))
    XCTAssertFalse(rule.allows("10.2.0.1"))
    XCTAssertFalse(rule.allows("127.0.0.1"))
    XCTAssertTrue(AddressRule.any.allows("127.0.0.1"))
  }

  private func send(
    _ url: String, _ rule: AddressRule, connection: ConnectionOverride? = nil
  ) async throws -> Result<Response, TransportError> {
    var configuration = HTTPTransportConfiguration()
    configuration.addresses = rule
    let transport = kind.make(configuration)
    var request = try Request(endpoint: Endpoint(url), timeout: .seconds(5))
    request.connection = connection
    let result: Result<Response, TransportError>
    do throws(TransportError) {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    await transport.shutdown()
    return result
  }

  func testEveryWayToWriteTheLoopbackAddressIsRefused() async throws {
    let server = try await RecordingServer.start()
    for host in [
      "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "localhost",
      "LOCALHOST", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ] {
      for scheme in ["http", "https"] {
        let result = try await send("\(scheme)://\(host):\(server.port)/", .publicOnly())
        guard case .failure(let error) = result else {
          XCTFail("\(host) was called")
          continue
        }
        XCTAssertEqual(error.kind, .forbiddenAddress, host)
        XCTAssertEqual(error.code, .forbiddenAddress, host)
        XCTAssertEqual(error.arrival, .notSent, host)
      }
    }
    XCTAssertEqual(server.requests.count, 0)
    XCTAssertEqual(server.connectionCount, 0, "not even a connection was made")
    await server.stop()
  }

  func testExceptionsAreCalled() async throws {
    let server = try await RecordingServer.start()
    let response = try await send(server.url, .publicOnly(besides: ["127.0.0.0/8"])).get()
    XCTAssertEqual(response.status, 200)
    await server.stop()
  }

  func testADeliveryIsInvalid() async throws {
    var configuration = HTTPTransportConfiguration()
    configuration.addresses = .publicOnly()
    let transport = kind.make(configuration)
    let integration = ProbeIntegration(
      settings: .init(endpoint: "http://169.254.169.254/latest", retries: 3), transport: transport)
    let outcome = await integration.deliver(try .track(id: "m"))
    guard case .invalid(let error) = outcome else { return XCTFail("\(outcome)") }
    XCTAssertEqual(error.attempts, 1)
    XCTAssertFalse(outcome.isRetryable)
    XCTAssertFalse(outcome.isUncertain)
    await transport.shutdown()
  }

  /// A name that led to a good address a moment ago and leads elsewhere when it is connected to:
  /// here, one that nobody looked up.
  func testConnectionsAreCheckedToo() async throws {
    let server = try await RecordingServer.start()
    var configuration = HTTPTransportConfiguration()
    configuration.addresses = .publicOnly()
    for isSecure in [false, true] {
      let pool = ConnectionPool(
        Connector(configuration, tls: .makeClientConfiguration()), limit: 1,
        connectTimeout: .seconds(5))
      do throws(TransportError) {
        _ = try await pool.take(
          to: Origin(isSecure: isSecure, authority: server.authority),
          until: .now() + .seconds(5), timeout: .seconds(5))
        XCTFail("connected")
      } catch {
        XCTAssertEqual(error.kind, .forbiddenAddress, "\(error)")
        XCTAssertEqual(error.arrival, .notSent)
      }
      await pool.shutdown()
    }
    XCTAssertEqual(server.requests.count, 0)
    await server.stop()
  }
}
