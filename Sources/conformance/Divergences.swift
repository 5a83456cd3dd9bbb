// SPDX-License-Identifier: MIT
import Foundation

/// The checked-in list of cases in which we differ on purpose or cannot help it.
///
/// A JSON array of `{"rule": …, "why": …, "cases": [id, …]}`, with `"part": …` for one that explains
/// only the differences with that text in them: what else there is in the case has to be the same.
struct Divergences {
  struct Entry: Decodable {
    /// A short name of the rule, the same for all cases it explains.
    var rule: String
    var why: String
    var part: String?
    var cases: [String]

    /// Those of a case's differences that it does not explain.
    func unexplained(_ differences: [String]) -> [String] {
      guard let part else { return [] }
      return differences.filter { !$0.contains(part) }
    }
  }

  private(set) var entries: [Entry] = []
  private var entryOfCase: [String: Entry] = [:]

  init() {}

  /// Reads a list. An entry without a reason or a case that is listed twice is an error.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    entries = try JSONDecoder().decode([Entry].self, from: data)
    for entry in entries {
      guard !entry.rule.isEmpty, !entry.why.isEmpty else {
        throw InvalidList(path: path, problem: "an entry lacks its rule or its reason")
      }
      for id in entry.cases where entryOfCase.updateValue(entry, forKey: id) != nil {
        throw InvalidList(path: path, problem: "case \(id) is listed twice")
      }
    }
  }

  /// The list at `path`, else the one checked in under this name, else an empty one.
  static func load(_ path: String?, default name: String) throws -> Divergences {
    if let path { return try Divergences(path: path) }
    let usual = "Tests/Conformance/\(name).json"
    guard FileManager.default.fileExists(atPath: usual) else { return Divergences() }
    return try Divergences(path: usual)
  }

  func entry(for id: String) -> Entry? { entryOfCase[id] }
  var caseCount: Int { entryOfCase.count }
  var cases: some Collection<String> { entryOfCase.keys }

  struct InvalidList: Error, CustomStringConvertible {
    var path: String
    var problem: String
    var description: String { "\(path): \(problem)" }
  }
}
