// SPDX-License-Identifier: MIT

import IntegrationHTTP
import IntegrationRuntime
import IntegrationTesting
import XCTest

class CompressionTests: XCTestCase {
  var kind: TransportKind { .own }

  private let text = String(repeating: "{\"event\":\"Order Completed\"},", count: 1000)

  func testBodiesAreCompressedByOption() async throws {
    let server = try await RecordingServer.start()
    let request = try Request(
      endpoint: Endpoint(server.url), body: .json(Array(text.utf8)), contentCoding: .gzip)
    _ = try await kind.shared.send(request)
    let recorded = try XCTUnwrap(server.requests.first)
    recorded.assertHeader("Content-Encoding", "gzip")
    recorded.assertHeader("Content-Type", "application/json")
    let length = recorded.header("Content-Length").flatMap { Int($0) } ?? .max
    XCTAssertLessThan(length, text.utf8.count / 10)
    recorded.assertText(text)
    await server.stop()
  }

  func testNoBodyIsNotCompressed() async throws {
    let server = try await RecordingServer.start()
    let request = try Request(
      method: .get, endpoint: Endpoint(server.url), contentCoding: .gzip)
    _ = try await kind.shared.send(request)
    server.requests.first?.assertHeader("Content-Encoding", nil)
    server.requests.first?.assertNoBody()
    await server.stop()
  }

  /// What Python's zlib and gzip make of `{"a":1}`.
  private let samples: [(coding: String, bytes: [UInt8])] = [
    (
      "gzip",
      [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xAB, 0x56, 0x4A, 0x54, 0xB2, 0x32, 0xAC, 5, 0, 0xAF,
        0xAC, 0x1B, 0x56, 7, 0, 0, 0,
      ]
    ),
    (
      "deflate",
      [0x78, 0x9C, 0xAB, 0x56, 0x4A, 0x54, 0xB2, 0x32, 0xAC, 5, 0, 8, 0x2A, 2, 9]
    ),
    ("deflate", [0xAB, 0x56, 0x4A, 0x54, 0xB2, 0x32, 0xAC, 5, 0]),
  ]

  func testExpandsWhatOthersCompressed() throws {
    for (coding, bytes) in samples {
      let expanded = try Gzip.expand(bytes, limit: 100)
      XCTAssertEqual(String(decoding: expanded, as: UTF8.self), #"{"a":1}"#, coding)
    }
    let twice = try Gzip.expand(samples[0].bytes + samples[0].bytes, limit: 100)
    XCTAssertEqual(String(decoding: twice, as: UTF8.self), #"{"a":1}{"a":1}"#)
  }

  func testRoundTrips() throws {
    for count in [0, 1, 65_535, 65_536, 65_537, 1_000_000] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
      XCTAssertEqual(try Gzip.expand(Gzip.compress(bytes), limit: count), bytes, "\(count)")
    }
  }

  func testLimitsAndDamage() throws {
    let bytes = Array(text.utf8)
    let compressed = try Gzip.compress(bytes)
    XCTAssertThrowsError(try Gzip.expand(compressed, limit: bytes.count - 1)) {
      XCTAssertEqual($0 as? Gzip.Problem, .tooLarge)
    }
    for damaged in [
      Array(compressed.dropLast()), Array(compressed.prefix(20)), Array(compressed.dropFirst()),
      compressed + [1, 2, 3], Array("plain text".utf8), [],
    ] {
      XCTAssertThrowsError(try Gzip.expand(damaged, limit: 1 << 20)) {
        XCTAssertEqual($0 as? Gzip.Problem, .malformed)
      }
    }
  }

  private func answer(
    _ bytes: [UInt8], coding: String = "gzip"
  ) async throws -> Result<Response, TransportError> {
    var response = ScriptedResponse(headers: [("Content-Encoding", coding)])
    response.body = bytes
    let server = try await RecordingServer.start(responses: [response])
    let request = try Request(endpoint: Endpoint(server.url))
    let result: Result<Response, TransportError>
    do throws(TransportError) {
      result = .success(try await kind.shared.send(request))
    } catch {
      result = .failure(error)
    }
    await server.stop()
    return result
  }

  func testAnswersAreExpanded() async throws {
    let response = try await answer(Gzip.compress(Array(text.utf8))).get()
    XCTAssertEqual(response.text, text)
    XCTAssertNil(response.header("Content-Encoding"))
    XCTAssertNil(response.header("Content-Length"))
    let unknown = try await answer([1, 2, 3], coding: "br").get()
    XCTAssertEqual(unknown.body, [1, 2, 3])
    XCTAssertEqual(unknown.header("Content-Encoding"), "br")
  }

  /// A bomb: a hundred megabytes in a hundred kilobytes.
  func testAnswersThatGrowTooLarge() async throws {
    let bomb = try Gzip.compress([UInt8](repeating: 0, count: 100 << 20))
    XCTAssertLessThan(bomb.count, 200_000)
    guard case .failure(let error) = try await answer(bomb) else { return XCTFail("expanded") }
    XCTAssertEqual(error.kind, .tooLarge)
    XCTAssertEqual(error.code, .responseTooLarge)
    XCTAssertEqual(error.status, 200)
  }

  func testAnswersThatAreNotWhatTheySay() async throws {
    guard case .failure(let error) = try await answer(Array("plain".utf8)) else {
      return XCTFail("expanded")
    }
    XCTAssertEqual(error.kind, .connection)
    XCTAssertEqual(error.code, .malformedResponse)
  }
}
