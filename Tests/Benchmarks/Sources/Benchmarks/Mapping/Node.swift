// SPDX-License-Identifier: MIT
import Foundation

/// Runs the plain JavaScript of `node.js`, if node is installed.
enum Node {
  /// Microseconds a message by work; nil without node.
  static func figures(_ messages: Messages, seconds: Double) -> [String: Double]? {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "intgen-bench-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = messages.texts.map { String(decoding: $0, as: UTF8.self) }
    let input = folder.appending(path: "messages")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try lines.joined(separator: "\n").write(to: input, atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "node.js")
      process.arguments = ["node", script.path, input.path, "\(seconds)"]
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let output = String(
        decoding: pipe.fileHandleForReading.readDataToEndOfFile(),
        as: UTF8.self
      )
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { return nil }
      let pairs = output.split(separator: "\n").compactMap { line -> (String, Double)? in
        let parts = line.split(separator: " ")
        guard parts.count == 2, let value = Double(parts[1]) else { return nil }
        return (String(parts[0]), value)
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    } catch {
      return nil
    }
  }
}
