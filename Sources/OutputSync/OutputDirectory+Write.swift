// SPDX-License-Identifier: MIT
package import SwiftEmitter

/// What a run did.
package struct OutputReport: Sendable {
  /// What was found, and changed accordingly.
  package let plan: OutputPlan
  /// The run before was killed, and this one has completed it. False for a run that does not prune:
  /// it cannot know what else is missing.
  package let completedInterrupted: Bool
}

extension OutputDirectory {
  /// Makes the folder have the given files.
  ///
  /// Files that are right already are not touched. On an error, everything written so far is
  /// complete, no temporary file remains, and the journal stays: the next run completes.
  package func write(_ files: [GeneratedFile]) throws(OutputSyncError) -> OutputReport {
    // Without work to do nothing at all is touched, so that the folder can be read-only.
    let first = try plan(files)
    if first.isCurrent, !first.wasInterrupted, first.leftovers.isEmpty, !first.hasLock {
      return OutputReport(plan: first, completedInterrupted: false)
    }
    try FileSystem.makeFolders(root)
    let lock = try OutputLock(root: root)
    // Another run may have ended since.
    let plan = try plan(files)
    let interrupted = try Journal.load(from: root)
    for leftover in plan.leftovers { try FileSystem.remove(path(leftover)) }
    let changed = plan.entries.filter { $0.state != .unchanged }
    try journal(plan, interrupted).save(to: root)

    var folders: Set<String> = []
    for entry in changed {
      let path = path(entry.file.path)
      let folder = FileSystem.split(path).folder
      try FileSystem.makeFolders(folder)
      try FileSystem.replace(path, with: Array(entry.file.contents.utf8))
      folders.formUnion(Self.ancestors(of: path, below: root))
    }
    for path in plan.stale where isOurs(path) {
      try FileSystem.remove(self.path(path))
      folders.insert(FileSystem.split(self.path(path)).folder)
    }
    for folder in folders.sorted() { FileSystem.synchronize(folder: folder) }
    pruneFolders(of: plan.stale + (interrupted?.writes ?? []) + (interrupted?.deletions ?? []))

    if let interrupted, !prunesStale {
      try interrupted.save(to: root)
    } else {
      try Journal.remove(from: root)
    }
    _ = consume lock
    return OutputReport(plan: plan, completedInterrupted: interrupted != nil && prunesStale)
  }

  /// The folders of a path, the root included: new ones have to be made permanent too.
  private static func ancestors(of path: String, below root: String) -> [String] {
    var folders: [String] = []
    var folder = FileSystem.split(path).folder
    while folder.count > root.count {
      folders.append(folder)
      folder = FileSystem.split(folder).folder
    }
    return folders + [root]
  }

  /// What the interrupted run had planned stays in the journal until a run completes it.
  private func journal(_ plan: OutputPlan, _ interrupted: Journal?) -> Journal {
    let writes = plan.paths(.new) + plan.paths(.changed) + (interrupted?.writes ?? [])
    let deletions = plan.stale + (interrupted?.deletions ?? [])
    return Journal(writes: Set(writes).sorted(), deletions: Set(deletions).sorted())
  }

  /// Removes folders that are empty now because files of ours are gone from them.
  private func pruneFolders(of paths: [String]) {
    for path in paths {
      // A journal is a file that anyone can edit.
      guard var components = try? OutputPath.components(of: path) else { continue }
      components.removeLast()
      while !components.isEmpty {
        let folder = self.path(components.joined(separator: "/"))
        guard FileSystem.removeIfEmpty(folder: folder) else { break }
        components.removeLast()
      }
    }
  }
}
