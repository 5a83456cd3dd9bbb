// SPDX-License-Identifier: MIT
import FacadeSchema
package import ManifestLanguage
package import SwiftEmitter

/// Pages for people who set integrations up: one for each, and an index.
package enum DocumentationSite {
  /// What the first line of a page contains. A file without it is never touched.
  package static let marker = PageLayout.marker

  /// All pages, in order of their paths.
  package static func pages(of manifests: [Manifest]) -> [GeneratedFile] {
    let pages = manifests.map { manifest in
      GeneratedFile(
        path: "\(manifest.slug == "index" ? "index-integration" : manifest.slug).html",
        contents: IntegrationPage(manifest: manifest).text())
    }
    return (pages + [GeneratedFile(path: "index.html", contents: index(of: manifests))])
      .sorted { $0.path < $1.path }
  }

  private static func index(of manifests: [Manifest]) -> String {
    let items = manifests.sorted { $0.slug < $1.slug }.map { manifest -> HTML in
      let page = manifest.slug == "index" ? "index-integration" : manifest.slug
      let types = manifest.types.map(\.rawValue).joined(separator: ", ")
      return """
        <li data-words="\(manifest.name) \(manifest.slug) \(manifest.summary ?? "") \(types)">
        <a href="\(page).html"><strong>\(manifest.name)</strong></a> <span class="dim">\(types)</span>
        \(manifest.summary.map { "<br>\($0)" } ?? .empty)</li>
        """
    }
    return PageLayout.page(
      title: "Integrations", path: "\(manifests.count) integrations",
      body: """
        <h1>Integrations</h1>
        <input type="search" id="search" placeholder="Search by name, type of message, …" aria-label="Search">
        <ul class="cards" id="cards">
        \(HTML.joined(items))
        </ul>
        <p class="dim" id="none" hidden>None of them.</p>
        """,
      script: """
        <script>
        const cards = [...document.querySelectorAll('#cards li')];
        document.getElementById('search').addEventListener('input', event => {
          const words = event.target.value.toLowerCase().split(/\\s+/).filter(Boolean);
          let count = 0;
          for (const card of cards) {
            const text = card.dataset.words.toLowerCase();
            card.hidden = !words.every(word => text.includes(word));
            if (!card.hidden) count++;
          }
          document.getElementById('none').hidden = count > 0;
        });
        </script>
        """)
  }
}
