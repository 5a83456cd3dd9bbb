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

  static func note(_ text: String) {
    var bytes = Array((text + "\n").utf8)
    while !bytes.isEmpty {
      let count = write(STDERR_FILENO, bytes, bytes.count)
      if count <= 0 { return }
      bytes.removeFirst(count)
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
