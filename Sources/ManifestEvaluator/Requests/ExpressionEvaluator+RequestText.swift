// SPDX-License-Identifier: MIT
import IntegrationRuntime
import ManifestLanguage

extension ExpressionEvaluator {
  /// The text of an expression, with the secrets that went into it; nil if a part is missing.
  func requestText(_ expression: CheckedExpression) -> RequestText? {
    var result = RequestText.StringInterpolation(literalCapacity: 32, interpolationCount: 2)
    for part in expression.textParts {
      guard let text = value(part).messageText else { return nil }
      if part.readsSecret {
        result.appendInterpolation(Secret(text))
      } else {
        result.appendLiteral(text)
      }
    }
    return RequestText(stringInterpolation: result)
  }

  /// The same for a text that cannot be missing by its type. If it is in spite of that, as after an
  /// overflow, nothing can be sent with these settings.
  func requestText(
    _ expression: CheckedExpression, _ what: String
  ) throws(IntegrationError) -> RequestText {
    guard let text = requestText(expression) else {
      throw .invalid("\(what) cannot be made from the settings")
    }
    return text
  }
}
