// SPDX-License-Identifier: MIT

/// One thing that is wrong, or doubtful, at one place.
///
/// Wording: the message says what is wrong, in the author's words, lower case, without a final
/// stop, names in backticks. The label and the help say what to write instead.
package struct Diagnostic: Sendable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// Another place that explains the first one.
  package struct Related: Sendable {
    package var range: SourceRange
    package var label: String

    package init(_ range: SourceRange, _ label: String) {
      self.range = range
      self.label = label
    }
  }

  package var code: DiagnosticCode
  package var message: String
  package var range: SourceRange
  /// Short text behind the caret.
  package var label: String?
  package var related: [Related]
  /// More lines that say what is wrong, such as the differences between two values.
  package var details: [String]
  /// What to do about it, when it does not fit behind the caret.
  package var help: [String]
  /// What to write instead, where that is known to the byte.
  package var fix: Fix?

  package init(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    label: Label? = nil,
    related: [Related] = [],
    details: [String] = [],
    help: [String] = [],
    fix: Fix? = nil
  ) {
    self.code = code
    self.message = message
    self.range = range
    self.label = label?.text
    self.related = related
    self.details = details
    self.help = help
    self.fix = fix ?? label?.replacement.flatMap { Fix($0, at: range) }
  }

  package var severity: Severity { code.severity }
}

/// Collects everything a run has to say, so that all of it is reported and not only the first.
package struct DiagnosticBag: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package mutating func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  package mutating func add(contentsOf other: DiagnosticBag) {
    diagnostics.append(contentsOf: other.diagnostics)
  }

  package mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    label: Label? = nil,
    related: [Diagnostic.Related] = [],
    help: [String] = [],
    fix: Fix? = nil
  ) {
    add(
      Diagnostic(code, message, at: range, label: label, related: related, help: help, fix: fix))
  }

  /// Adds a place to everything that was reported since there were `count` diagnostics.
  package mutating func relate(from count: Int, to related: Diagnostic.Related) {
    for index in diagnostics.indices.dropFirst(count) { diagnostics[index].related.append(related) }
  }

  /// Adds help to what was reported under a code since there were `count` diagnostics.
  package mutating func advise(from count: Int, about code: DiagnosticCode, _ help: String) {
    for index in diagnostics.indices.dropFirst(count) where diagnostics[index].code == code {
      diagnostics[index].help.append(help)
    }
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  package var errorCount: Int { diagnostics.count { $0.severity == .error } }
  package var warningCount: Int { diagnostics.count { $0.severity == .warning } }

  /// By file, then place, then code; exact repetitions only once.
  package var sorted: [Diagnostic] {
    let keyed = diagnostics.map { diagnostic in
      (
        key: (
          diagnostic.range.file.path, diagnostic.range.bytes.lowerBound, diagnostic.code.rawValue,
          diagnostic.message
        ), diagnostic: diagnostic
      )
    }
    var result: [Diagnostic] = []
    var previous: (String, Int, String, String)?
    for entry in keyed.sorted(by: { $0.key < $1.key }) {
      if let previous, previous == entry.key { continue }
      previous = entry.key
      result.append(entry.diagnostic)
    }
    return result
  }
}
