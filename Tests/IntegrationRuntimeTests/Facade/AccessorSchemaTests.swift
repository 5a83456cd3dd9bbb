// SPDX-License-Identifier: MIT
import FacadeSchema
import Foundation
import IntegrationRuntime
import JSON
import XCTest

/// The table of accessors and the Swift API say the same.
final class AccessorSchemaTests: XCTestCase {
  func testIdentify() throws {
    try check(.identify, SwiftAccessors.identify) { Identify($0, now: .invalid) }
  }

  func testTrack() throws {
    try check(.track, SwiftAccessors.track) { Track($0, now: .invalid) }
  }

  func testPage() throws {
    try check(.page, SwiftAccessors.page) { Page($0, now: .invalid) }
  }

  func testScreen() throws {
    try check(.screen, SwiftAccessors.screen) { Screen($0, now: .invalid) }
  }

  func testGroup() throws {
    try check(.group, SwiftAccessors.group) { Group($0, now: .invalid) }
  }

  func testAlias() throws {
    try check(.alias, SwiftAccessors.alias) { Alias($0, now: .invalid) }
  }

  func testDelete() throws {
    try check(.delete, SwiftAccessors.delete) { Delete($0, now: .invalid) }
  }

  func testProduct() throws {
    try check("product", FacadeSchema.productAccessors, SwiftAccessors.product) { document in
      // The example's properties stand for the item.
      let product = document.root[exact: "properties"] ?? .emptyObject
      let text = String(decoding: product.jsonBytes, as: UTF8.self)
      let message = try JSONDocument(parsing: #"{"properties":{"products":[\#(text)]}}"#)
      return try XCTUnwrap(Track(message).products.first)
    }
  }

  func testLookup() {
    XCTAssertEqual(FacadeSchema.accessor(named: "products", for: .track)?.type, .products)
    XCTAssertNil(FacadeSchema.accessor(named: "products", for: .identify))
    XCTAssertEqual(FacadeSchema.accessor(named: "type", for: .page)?.swiftName, "type.rawValue")
    XCTAssertEqual(FacadeSchema.productAccessor(named: "sku")?.type, .json)
    XCTAssertEqual(
      FacadeSchema.accessors(for: .group).filter { $0.name == "groupId" }.map(\.search),
      ["groupId"],
      "a type's own accessor replaces the common one"
    )
  }

  /// Swift code calls accessors by these names.
  func testSwiftNames() {
    for type in FacadeSchema.messageTypes {
      for accessor in FacadeSchema.accessors(for: type) where accessor.name != "type" {
        XCTAssertEqual(accessor.swiftName, accessor.name)
      }
    }
  }

  func testReferenceIsCurrent() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/facade.md").standardized
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FacadeReference.markdown.write(to: file, atomically: true, encoding: .utf8)
    }
    let current = try String(contentsOf: file, encoding: .utf8)
    XCTAssertTrue(
      current == FacadeReference.markdown,
      "docs/facade.md is out of date: test with RECORD=1"
    )
  }

  private func check<View>(
    _ type: FacadeSchema.Kind,
    _ accessors: [SwiftAccessor<View>],
    _ view: (JSONDocument) throws -> View
  ) throws {
    try check(type.rawValue, FacadeSchema.accessors(for: type), accessors, view)
  }

  private func check<View>(
    _ label: String,
    _ declared: [FacadeAccessor],
    _ accessors: [SwiftAccessor<View>],
    _ view: (JSONDocument) throws -> View
  ) throws {
    XCTAssertEqual(declared.map(\.name).sorted(), accessors.map(\.name).sorted(), label)
    for declaration in declared {
      let name = "\(label).\(declaration.name)"
      guard let accessor = accessors.first(where: { $0.name == declaration.name }) else {
        continue
      }
      XCTAssertEqual(declaration.type.rawValue, accessor.type, name)
      XCTAssertEqual(declaration.isOptional, accessor.isOptional, name)
      let document = try JSONDocument(parsing: declaration.example.message)
      let answer = try XCTUnwrap(accessor.answer(view(document)), name)
      XCTAssertEqual(
        String(decoding: answer.jsonBytes, as: UTF8.self),
        declaration.example.answer,
        name
      )
    }
  }
}
