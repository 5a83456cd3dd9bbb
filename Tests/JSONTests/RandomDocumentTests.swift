// SPDX-License-Identifier: MIT
import JSON
import XCTest

/// Random documents, whole and damaged.
final class RandomDocumentTests: XCTestCase {
  func testWholeDocumentsSurvive() throws {
    var random = TestRandom(state: 42)
    for _ in 0..<1_000 {
      let text = value(&random, depth: 5)
      let document = try JSONDocument(parsing: text)
      let written = document.root.jsonBytes
      let again = try JSONDocument(parsing: written)
      XCTAssertEqual(again.root.jsonBytes, written, text)
      XCTAssertEqual(again, document, text)
    }
  }

  func testDamagedDocumentsAreErrorsOrDocuments() throws {
    var random = TestRandom(state: 43)
    var errors = 0
    for _ in 0..<3_000 {
      var bytes = Array(value(&random, depth: 4).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index...)
        }
      }
      do {
        let written = try JSONDocument(parsing: bytes).root.with(.normalisingDates).jsonBytes
        XCTAssertNoThrow(try JSONDocument(parsing: written))
      } catch {
        errors += 1
        XCTAssertLessThanOrEqual(error.offset, bytes.count)
      }
    }
    XCTAssertGreaterThan(errors, 1_000)
  }

  private func value(_ random: inout TestRandom, depth: Int) -> String {
    let space = Bool.random(using: &random) ? "" : " "
    let count = Int.random(in: 0...4, using: &random)
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return "null"
    case 1: return "true"
    case 2: return "\(Int.random(in: -1_000...1_000, using: &random))"
    case 3: return "\(Double.random(in: -1e6...1e6, using: &random))"
    case 4: return string(&random)
    case 5: return "\"2014-05-0\(count)T10:00:00\(count % 2 == 0 ? "Z" : ".123Z")\""
    case 6:
      let elements = (0..<count).map { _ in value(&random, depth: depth - 1) }
      return "[\(space)\(elements.joined(separator: "\(space),"))\(space)]"
    default:
      let members = (0..<count).map { _ in
        "\(string(&random))\(space):\(space)\(value(&random, depth: depth - 1))"
      }
      return "{\(members.joined(separator: ",\(space)"))}"
    }
  }

  private func string(_ random: inout TestRandom) -> String {
    let parts = ["a", "b", "é", "\\n", "\\u0041", "\\\"", "😀", " ", "/", "\\ud83d\\ude00", "."]
    let count = Int.random(in: 0...3, using: &random)
    return "\"" + (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined() + "\""
  }
}
