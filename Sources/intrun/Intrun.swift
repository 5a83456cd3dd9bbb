// SPDX-License-Identifier: MIT
import ArgumentParser

/// The command line of what needs the network.
@main
struct Intrun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intrun",
    abstract: "Runs the integrations that were compiled into it.",
    discussion: """
      The integrations are those of Generated/: after a change of a manifest, run intgen first.

      Exit codes: 0 delivered or nothing to send, 1 not delivered, 64 wrong use, 74 a file cannot \
      be read.
      """,
    version: "0.1.0",
    subcommands: [SendCommand.self, ListCommand.self]
  )
}

extension ExitCode {
  /// The message was not delivered, or is none.
  static let notDelivered = ExitCode(1)
  /// A file cannot be read (`EX_IOERR` of sysexits.h).
  static let inputOutput = ExitCode(74)
}
