// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics
import Foundation

/// Whether a command writes into the manifests what its messages say exactly.
struct FixOptions: ParsableArguments {
  @Flag(help: "First write into manifests and fixtures what problems say exactly to write.")
  var fix = false

  /// What one run of fixes can bring to light, as behind a line that is no YAML, the next can fix.
  private static let limit = 20

  /// Fixes what can be fixed; then the files are read anew.
  ///
  /// - Parameter problems: what is wrong with the files as they are.
  func apply(
    reporting: ReportOptions, quiet: Bool, problems: () throws -> DiagnosticBag
  ) throws {
    guard fix else { return }
    for _ in 0..<Self.limit {
      let files = FixedFile.all(try problems().sorted)
      guard !files.isEmpty else { return }
      for fixed in files {
        try FileReplacement.write(fixed.bytes, over: fixed.file)
        guard !quiet else { continue }
        for fix in fixed.fixes { reporting.say(Self.line(fix)) }
      }
    }
  }

  /// `fixed Manifests/acme/manifest.yaml:7:11: traitz → traits`
  private static func line(_ fix: Fix) -> String {
    let (file, start) = (fix.range.file, fix.range.start)
    let old = String(decoding: file.bytes[fix.range.bytes], as: UTF8.self)
    return TextPrinter.printable(
      "fixed \(file.path):\(start.line):\(start.column): \(old) → \(fix.replacement)")
  }
}

/// Writes a file anew of which the old bytes are known.
enum FileReplacement {
  /// Replaces the file as a whole, unless it has changed since it was read. A link stays one.
  static func write(_ bytes: [UInt8], over file: SourceFile) throws(ExitCode) {
    let url = URL(filePath: file.path).resolvingSymlinksInPath()
    do {
      guard try Data(contentsOf: url) == Data(file.bytes) else {
        Console.note("error: \(file.path) was changed meanwhile; it is left as it is")
        throw ExitCode.inputOutput
      }
      try Data(bytes).write(to: url, options: .atomic)
    } catch let code as ExitCode {
      throw code
    } catch {
      Console.note("error: cannot write \(file.path): \(error.localizedDescription)")
      throw .inputOutput
    }
  }
}
