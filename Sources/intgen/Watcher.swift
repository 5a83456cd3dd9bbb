// SPDX-License-Identifier: MIT
import Foundation

/// Notices that files are saved, by asking for their times of change again and again: it works on
/// every file system, mounted ones included, and needs no more than a few milliseconds a second.
struct Watcher {
  /// What there is, and when it was last changed.
  struct Snapshot: Equatable {
    fileprivate var files: [String: Stamp] = [:]
  }

  fileprivate struct Stamp: Equatable {
    var changed: Date?
    var size: Int?
  }

  private let paths: [String]
  private let pause: TimeInterval

  init(_ paths: [String], pause: TimeInterval = 0.2) {
    self.paths = paths
    self.pause = pause
  }

  func snapshot() -> Snapshot {
    var snapshot = Snapshot()
    for path in paths { Self.add(URL(filePath: path), to: &snapshot) }
    return snapshot
  }

  /// Returns once something is not as it was, and nothing has changed for one pause more: an editor
  /// may write several files, or one in several steps.
  func waitForChange(since old: Snapshot) -> Snapshot {
    var last = old
    while true {
      Thread.sleep(forTimeInterval: pause)
      let now = snapshot()
      if now == last, now != old { return now }
      last = now
    }
  }

  private static func add(_ url: URL, to snapshot: inout Snapshot) {
    let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey, .isDirectoryKey]
    guard let values = try? url.resourceValues(forKeys: Set(keys)) else { return }
    guard values.isDirectory == true else {
      snapshot.files[url.path] = Stamp(
        changed: values.contentModificationDate, size: values.fileSize)
      return
    }
    let entries = try? FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
    for entry in entries ?? [] { add(entry, to: &snapshot) }
  }
}
