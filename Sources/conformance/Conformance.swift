// SPDX-License-Identifier: MIT
import ArgumentParser

/// Runs recorded cases through our implementation and compares.
@main
struct Conformance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Compares intgen's parts with recorded cases of the systems they have to match.",
    discussion: """
      Each command takes the file or folder of cases, so that any other set in the same format \
      runs too. It prints totals and every unexpected case and exits with 1 if there is any. \
      Known divergences are listed, with reasons, in a checked-in file; a listed case that \
      passes is unexpected as well.
      """,
    subcommands: [
      FacadeCommand.self,
      IntegrationsCommand.self,
      JSONCommand.self,
      RuntimeCommand.self,
      YAMLCommand.self,
    ]
  )
}
