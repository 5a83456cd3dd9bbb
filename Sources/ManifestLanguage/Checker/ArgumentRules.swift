// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary
import TextPatterns

extension FunctionParameter.Rule {
  struct Problem {
    var message: String
    var label: Label?
    var help: [String] = []
  }

  /// What is wrong with a literal argument, if anything.
  func problem(with text: String) -> Problem? {
    switch self {
    case .choice(let values):
      guard !values.contains(text) else { return nil }
      return Problem(
        message: "`\(text)` is not one of \(values.joined(separator: ", "))",
        label: Suggestion.question(for: text, among: values))
    case .datePattern:
      return pattern("a date pattern", text) { () throws(PatternProblem) in
        _ = try DatePattern(text)
      }
    case .regex:
      return pattern("a pattern", text) { () throws(PatternProblem) in _ = try TextRegex(text) }
    case .network:
      guard IPNetwork(text) == nil else { return nil }
      return Problem(message: "`\(text)` is not a network", label: "write it as `10.0.0.0/8`")
    case .offset:
      guard UTCOffset(text) == nil else { return nil }
      return Problem(
        message: "`\(text)` is not an offset from UTC", label: "write `Z` or `+02:00`",
        help: ["a zone's name says nothing without a calendar of its changes"])
    }
  }

  private func pattern(
    _ what: String, _ text: String, _ read: () throws(PatternProblem) -> Void
  ) -> Problem? {
    do throws(PatternProblem) {
      try read()
      return nil
    } catch {
      return Problem(
        message: "`\(text)` is not \(what): \(error.message)",
        label: error.suggestion.map { Label("did you mean `\($0)`?") })
    }
  }
}
