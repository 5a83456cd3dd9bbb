// SPDX-License-Identifier: MIT
package import SwiftEmitter

/// What a run would change on disk.
package struct OutputPlan: Sendable {
  package enum State: String, Sendable {
    case new, changed, unchanged
  }

  package struct Entry: Sendable {
    package let file: GeneratedFile
    package let state: State
    /// What is on disk now, if it differs.
    package let previous: String?
  }

  /// Every generated file, by path.
  package let entries: [Entry]
  /// Files that an earlier run wrote and this one does not, by path; empty if not looked for.
  package let stale: [String]
  /// Whether an earlier run was killed before it was done.
  package let wasInterrupted: Bool
  /// Temporary files of killed runs, relative to the folder.
  let leftovers: [String]
  /// Whether the lock file is there: held by a run, or left by a killed one.
  let hasLock: Bool

  /// Whether the disk has exactly what the run produces.
  package var isCurrent: Bool { stale.isEmpty && entries.allSatisfy { $0.state == .unchanged } }

  package func paths(_ state: State) -> [String] {
    entries.filter { $0.state == state }.map(\.file.path)
  }

  /// All changes as one unified diff, with paths as given; empty if the output is current.
  package func diff() -> String {
    let changes = entries.filter { $0.state != .unchanged }.map { entry in
      UnifiedDiff.text(
        old: entry.previous ?? "",
        new: entry.file.contents,
        oldLabel: entry.state == .new ? "/dev/null" : entry.file.path,
        newLabel: entry.file.path
      )
    }
    return changes.joined()
  }
}
