// SPDX-License-Identifier: MIT
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Keeps two runs from writing to one folder. The system frees the lock of a killed process.
struct OutputLock: ~Copyable {
  static let name = OutputPath.reservedPrefix + "lock"

  private let path: String
  private let descriptor: Int32

  /// Takes the lock or throws `busy` at once.
  init(root: String) throws(OutputSyncError) {
    let path = "\(root)/\(Self.name)"
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw FileSystem.failure("lock", path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        if code == EINTR { continue }
        if code == EWOULDBLOCK { throw .busy(lock: path) }
        throw .system(operation: "lock", path: path, code: code)
      }
      // Its last owner may have removed the file after we opened it; then we locked nothing.
      if Self.isSame(descriptor, path) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    // In this order: whoever opens the file in between sees that it is not the one it locked.
    unlink(path)
    close(descriptor)
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var held = stat()
    var found = stat()
    return fstat(descriptor, &held) == 0 && lstat(path, &found) == 0
      && held.st_ino == found.st_ino && held.st_dev == found.st_dev
  }
}
