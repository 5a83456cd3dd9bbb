// SPDX-License-Identifier: MIT
import Foundation
import XCTest

final class DocsCommandTests: CommandTestCase {
  func testAPageShowsSettingsChecksAndWhatGoesWhere() throws {
    let run = try intgen("docs", "Manifests", "--output", "Pages")
    XCTAssertEqual(run.status, 0)
    XCTAssertEqual(run.output, "2 pages in Pages: 2 new, 0 changed, 0 removed\n")
    let page = try read("Pages/acme.html")
    for part in [
      "<h1>Acme</h1>", "<code>key</code></td><td>secret</td><td>required",
      "The message has to have <code>userId</code>.", "<code>PUT /people</code>",
      "<td><code>plan</code></td><td><code>traits.plan</code></td>",
      "&quot;id&quot;: &quot;ada&quot;",
    ] {
      XCTAssertTrue(page.contains(part), part)
    }
    XCTAssertTrue(try read("Pages/index.html").contains("<a href=\"acme.html\">"))
  }

  /// Whatever a manifest says stays text.
  func testAManifestCannotPutMarkupIntoAPage() throws {
    try write(
      "Manifests/acme/manifest.yaml",
      Self.manifest
        .replacing("name: Acme", with: "name: Acme\ndescription: <script>alert('x')</script> & co")
        .replacing("plan: \"", with: "'</code><b>': \""))
    XCTAssertEqual(try intgen("docs", "Manifests", "--output", "Pages").status, 0)
    for name in ["acme", "index"] {
      let page = try read("Pages/\(name).html")
      XCTAssertFalse(page.contains("<script>alert"), name)
      XCTAssertFalse(page.contains("<b>"), name)
      XCTAssertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)"), name)
    }
  }

  func testPagesAreKeptCurrentAndThoseOfOthersAreLeftAlone() throws {
    try write("Pages/mine.html", "<p>mine</p>")
    XCTAssertEqual(try intgen("docs", "Manifests", "-o", "Pages", "-q").status, 0)
    XCTAssertEqual(try intgen("docs", "Manifests", "-o", "Pages", "--check", "-q").status, 0)
    try write(
      "Manifests/acme/manifest.yaml", Self.manifest.replacing("name: Acme", with: "name: Bee"))
    let check = try intgen("docs", "Manifests", "-o", "Pages", "--check")
    XCTAssertEqual(check.status, 2)
    XCTAssertTrue(check.errors.contains("Pages is not current"), check.errors)
    XCTAssertEqual(
      try intgen("docs", "Manifests", "-o", "Pages").output,
      "2 pages in Pages: 1 new, 1 changed, 1 removed\n")
    XCTAssertEqual(try read("Pages/mine.html"), "<p>mine</p>")
  }

  func testABrokenManifestWritesNothing() throws {
    try write("Manifests/acme/manifest.yaml", Self.manifest + "typo: 1\n")
    let run = try intgen("docs", "Manifests", "-o", "Pages")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains("error[E0101]"), run.errors)
    XCTAssertFalse(
      FileManager.default.fileExists(atPath: folder.appending(path: "Pages").path))
  }
}
