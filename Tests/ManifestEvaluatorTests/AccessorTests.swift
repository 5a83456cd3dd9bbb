// SPDX-License-Identifier: MIT
import FacadeSchema
import IntegrationRuntime
import JSON
import XCTest

@testable import ManifestEvaluator

/// Every accessor of the schema answers its own example, in the type that it is declared with.
final class AccessorTests: XCTestCase {
  func testEveryAccessorAnswersItsExample() throws {
    for type in FacadeSchema.messageTypes {
      for accessor in FacadeSchema.accessors(for: type) {
        let document = try JSONDocument(parsing: accessor.example.message)
        let runtimeType = try XCTUnwrap(IntegrationRuntime.MessageType(rawValue: type.rawValue))
        let now = Instant(milliseconds: 1_483_228_800_000 as Int64)
        let message = Message(document, as: runtimeType, now: now)
        let value = Accessors.value(accessor.name, of: message)
        assert(value, accessor, "\(type.rawValue).\(accessor.name)")
      }
    }
  }

  func testEveryAccessorOfProductsAnswersItsExample() throws {
    for accessor in FacadeSchema.productAccessors {
      let example = try JSONDocument(parsing: accessor.example.message).root
      guard accessor.example.message.contains(#""properties""#) else { continue }
      let product = try XCTUnwrap(example[exact: "properties"])
      let text = String(decoding: product.jsonBytes, as: UTF8.self)
      let message = #"{"type":"track","properties":{"products":[\#(text)]}}"#
      let track = Track(try JSONDocument(parsing: message))
      let value = Accessors.value(accessor.name, of: try XCTUnwrap(track.products.first))
      // A completed order's total counts for the order only.
      assert(value, accessor, "product.\(accessor.name)")
    }
  }

  private func assert(_ value: Value, _ accessor: FacadeAccessor, _ name: String) {
    XCTAssertEqual(value.jsonValue, try JSONDocument(parsing: accessor.example.answer).root, name)
    switch (value, accessor.type) {
    case (.json, .json), (.string, .string), (.double, .double), (.int, .int), (.bool, .bool),
      (.date, .date), (.object, .object), (.list, .products):
      break
    default: XCTFail("\(name) is \(accessor.type), and the evaluator gives \(value)")
    }
  }
}
