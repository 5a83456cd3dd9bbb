// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import JSON

/// `conformance json`: parses every file of a folder in JSONTestSuite's layout.
struct JSONCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json",
    abstract: "Parses the files of a folder in the layout of JSONTestSuite.",
    discussion: """
      Files named y_… have to be accepted and n_… rejected. Files named i_… may be either; that \
      we reject one is listed, with the reason, among the divergences. Files with other names \
      have to be accepted. What is accepted has to survive being written and parsed again.
      """
  )

  @Argument(help: "A folder with test_parsing and test_transform, or one of these.")
  var folder: String

  @Option(help: "The list of divergences.")
  var divergences: String?

  func run() throws {
    let list = try Divergences.load(divergences, default: "json")
    var report = Report(subject: "json", divergences: list)
    let root = URL(filePath: folder)
    let subfolders = ["test_parsing", "test_transform"].filter {
      FileManager.default.fileExists(atPath: root.appending(path: $0).path)
    }
    for name in subfolders.isEmpty ? [""] : subfolders {
      let folder = name.isEmpty ? root : root.appending(path: name)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      for file in files where file.hasSuffix(".json") {
        let bytes = try [UInt8](Data(contentsOf: folder.appending(path: file)))
        report.record(file, group: group(of: file, in: name), difference: difference(file, bytes))
      }
    }
    try report.finish(isWholeSet: !subfolders.isEmpty)
  }

  private func group(of file: String, in folder: String) -> String {
    let prefix = String(file.prefix(2))
    return ["y_", "n_", "i_"].contains(prefix) ? "\(folder) \(prefix)" : folder
  }

  private func difference(_ file: String, _ bytes: [UInt8]) -> String? {
    let mustFail = file.hasPrefix("n_")
    do {
      let document = try JSONDocument(parsing: bytes)
      if mustFail { return "accepted" }
      let written = document.root.jsonBytes
      let again = try JSONDocument(parsing: written)
      let text = String(decoding: written, as: UTF8.self)
      if again != document, !text.contains("null") { return "does not survive: \(text)" }
      if again.root.jsonBytes != written { return "is written differently again: \(text)" }
      return nil
    } catch {
      return mustFail ? nil : "rejected: \(error)"
    }
  }
}
