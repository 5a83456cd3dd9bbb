// SPDX-License-Identifier: MIT
internal import Foundation

/// What a run is about to change, on disk from before its first change until after its last one.
///
/// Its presence tells the next run that this one was killed. It holds no contents: the next run
/// generates them again, and stale files are found by their marker.
struct Journal: Codable, Equatable {
  static let name = OutputPath.reservedPrefix + "journal"

  var writes: [String]
  var deletions: [String]

  var isEmpty: Bool { writes.isEmpty && deletions.isEmpty }

  /// The journal of a run that did not finish, or nil. One that cannot be read is an empty one:
  /// that there was such a run is what counts.
  static func load(from root: String) throws(OutputSyncError) -> Journal? {
    let path = "\(root)/\(name)"
    guard try FileSystem.kind(of: path) != nil else { return nil }
    let bytes = try FileSystem.read(path)
    let journal = try? JSONDecoder().decode(Journal.self, from: Data(bytes))
    return journal ?? Journal(writes: [], deletions: [])
  }

  func save(to root: String) throws(OutputSyncError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Strings always encode.
    let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
    try FileSystem.replace("\(root)/\(Self.name)", with: Array(data))
    FileSystem.synchronize(folder: root)
  }

  static func remove(from root: String) throws(OutputSyncError) {
    try FileSystem.remove("\(root)/\(name)")
    FileSystem.synchronize(folder: root)
  }
}
