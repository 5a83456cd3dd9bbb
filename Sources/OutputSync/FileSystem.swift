// SPDX-License-Identifier: MIT
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The calls to the operating system, each with an error that names the path.
///
/// Not Foundation's: they have to fsync, to refuse symbolic links and to tell error codes.
enum FileSystem {
  enum Kind { case file, folder, link, other }

  /// What is at a path, without following a link; nil if nothing is.
  static func kind(of path: String) throws(OutputSyncError) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // A file where a folder should be is found when that folder is looked at.
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure("look at", path)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The first `limit` bytes of a file.
  static func read(_ path: String, limit: Int = .max) throws(OutputSyncError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure("read", path) }
    defer { close(descriptor) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while result.count < limit {
      let count = systemRead(descriptor, &chunk, min(chunk.count, limit - result.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read", path)
      }
      if count == 0 { break }
      result += chunk[..<count]
    }
    return result
  }

  /// Replaces a file in one step: readers see the old contents or the new, also after a crash.
  static func replace(_ path: String, with contents: [UInt8]) throws(OutputSyncError) {
    // One at a time in a folder, because of the lock; a name as long as the file's could be too
    // long.
    let temporary = "\(split(path).folder)/\(Leftover.prefix)\(getpid())"
    try write(contents, to: temporary, for: path)
    guard rename(temporary, path) == 0 else {
      let error = failure("write", path)
      unlink(temporary)
      throw error
    }
  }

  private static func write(
    _ contents: [UInt8],
    to temporary: String,
    for path: String
  ) throws(OutputSyncError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(temporary, flags, 0o644)
    guard descriptor >= 0 else { throw failure("write", path) }
    var written = 0
    var code: Int32 = 0
    contents.withUnsafeBytes { buffer in
      while written < buffer.count, code == 0 {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = systemWrite(descriptor, rest.baseAddress, rest.count)
        if count >= 0 { written += count } else if errno != EINTR { code = errno }
      }
    }
    if code == 0, fsync(descriptor) != 0 { code = errno }
    // Some file systems tell only now that the disk is full.
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw .system(operation: "write", path: path, code: code)
    }
  }

  static func remove(_ path: String) throws(OutputSyncError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
  }

  /// Removes a folder if it is empty; false if it is not, or is none.
  static func removeIfEmpty(folder path: String) -> Bool { rmdir(path) == 0 }

  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws(OutputSyncError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, path != "/", !path.isEmpty else { throw failure("make folder", path) }
    try makeFolders(split(path).folder)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("make folder", path) }
  }

  /// Makes renames and removals in a folder permanent. Not all file systems can; then nothing is
  /// lost but their order.
  static func synchronize(folder path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Names in a folder, sorted; none if there is no such folder.
  static func names(in path: String) throws(OutputSyncError) -> [String] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw failure("list", path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  static func failure(_ operation: String, _ path: String) -> OutputSyncError {
    .system(operation: operation, path: path, code: errno)
  }
}

/// The names `read` and `write` mean our own functions above.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, count) }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
