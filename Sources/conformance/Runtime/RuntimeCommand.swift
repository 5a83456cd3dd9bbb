// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import JSON

/// `conformance runtime`: asks our runtime and test library what the recorded cases asked the
/// original's.
struct RuntimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runtime",
    abstract: "Compares runtime and test library with recorded answers of the original's.",
    discussion: """
      The folder has runtime-cases.json and events.json. Every case of every section is run or \
      listed as diverging; a section that is not known is unexpected. The third number of an id is \
      the case's place in its section, from 1.

      Compared are meanings, not mechanics: of errors kind, message, code, status and integration; \
      of the original's callbacks what they carry; of a tester's assertion whether it fails, not \
      its wording; of a wrapped method which one is called.
      """
  )

  @Argument(help: "The folder with the files of cases.")
  var folder: String

  @Option(help: "The list of divergences.")
  var divergences: String?

  func run() async throws {
    let list = try Divergences.load(divergences, default: "runtime")
    var report = Report(subject: "runtime", divergences: list)
    for file in ["runtime-cases.json", "events.json"] {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
      let root = try JSONDocument(parsing: bytes).root
      let sections = file == "events.json" ? EventSections.all(root) : RuntimeSections.all
      for member in root.members {
        guard let section = sections[member.key] else {
          report.record(
            member.key, group: member.key, difference: "there is nobody to run this section")
          continue
        }
        for (index, difference) in await section.run(member.value).enumerated() {
          let number = String(index + 1)
          let padding = String(repeating: "0", count: max(0, 3 - number.count))
          report.record(
            "\(member.key)-\(padding)\(number)", group: member.key, difference: difference)
        }
      }
    }
    try report.finish(isWholeSet: true)
  }
}

/// One section of a file of cases.
struct RuntimeSection: Sendable {
  /// How each case differs; nil for one that does not.
  let run: @Sendable (JSONValue) async -> [String?]

  /// What is no case: where the cases come from, how they are written.
  static let remarks = RuntimeSection { _ in [] }

  /// A list of cases.
  static func each(_ run: @escaping @Sendable (JSONValue) async -> String?) -> RuntimeSection {
    RuntimeSection { list in
      var differences: [String?] = []
      for json in list.elements { differences.append(await run(json)) }
      return differences
    }
  }

  /// One case.
  static func one(_ run: @escaping @Sendable (JSONValue) async -> String?) -> RuntimeSection {
    RuntimeSection { json in [await run(json)] }
  }

  /// Cases about what our library does not have. Each is listed with its reason.
  static func none(_ what: String) -> RuntimeSection {
    RuntimeSection { json in
      Array(repeating: what, count: json.kind == .array ? max(1, json.count) : 1)
    }
  }
}
