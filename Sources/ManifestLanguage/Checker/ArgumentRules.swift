// SPDX-License-Identifier: MIT
import FunctionLibrary

extension FunctionParameter.Rule {
  /// What is wrong with a literal argument, if anything.
  func problem(with text: String) -> String? {
    switch self {
    case .choice(let values):
      values.contains(text)
        ? nil : "`\(text)` is not one of \(values.joined(separator: ", "))"
    case .datePattern, .regex, .network, .offset: nil
    }
  }
}
