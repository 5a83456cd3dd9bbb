// SPDX-License-Identifier: MIT
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Talks to the person at the terminal: diagnostics and notes on standard error, so that standard
/// output stays free for results.
enum Console {
  /// Whether standard error is a terminal that wants colour (no-color.org).
  static var isColoured: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil
  }

  static func note(_ text: String) { write(text + "\n") }

  /// Hands on what was printed so far.
  static func flush() { fflush(nil) }

  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// All diagnostics, and a line that counts them.
  static func report(_ bag: DiagnosticBag) {
    let diagnostics = bag.sorted
    guard !diagnostics.isEmpty else { return }
    let text = TextPrinter(coloured: isColoured).print(diagnostics)
    note(text)
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    note("\(counted(errors, "error")), \(counted(warnings, "warning"))")
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
