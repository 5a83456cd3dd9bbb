// SPDX-License-Identifier: MIT
import Diagnostics
package import ManifestLanguage

/// What of a manifest its fixtures reach.
package struct ManifestCoverage: Sendable {
  package let manifest: Manifest
  /// All places that fixtures should reach.
  package let pointCount: Int
  /// Those that they do not, and how, in the order of the file.
  package let gaps: [(point: CoveragePoint, text: String)]
  /// The gaps that the manifest itself explains, by a comment on the line, `# uncovered: …`.
  package let explainedCount: Int

  /// Runs the fixtures.
  package init(_ manifest: Manifest, fixtures: [Fixture]) {
    self.manifest = manifest
    let trace = CoverageTrace()
    let runner = FixtureRunner(manifest, trace: trace)
    for fixture in fixtures {
      _ = runner.run(fixture)
      for setting in manifest.settings where fixture.settings[setting.name] != nil {
        trace.note(setting.nameRange, true)
      }
    }
    let points = CoveragePoint.all(in: manifest)
    pointCount = points.count
    let all = points.compactMap { point in
      point.gap(trace.ways(point.range)).map { (point: point, text: $0) }
    }
    let open = all.filter { !$0.point.range.isExplained }
    gaps = open.sorted { $0.point.range.bytes.lowerBound < $1.point.range.bytes.lowerBound }
    explainedCount = all.count - open.count
  }

  /// Places that fixtures reach, in percent.
  package var percentage: Int {
    pointCount == 0 ? 100 : (pointCount - gaps.count - explainedCount) * 100 / pointCount
  }
}

extension SourceRange {
  /// Whether a comment on the line says why no fixture reaches it.
  fileprivate var isExplained: Bool {
    String(decoding: file.line(start.line), as: UTF8.self).contains("# uncovered: ")
  }
}
