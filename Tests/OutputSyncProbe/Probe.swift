// SPDX-License-Identifier: MIT
import OutputSync
import SwiftEmitter

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes output as a process of its own, so that a test can kill it or fill its disk.
///
/// `loop <folder>` writes two versions in turn until killed. `limited <folder> <bytes>` writes the
/// second version with a limit on the size of files, prints the error and exits with 1.
@main
enum Probe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(64) }
    let directory = OutputDirectory(root: arguments[2], marker: ProbeFiles.marker)
    do {
      switch (arguments[1], arguments.count) {
      case ("loop", 3):
        print("ready")
        fflush(nil)
        while true {
          for version in [ProbeFiles.first, ProbeFiles.second] { _ = try directory.write(version) }
        }
      case ("limited", 4):
        limitFileSize(to: arguments[3])
        _ = try directory.write(ProbeFiles.second)
      default: exit(64)
      }
    } catch {
      print(error)
      exit(1)
    }
  }

  private static func limitFileSize(to text: String) {
    // Without this the signal ends the process before `write` can fail.
    signal(SIGXFSZ, SIG_IGN)
    let bytes = rlim_t(text) ?? 0
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
      setrlimit(RLIMIT_FSIZE, &limit)
    #endif
  }
}
