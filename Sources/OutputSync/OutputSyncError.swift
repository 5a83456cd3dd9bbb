// SPDX-License-Identifier: MIT
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why the output could not be compared or written. Each names the path.
package enum OutputSyncError: Error, Hashable, Sendable {
  /// A generated path that must not be written.
  case invalidPath(String, reason: String)
  /// Two generated paths that are, or on some disks could be, the same file, or of which one would
  /// have to be the folder of the other.
  case conflictingPaths(String, String)
  /// A generated file whose first line lacks the marker: no later run would know it as ours.
  case missingMarker(String)
  /// A file at a generated path that intgen did not write.
  case foreignFile(String)
  /// Something that is not a file at a generated path, or not a folder at one of its folders.
  case obstructed(String, by: String)
  /// Another run holds the lock.
  case busy(lock: String)
  /// The operating system refused: `code` is its `errno`.
  case system(operation: String, path: String, code: Int32)
}

extension OutputSyncError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidPath(let path, let reason):
      "cannot write `\(path)`: \(reason)"
    case .conflictingPaths(let first, let second):
      "`\(first)` and `\(second)` cannot both be written"
    case .missingMarker(let path):
      "the first line of `\(path)` does not say that it is generated"
    case .foreignFile(let path):
      "`\(path)` was not written by intgen and is in the way; move or remove it"
    case .obstructed(let path, let obstacle):
      "`\(path)` is \(obstacle); it is in the way and is not touched"
    case .busy(let lock):
      "another intgen is writing to this folder (`\(lock)` is locked); try again when it is done"
    case .system(let operation, let path, let code):
      "cannot \(operation) `\(path)`: \(String(cString: strerror(code)))"
    }
  }
}
