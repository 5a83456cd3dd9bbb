// SPDX-License-Identifier: MIT
package import SwiftEmitter

/// The folder that holds the output of all runs.
///
/// Files that intgen wrote are known by a marker in their first line; others are never changed. A
/// run can be killed at any moment: each file is old or new as a whole, and the next run knows, and
/// says, that the last one was interrupted, and completes it.
package struct OutputDirectory: Sendable {
  private static let maxFirstLine = 4096

  let root: String
  let marker: String
  let prunesStale: Bool

  /// - Parameters:
  ///   - root: The folder, made when something is written. May be reached through a link.
  ///   - marker: What the first line of every generated file contains, and of no other.
  ///   - prunesStale: Whether files of earlier runs that a run does not produce are removed. Not
  ///     if the run covers only some manifests.
  package init(root: String, marker: String, prunesStale: Bool = true) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.marker = marker
    self.prunesStale = prunesStale
  }

  /// Compares with the disk and changes nothing. Throws if the files could not be written because
  /// of their paths or of what is there.
  package func plan(_ files: [GeneratedFile]) throws(OutputSyncError) -> OutputPlan {
    try OutputPath.check(files)
    var entries: [OutputPlan.Entry] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard hasMarker(file.contents.utf8.prefix(Self.maxFirstLine)) else {
        throw .missingMarker(file.path)
      }
      entries.append(try compare(file))
    }
    let produced = Set(files.map(\.path))
    let found = try scan()
    return OutputPlan(
      entries: entries,
      stale: prunesStale ? found.ours.filter { !produced.contains($0) }.sorted() : [],
      wasInterrupted: try Journal.load(from: root) != nil,
      leftovers: found.leftovers.sorted(),
      hasLock: found.hasLock
    )
  }

  private func compare(_ file: GeneratedFile) throws(OutputSyncError) -> OutputPlan.Entry {
    let components = try OutputPath.components(of: file.path)
    for count in 1..<max(1, components.count) {
      // Not even a link that stays inside: the file would have two paths, one of them stale.
      let folder = path(components.prefix(count).joined(separator: "/"))
      switch try FileSystem.kind(of: folder) {
      case .folder?, nil: continue
      case .file?: throw .obstructed(folder, by: "a file, not a folder")
      case .link?: throw .obstructed(folder, by: "a symbolic link")
      case .other?: throw .obstructed(folder, by: "not a folder")
      }
    }
    let path = path(file.path)
    switch try FileSystem.kind(of: path) {
    case nil: return OutputPlan.Entry(file: file, state: .new, previous: nil)
    case .file?: break
    case .folder?: throw .obstructed(path, by: "a folder")
    case .link?: throw .obstructed(path, by: "a symbolic link")
    case .other?: throw .obstructed(path, by: "not a file")
    }
    let bytes = try FileSystem.read(path)
    if bytes.elementsEqual(file.contents.utf8) {
      return OutputPlan.Entry(file: file, state: .unchanged, previous: nil)
    }
    guard hasMarker(bytes.prefix(Self.maxFirstLine)) else { throw .foreignFile(path) }
    return OutputPlan.Entry(
      file: file,
      state: .changed,
      previous: String(decoding: bytes, as: UTF8.self)
    )
  }

  /// Our files below the folder, and temporary ones. Links are not followed, hidden folders not
  /// entered.
  private func scan() throws(OutputSyncError) -> (
    ours: [String], leftovers: [String], hasLock: Bool
  ) {
    var hasLock = false
    var ours: [String] = []
    var leftovers: [String] = []
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try FileSystem.names(in: folder.isEmpty ? root : path(folder)) {
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        if name.hasPrefix(".") {
          if Leftover.isOne(name) { leftovers.append(relative) }
          if relative == OutputLock.name { hasLock = true }
          continue
        }
        switch try FileSystem.kind(of: path(relative)) {
        case .folder?: folders.append(relative)
        case .file?: if prunesStale, isOurs(relative) { ours.append(relative) }
        case .link?, .other?, nil: break
        }
      }
    }
    return (ours, leftovers, hasLock)
  }

  /// Whether intgen wrote the file. One that cannot be read is not ours.
  func isOurs(_ relative: String) -> Bool {
    guard let bytes = try? FileSystem.read(path(relative), limit: Self.maxFirstLine) else {
      return false
    }
    return hasMarker(bytes)
  }

  func path(_ relative: String) -> String { root == "/" ? "/\(relative)" : "\(root)/\(relative)" }

  private func hasMarker(_ bytes: some Sequence<UInt8>) -> Bool {
    var rest = Array(bytes.prefix { $0 != UInt8(ascii: "\n") })[...]
    while !rest.starts(with: marker.utf8) {
      guard rest.popFirst() != nil else { return false }
    }
    return true
  }
}
