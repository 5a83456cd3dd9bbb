// SPDX-License-Identifier: MIT

/// How diagnostics are printed.
package enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// An object a line, for other programs.
  case json
  /// Workflow commands, which GitHub shows in the changed files of a pull request.
  case github
  /// SARIF 2.1.0, one document, for code scanning services.
  case sarif

  /// The diagnostics in this format, with a line break at the end if there is anything.
  ///
  /// - Parameter isColoured: of the text for people only.
  package func print(_ diagnostics: [Diagnostic], coloured isColoured: Bool = false) -> String {
    switch self {
    case .text: TextPrinter(coloured: isColoured).print(diagnostics)
    case .json: JSONLinesPrinter.print(diagnostics)
    case .github: GitHubPrinter.print(diagnostics)
    case .sarif: SARIFPrinter.print(diagnostics)
    }
  }
}
