// SPDX-License-Identifier: MIT
internal import SwiftEmitter

/// Rules for the paths of generated files.
enum OutputPath {
  /// What our own helper files begin with: lock, journal, temporary files.
  static let reservedPrefix = ".intgen-"

  /// Checks every path by itself and all of them together.
  static func check(_ files: [GeneratedFile]) throws(OutputSyncError) {
    // Disks that ignore case are common, so paths that differ only in case are the same.
    var written: [String: String] = [:]
    var folders: [String: String] = [:]
    for file in files {
      let components = try components(of: file.path)
      let key = file.path.lowercased()
      if let other = written.updateValue(file.path, forKey: key) ?? folders[key] {
        throw .conflictingPaths(other, file.path)
      }
      for count in 1..<max(1, components.count) {
        let folder = components.prefix(count).joined(separator: "/").lowercased()
        if let other = written[folder] { throw .conflictingPaths(other, file.path) }
        folders[folder] = file.path
      }
    }
  }

  /// The components of a relative path that stays below the output folder.
  static func components(of path: String) throws(OutputSyncError) -> [String] {
    func refuse(_ reason: String) -> OutputSyncError { .invalidPath(path, reason: reason) }
    guard !path.isEmpty else { throw refuse("it is empty") }
    guard !path.hasPrefix("/") else { throw refuse("it is absolute") }
    guard path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
      throw refuse("it contains a control character")
    }
    let components = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for component in components {
      guard !component.isEmpty else { throw refuse("it has an empty component") }
      guard component != "." && component != ".." else {
        throw refuse("it contains `\(component)`")
      }
      // Also keeps generated files apart from our helper files.
      guard !component.hasPrefix(".") else { throw refuse("`\(component)` would be hidden") }
    }
    return components
  }
}
