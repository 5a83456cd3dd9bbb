// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class SemanticEventTests: XCTestCase {
  func testThereAreSixtyNineAndEachIsFoundByItsNames() {
    XCTAssertEqual(SemanticEvent.allCases.count, 69)
    for event in SemanticEvent.allCases {
      XCTAssertEqual(SemanticEvent(method: event.method), event)
      XCTAssertEqual(SemanticEvent(name: event.name), event)
      XCTAssertFalse(event.category.isEmpty)
      for matching in EventMatching.allCases {
        XCTAssertTrue(event.matches(event.name, by: matching), event.name)
        XCTAssertTrue(event.matches(event.method, by: matching), event.method)
      }
    }
    XCTAssertEqual(SemanticEvent(name: "Product Category Viewed"), .productListViewed)
    XCTAssertNil(SemanticEvent(name: "order completed"))
  }

  func testSpellings() {
    let event = SemanticEvent.orderCompleted
    for name in [
      "Order Completed", "order_completed", "orderCompleted", "ORDERCOMPLETED", "_order completed ",
      "Completed Order", "completed_order",
    ] {
      XCTAssertTrue(event.matches(name), name)
    }
    for name in [
      "order-completed", "order.completed", "order  completed", "  order completed", "", "Order",
      "Order Completed\n", "o rder completed", "my order completed", "or\u{212A}er completed",
      "Order Completed Twice", "Completed Order Twice",
    ] {
      XCTAssertFalse(event.matches(name), name)
    }
    // A long s and the Kelvin sign fold to ASCII letters in Unicode, and not here.
    XCTAssertFalse(SemanticEvent.productsSearched.matches("product\u{17F} searched"))
  }

  func testLegacyMatchingTakesPrefixesOfAllSpellingsButTheLast() {
    XCTAssertTrue(SemanticEvent.orderCompleted.matches("Completed Order Twice", by: .legacy))
    XCTAssertFalse(SemanticEvent.orderCompleted.matches("Order Completed Twice", by: .legacy))
    XCTAssertTrue(SemanticEvent.productListViewed.matches("Product List Viewed Again", by: .legacy))
  }

  func testTheTablesOrderDecidesAmongDeclaredEvents() {
    let legacy = SemanticEvents([.productAddedToWishlist, .productAdded], matching: .legacy)
    XCTAssertEqual(legacy.events, [.productAdded, .productAddedToWishlist])
    let name = JSONValue("Added Product to Wishlist")
    XCTAssertEqual(legacy.first(matching: name), .productAdded)
    let exact: SemanticEvents = [.productAdded, .productAddedToWishlist]
    XCTAssertNil(exact.first(matching: name))
    XCTAssertEqual(
      exact.first(matching: JSONValue("Product Added To Wishlist")), .productAddedToWishlist)
  }

  func testWhatIsNoTextIsNoEvent() {
    let events = SemanticEvents(SemanticEvent.allCases, matching: .legacy)
    for value in [nil, JSONValue.null, JSONValue(5), .emptyArray, JSONValue("")] {
      XCTAssertNil(events.first(matching: value))
    }
  }

  func testMatchingIsFast() {
    let events = SemanticEvents(SemanticEvent.allCases)
    let names = ["Order Completed", "Something Else Entirely", "live_chat_message_sent"]
      .map { JSONValue($0) }
    let start = ContinuousClock.now
    var count = 0
    for _ in 0..<1_000 {
      for name in names where events.first(matching: name) != nil { count += 1 }
    }
    XCTAssertEqual(count, 2_000)
    // Debug builds on busy machines; released code takes well under a microsecond per event.
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(10))
  }

  func testOtherNamesAreToTheLetter() {
    let events = SemanticEvents([.orderCompleted], names: ["Signed Up", "2017-01-02"])
    XCTAssertEqual(events.name(JSONValue("Signed Up")), "Signed Up")
    XCTAssertNil(events.name(JSONValue("signed up")))
    XCTAssertNil(events.name(JSONValue("Order Completed")))
    XCTAssertNil(events.name(JSONValue(1)))
    XCTAssertNil(events.name(nil))
  }

  func testWithoutAWayForOthersOnlyTheDeclaredEventsAreHandled() throws {
    let declaration = IntegrationDeclaration(
      name: "Acme", slug: "acme", methods: [.track],
      events: SemanticEvents([.orderCompleted], names: ["Signed Up"]), tracksOtherEvents: false)
    func handles(_ text: String) throws -> Bool {
      declaration.handles(try Message(JSONDocument(parsing: text)))
    }
    XCTAssertTrue(try handles(#"{"type":"track","event":"completed_order"}"#))
    XCTAssertTrue(try handles(#"{"type":"track","event":"Signed Up"}"#))
    XCTAssertFalse(try handles(#"{"type":"track","event":"Signed up"}"#))
    XCTAssertFalse(try handles(#"{"type":"track"}"#))
    XCTAssertFalse(try handles(#"{"type":"page"}"#))
  }
}
