// SPDX-License-Identifier: MIT
import ManifestLanguage
import XCTest

final class NamingTests: XCTestCase {
  /// The original's vectors (integration prototype 7.1.0).
  func testSlugs() {
    let cases = [
      "Google Analytics": "google-analytics", "Customer.io": "customerio",
      "My Test.IO": "my-testio", "tray.io": "trayio", "Foo  Bar": "foo-bar", "A - B": "a---b",
      "AT&T": "att", "under_score": "underscore", "Café": "caf", "Zürich-App": "zrich-app",
      "\tTabbed": "-tabbed", "!!!": "", " trimmed ": "trimmed",
    ]
    for (name, slug) in cases { XCTAssertEqual(Naming.slug(of: name), slug, name) }
  }
}
