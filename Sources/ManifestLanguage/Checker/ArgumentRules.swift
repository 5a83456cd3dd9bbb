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
      var problem = pattern("a date pattern", text) { () throws(PatternProblem) in
        _ = try DatePattern(text)
      }
      if problem != nil, let meant = Self.meantPattern(text) {
        problem?.label = .didYouMean(meant, for: text)
      }
      return problem
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

  /// A date pattern with other languages' letters exchanged for ours; nil if it is none even then.
  private static func meantPattern(_ text: String) -> String? {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<16 {
      guard let problem = DatePattern.problem(in: String(String.UnicodeScalarView(scalars))) else {
        return String(String.UnicodeScalarView(scalars))
      }
      guard let suggestion = problem.suggestion, problem.offset < scalars.count else { return nil }
      let letter = scalars[problem.offset]
      let end = scalars[problem.offset...].firstIndex { $0 != letter } ?? scalars.count
      scalars.replaceSubrange(problem.offset..<end, with: suggestion.unicodeScalars)
    }
    return nil
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
