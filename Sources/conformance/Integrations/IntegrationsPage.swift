// SPDX-License-Identifier: MIT

/// The results as a page of the documentation.
struct IntegrationsPage {
  private struct Row {
    var slug: String
    var name: String
    var lines: IntegrationLines
    var caseCount: Int
  }

  /// What the recordings call accidents of the original's language.
  private static let quirks = [
    "date-as-host-text": "The original wrote a date as JavaScript shows it to programmers.",
    "object-as-text": "The original wrote an object as `[object Object]`.",
    "template-parser-message": "The original's error has the words of its template parser.",
    "undefined-as-text": "The original wrote a missing value as the word `undefined`.",
  ]

  private var rows: [Row] = []

  mutating func add(_ slug: String, named name: String?, _ lines: IntegrationLines, caseCount: Int)
  {
    rows.append(Row(slug: slug, name: name ?? slug, lines: lines, caseCount: caseCount))
  }

  /// Recordings without an integration, in a sentence; nil if there are none.
  func missing(_ report: Report) -> String? {
    let missing = rows.filter { row in !report.counts.contains { $0.group == row.slug } }
    guard !missing.isEmpty else { return nil }
    let total = missing.reduce(0) { $0 + $1.caseCount }
    return "no integration for \(missing.count) recordings with \(total) cases: "
      + missing.map(\.slug).joined(separator: " ")
  }

  func text(_ report: Report) -> String {
    var text = """
      # Conformance

      Each manifest of the catalogue describes an integration that has been in use for years. What the
      original put on the wire was recorded, and `conformance integrations` puts each recorded case
      through ours: settings, message, and the answers that the requests were given. Verdict, reason,
      method, URL, query, headers, credentials, body and the way the call ended have to be the same.
      Key order is of no concern, nor is the order of requests that are sent side by side. The clock
      stands still, and chance always gives 0.5.

      ```
      swift run conformance integrations <recordings> --evaluated --only heap    # a manifest, at once
      swift run conformance integrations <recordings>                            # what is compiled
      ```

      *Diverging* are cases in which ours differ on purpose, with the reasons below; *accidents* those
      in which the recording shows the original's language rather than its intention, as where a
      missing value went out as `undefined`.

      | integration | cases | identical | diverging | accidents | lines of manifest | lines of Swift |
      |---|---:|---:|---:|---:|---:|---:|

      """
    for row in rows {
      guard let count = report.counts.first(where: { $0.group == row.slug })?.count else {
        continue
      }
      text +=
        "| [\(row.name)](../Manifests/\(row.slug)/manifest.yaml) | \(count.total) "
        + "| \(count.same) | \(count.diverging - count.excused) | \(count.excused) "
        + "| \(row.lines.manifest) | \(row.lines.hook) |\n"
    }
    text += totals(report)
    if let missing = missing(report) { text += "\nThere is \(missing).\n" }
    return text + divergences(report)
  }

  private func totals(_ report: Report) -> String {
    let counts = report.counts.map(\.count)
    let total = counts.reduce(0) { $0 + $1.total }
    let same = counts.reduce(0) { $0 + $1.same }
    let excused = counts.reduce(0) { $0 + $1.excused }
    let diverging = counts.reduce(0) { $0 + $1.diverging } - excused
    let share = Double(diverging * 1_000 / max(1, total)) / 10
    let described = rows.filter { row in report.counts.contains { $0.group == row.slug } }
    let lengths = described.map(\.lines.manifest).sorted()
    let hooks = described.reduce(0) { $0 + $1.lines.hook }
    let median = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
    return "| **\(counts.count) integrations** | **\(total)** | **\(same)** "
      + "| **\(diverging)** (\(share) %) | **\(excused)** "
      + "| median **\(median)** | **\(hooks)** |\n"
  }

  private func divergences(_ report: Report) -> String {
    let entries = report.divergences.entries.filter { !$0.cases.isEmpty }
    let quirks = report.usedRules.filter { Self.quirks[$0.key] != nil }.sorted { $0.key < $1.key }
    var text = "\n## Where ours differ on purpose\n"
    for entry in entries {
      let cases = entry.cases.sorted().map { "`\($0)`" }.joined(separator: ", ")
      text += "\n- **\(entry.rule)**: \(entry.why)\n  \(cases)\n"
    }
    for (quirk, count) in quirks {
      let cases = count == 1 ? "1 case" : "\(count) cases"
      text += "\n- **\(quirk)**: \(Self.quirks[quirk] ?? "") \(cases)\n"
    }
    for entry in report.divergences.entries where entry.cases.isEmpty {
      text += "\n- **\(entry.rule)**: \(entry.why)\n"
    }
    return text
  }
}
