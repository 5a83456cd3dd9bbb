// SPDX-License-Identifier: MIT
import FunctionLibrary
import TextPatterns

extension FunctionParameter.Rule {
  /// What is wrong with a literal argument.
  struct Violation {
    var message: String
    /// Where in the text, in Unicode scalars; nil for all of it.
    var offset: Int?
    var suggestion: String?
  }

  /// What is wrong with a literal argument, if anything.
  func violation(by text: String) -> Violation? {
    switch self {
    case .choice(let values):
      values.contains(text)
        ? nil : Violation(message: "`\(text)` is not one of \(values.joined(separator: ", "))")
    case .datePattern: DatePattern.problem(in: text).map(Violation.init)
    case .regex: TextRegex.problem(in: text).map(Violation.init)
    case .network:
      IPNetwork(text) == nil
        ? Violation(message: "`\(text)` is not a network such as `10.0.0.0/8`") : nil
    case .offset:
      UTCOffset(text) == nil
        ? Violation(message: "`\(text)` is not an offset such as `+02:00` or `Z`") : nil
    }
  }
}

extension FunctionParameter.Rule.Violation {
  fileprivate init(_ problem: PatternProblem) {
    self.init(
      message: problem.message, offset: problem.offset, suggestion: problem.suggestion)
  }
}
