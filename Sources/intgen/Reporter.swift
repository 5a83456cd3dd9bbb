// SPDX-License-Identifier: MIT
import ArgumentParser
import Diagnostics

extension DiagnosticFormat: ExpressibleByArgument {}

/// How a command shows what is wrong.
struct ReportOptions: ParsableArguments {
  @Option(help: "How problems are shown: text, json, github or sarif.")
  var format = DiagnosticFormat.text

  /// What is wrong: for people on standard error, for programs on standard output.
  func report(_ bag: DiagnosticBag) {
    guard format != .text else { return Console.report(bag) }
    print(format.print(bag.sorted), terminator: "")
  }

  /// A line for people that is part of a command's result. Where programs read the output it goes
  /// to standard error.
  func say(_ line: String, terminator: String = "\n") {
    if format == .text {
      print(line, terminator: terminator)
    } else {
      Console.write(line + terminator)
    }
  }
}
