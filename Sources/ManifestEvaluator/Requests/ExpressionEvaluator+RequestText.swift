// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

extension ExpressionEvaluator {
  /// The text of an expression, with the secrets that went into it; nil if a part is missing.
  func requestText(_ expression: CheckedExpression) -> RequestText? {
    var result = RequestText.StringInterpolation(literalCapacity: 32, interpolationCount: 2)
    for part in expression.textParts {
      guard let text = value(part).messageText else { return nil }
      if isSecret(part) {
        result.appendInterpolation(Secret(text))
      } else {
        result.appendLiteral(text)
      }
    }
    return RequestText(stringInterpolation: result)
  }

  /// The same for a text that cannot be missing by its type. If a part is in spite of that, as after
  /// an overflow, it is empty, and refused where it stands.
  func knownText(_ expression: CheckedExpression) -> RequestText {
    var result = RequestText.StringInterpolation(literalCapacity: 32, interpolationCount: 2)
    for part in expression.textParts { result.appendInterpolation(requestText(part) ?? "") }
    return RequestText(stringInterpolation: result)
  }
}
