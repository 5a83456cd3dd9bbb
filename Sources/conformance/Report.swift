// SPDX-License-Identifier: MIT
import ArgumentParser

/// Counts cases by group and remembers what was not expected.
struct Report {
  struct Count {
    var total = 0
    var same = 0
    /// Listed ones, and those that a rule excuses.
    var diverging = 0
    /// The latter of them.
    var excused = 0
    fileprivate var remark = ""
  }

  private let subject: String
  let divergences: Divergences
  /// How many unexpected cases are shown in full.
  private let limit: Int
  private(set) var counts: [(group: String, count: Count)] = []
  private(set) var unexpected: [String] = []
  private var seen: Set<String> = []
  private(set) var usedRules: [String: Int] = [:]

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
    record(id, group: group, differences: difference.map { [$0] } ?? [], mayDifferBy: rule)
  }

  /// Records one case and all the ways in which ours differs from the recording.
  mutating func record(
    _ id: String, group: String, differences: [String], mayDifferBy rule: String? = nil
  ) {
    if !seen.insert(id).inserted { unexpected.append("\(id): the id occurs twice") }
    let index =
      counts.firstIndex { $0.group == group }
      ?? {
        counts.append((group, Count()))
        return counts.count - 1
      }()
    counts[index].count.total += 1
    guard !differences.isEmpty else {
      counts[index].count.same += 1
      if let entry = divergences.entry(for: id) {
        unexpected.append("\(id): passes, but is listed as diverging (\(entry.rule))")
      }
      return
    }
    guard let entry = divergences.entry(for: id) else {
      if let rule {
        counts[index].count.diverging += 1
        counts[index].count.excused += 1
        usedRules[rule, default: 0] += 1
      } else {
        unexpected.append("\(id): \(differences.joined(separator: "\n  "))")
      }
      return
    }
    let unexplained = entry.unexplained(differences)
    if unexplained.isEmpty {
      counts[index].count.diverging += 1
    } else {
      unexpected.append(
        "\(id): besides \(entry.rule): \(unexplained.joined(separator: "\n  "))")
    }
    if unexplained.count == differences.count {
      unexpected.append("\(id): does not differ in what is listed (\(entry.rule))")
    }
    usedRules[entry.rule, default: 0] += 1
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
