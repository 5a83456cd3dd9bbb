// SPDX-License-Identifier: MIT
import ArgumentParser

/// Counts cases by group and remembers what was not expected.
struct Report {
  private struct Count {
    var total = 0
    var same = 0
    var diverging = 0
    var remark = ""
  }

  private let subject: String
  private let divergences: Divergences
  /// How many unexpected cases are shown in full.
  private let limit: Int
  private var counts: [(group: String, count: Count)] = []
  private var unexpected: [String] = []
  private var seen: Set<String> = []
  private var usedRules: [String: Int] = [:]

  init(subject: String, divergences: Divergences, limit: Int = 200) {
    self.subject = subject
    self.divergences = divergences
    self.limit = limit
  }

  /// Records one case; `difference` says how ours differs from the recording, nil if it does not.
  ///
  /// - Parameter rule: a rule by which the whole kind of case may differ without being listed.
  mutating func record(
    _ id: String, group: String, difference: String?, mayDifferBy rule: String? = nil
  ) {
    if !seen.insert(id).inserted { unexpected.append("\(id): the id occurs twice") }
    let index =
      counts.firstIndex { $0.group == group }
      ?? {
        counts.append((group, Count()))
        return counts.count - 1
      }()
    counts[index].count.total += 1
    switch (difference, divergences.rule(for: id)) {
    case (nil, nil):
      counts[index].count.same += 1
    case (.some, .some(let rule)):
      counts[index].count.diverging += 1
      usedRules[rule, default: 0] += 1
    case (nil, .some(let rule)):
      counts[index].count.same += 1
      unexpected.append("\(id): passes, but is listed as diverging (\(rule))")
    case (.some(let difference), nil):
      if let rule {
        counts[index].count.diverging += 1
        usedRules[rule, default: 0] += 1
        return
      }
      unexpected.append("\(id): \(difference)")
    }
  }

  /// Something to print behind a group's counts.
  mutating func remark(_ group: String, _ text: String) {
    for index in counts.indices where counts[index].group == group {
      counts[index].count.remark = ", \(text)"
    }
  }

  /// Prints totals; throws exit code 1 if anything was unexpected. With `isWholeSet`, a listed case
  /// that did not occur is unexpected too, unless none did: then the list is about another set.
  mutating func finish(isWholeSet: Bool) throws {
    if isWholeSet, divergences.cases.contains(where: { seen.contains($0) }) {
      for id in divergences.cases.sorted() where !seen.contains(id) {
        unexpected.append("\(id): listed as diverging, but there is no such case")
      }
    }
    let width = counts.map(\.group.count).max() ?? 0
    for (group, count) in counts {
      let name = group + String(repeating: " ", count: width - group.count)
      print(
        "  \(name)  \(count.total) cases, \(count.same) same, \(count.diverging) diverging"
          + count.remark)
    }
    let total = counts.reduce(0) { $0 + $1.count.total }
    let same = counts.reduce(0) { $0 + $1.count.same }
    let diverging = counts.reduce(0) { $0 + $1.count.diverging }
    for (rule, count) in usedRules.sorted(by: { $0.key < $1.key }) {
      print("  diverging by rule: \(rule): \(count)")
    }
    for text in unexpected.prefix(limit) { print("unexpected: \(text)") }
    if unexpected.count > limit { print("… and \(unexpected.count - limit) more unexpected cases") }
    print(
      "\(subject): \(total) cases, \(same) same, \(diverging) diverging as listed, "
        + "\(unexpected.count) unexpected"
    )
    if total == 0 { print("\(subject): no cases found") }
    guard unexpected.isEmpty, total > 0 else { throw ExitCode(1) }
  }
}
