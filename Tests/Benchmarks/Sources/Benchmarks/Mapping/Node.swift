// SPDX-License-Identifier: MIT
import Foundation

/// Runs JavaScript, if node is installed.
enum Node {
  /// Microseconds a message by work; nil without node.
  static func figures(_ messages: Messages, seconds: Double) -> [String: Double]? {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "node.js")
    let lines = messages.texts.map { String(decoding: $0, as: UTF8.self) }
    guard let output = output([script.path, "\(seconds)"], input: lines) else { return nil }
    let pairs = output.split(separator: "\n").compactMap { line -> (String, Double)? in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let value = Double(parts[1]) else { return nil }
      return (String(parts[0]), value)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// What a script prints; nil if it fails or there is no node.
  ///
  /// - Parameters:
  ///   - arguments: the script, and what it takes behind the name of its input.
  ///   - input: the lines of a file for it.
  static func output(_ arguments: [String], input lines: [String]) -> String? {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "intgen-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "input")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try lines.joined(separator: "\n").write(to: input, atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["node", arguments[0], input.path] + arguments.dropFirst()
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let output = String(
        decoding: pipe.fileHandleForReading.readDataToEndOfFile(),
        as: UTF8.self
      )
      process.waitUntilExit()
      return process.terminationStatus == 0 ? output : nil
    } catch {
      return nil
    }
  }
}
