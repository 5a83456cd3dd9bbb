// SPDX-License-Identifier: MIT

/// Prints diagnostics as workflow commands of GitHub Actions:
/// `::error file=a.yaml,line=3,col=5,endLine=3,endColumn=9,title=E0202::…`
package enum GitHubPrinter {
  package static func print(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { print($0) + "\n" }.joined()
  }

  private static func print(_ diagnostic: Diagnostic) -> String {
    var properties = [("file", diagnostic.range.file.path)]
    if diagnostic.range.hasText {
      let (start, end) = (diagnostic.range.start, diagnostic.range.end)
      properties += [("line", "\(start.line)"), ("col", "\(start.column)")]
      // GitHub takes columns only within one line.
      if end.line == start.line {
        properties += [("endLine", "\(end.line)"), ("endColumn", "\(end.column)")]
      }
    }
    properties.append(("title", diagnostic.code.rawValue))
    let list = properties.map { "\($0)=\(escaped($1, in: .property))" }.joined(separator: ",")
    let message = diagnostic.plainText
    return "::\(diagnostic.severity.rawValue) \(list)::\(escaped(message, in: .message))"
  }

  private enum Place { case property, message }

  /// Escaped as the toolkit of GitHub's own actions does, so that no text ends or begins a command.
  private static func escaped(_ text: String, in place: Place) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where place == .property: result += "%3A"
      case "," where place == .property: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Diagnostic {
  /// Message, label, details and help as lines.
  var plainText: String {
    let head = label.map { "\(message): \($0)" } ?? message
    return ([head] + details + help.map { "help: \($0)" }).joined(separator: "\n")
  }
}
