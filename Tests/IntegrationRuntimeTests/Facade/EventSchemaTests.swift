// SPDX-License-Identifier: MIT
import FacadeSchema
import Foundation
import IntegrationRuntime
import XCTest

/// The table of semantic events' properties.
final class EventSchemaTests: XCTestCase {
  func testItHasTheRuntimesEventsInTheirOrder() {
    XCTAssertEqual(
      SemanticEventSchema.events.map(\.name), SemanticEvent.allCases.map(\.name))
  }

  func testPropertiesAreFoundByTheEventsName() throws {
    let order = try XCTUnwrap(SemanticEventSchema.properties(of: "Order Completed"))
    XCTAssertEqual(order.first?.name, "checkout_id")
    XCTAssertEqual(order.first { $0.name == "revenue" }?.kind, .number)
    XCTAssertEqual(order.first { $0.name == "products" }?.kind, .products)
    XCTAssertEqual(SemanticEventSchema.properties(of: "Application Crashed"), [])
    XCTAssertNil(SemanticEventSchema.properties(of: "Order Eaten"))
  }

  func testNamesAreWrittenAsTheSpecificationDoes() {
    for event in SemanticEventSchema.events {
      XCTAssertEqual(
        Set(event.properties.map(\.name)).count, event.properties.count, event.name)
      for property in event.properties {
        XCTAssertTrue(
          property.name.allSatisfy { $0.isLowercase || $0 == "_" }, property.name)
        XCTAssertFalse(property.summary.isEmpty, property.name)
      }
    }
  }

  func testReferenceIsCurrent() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/events.md").standardized
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try EventReference.markdown.write(to: file, atomically: true, encoding: .utf8)
    }
    XCTAssertTrue(
      try String(contentsOf: file, encoding: .utf8) == EventReference.markdown,
      "docs/events.md is out of date: test with RECORD=1")
  }
}
