// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import JSON

/// `conformance facade`: asks our facade what the recorded cases asked Segment's.
struct FacadeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facade",
    abstract: "Compares the facade with recorded answers of Segment's.",
    discussion: """
      A file is a JSON array of cases. What JSON cannot express counts as null: an invalid date, \
      NaN and the infinities within JSON, an undefined member or element. Three kinds of case \
      may differ without being listed: calls on which the reference raises, because ours are \
      total; cases with clone: false, because ours are values; cases whose input is no JSON.
      """
  )

  @Argument(help: "A file of cases, or a folder of such files.")
  var path: String

  @Option(help: "The list of divergences.")
  var divergences: String?

  func run() throws {
    let list = try Divergences.load(divergences, default: "facade")
    var report = Report(subject: "facade", divergences: list)
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let files =
      isFolder.boolValue
      ? try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter { $0.hasSuffix(".json") }.map { "\(path)/\($0)" }
      : [path]
    for file in files {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
      let group = URL(filePath: file).lastPathComponent
      for json in try JSONDocument(parsing: bytes).root.elements {
        let test = FacadeCase(json)
        report.record(
          test.id, group: group, difference: test.difference, mayDifferBy: test.rule)
      }
    }
    try report.finish(isWholeSet: isFolder.boolValue)
  }
}
