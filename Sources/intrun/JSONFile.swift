// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import JSON

/// A JSON file that a command was named; `-` is standard input.
struct JSONFile {
  /// The most that is read, in bytes.
  private static let limit = 16 << 20

  let path: String
  let document: JSONDocument

  /// Reads and parses the file.
  ///
  /// - Throws: an exit code, after saying what is wrong and where.
  init(_ path: String) throws(ExitCode) {
    self.path = path
    let data: Data
    do {
      let file =
        path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
      data = try file.read(upToCount: Self.limit + 1) ?? Data()
    } catch {
      Console.note("error: cannot read \(path): \(error.localizedDescription)")
      throw .inputOutput
    }
    guard data.count <= Self.limit else {
      Console.note("error: \(path) has more than \(Self.limit >> 20) MiB")
      throw .inputOutput
    }
    do throws(JSONError) {
      document = try JSONDocument(parsing: Array(data))
    } catch {
      Console.note("error: \(path == "-" ? "standard input" : path):\(error)")
      throw .notDelivered
    }
  }

  /// Reads a file that has to hold an object.
  init(object path: String) throws(ExitCode) {
    try self.init(path)
    guard document.root.kind == .object else {
      Console.note("error: \(path): not a JSON object")
      throw .notDelivered
    }
  }
}
