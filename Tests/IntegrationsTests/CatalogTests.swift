// SPDX-License-Identifier: MIT
import IntegrationRuntime
import Integrations
import XCTest

/// The suites of the integrations are in Generated/Tests, which the link beside this file leads to.
final class CatalogTests: XCTestCase {
  func testEveryIntegrationIsFoundByItsSlug() throws {
    XCTAssertGreaterThanOrEqual(IntegrationCatalog.all.count, 4)
    for type in IntegrationCatalog.all {
      let found = try XCTUnwrap(IntegrationCatalog.integration(slug: type.declaration.slug))
      XCTAssertEqual(found.declaration.name, type.declaration.name)
    }
    XCTAssertNil(IntegrationCatalog.integration(slug: "no-such-integration"))
  }
}
