// SPDX-License-Identifier: MIT
import FacadeSchema
import XCTest

@testable import ManifestLanguage

final class EventPropertyLintTests: XCTestCase {
  func testNearMissesAreFoundAndNothingElse() throws {
    let order = try XCTUnwrap(SemanticEventSchema.properties(of: "Order Completed"))
    let wrong = [
      "reveneu": "revenue", "ordr_id": "order_id", "orderIdd": "order_id",
      "Affilliation":
        "affiliation", "curency": "currency", "product": "products", "checkuot_id": "checkout_id",
    ]
    for (name, meant) in wrong {
      XCTAssertEqual(EventPropertyLint.meant(by: name, among: order), meant, name)
    }
    // Right in any spelling, of another event, the author's own, or too short to tell.
    for name in [
      "orderId", "Order ID", "query", "cart_id", "loyalty", "gift", "tx", "taxi", "store", "plan",
      "orders",
    ] {
      XCTAssertNil(EventPropertyLint.meant(by: name, among: order), name)
    }
  }
}
