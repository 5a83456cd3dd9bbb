// SPDX-License-Identifier: MIT
import FunctionLibrary

extension CheckedExpression {
  /// How an error names the attribute of a message that the expression reads: `userId`,
  /// `traits.plan`.
  package var attributeName: String {
    switch kind {
    case .accessor(let name), .field(let name): name
    case .local(let local): local.name
    case .answer(let answer, let part): "\(answer.step).\(part.rawValue)"
    case .productAccessor(let base, let name): "\(base.attributeName).\(name)"
    case .recordField(let base, _, let field): "\(base.attributeName).\(field.name)"
    case .entry(let base, _), .matches(let base, _), .eventNames(let base), .tableObject(let base):
      base.attributeName
    case .setting(let setting): setting.name
    case .path(let base, let steps):
      "\(base.attributeName).\(steps.map(\.key).joined(separator: "."))"
    case .call(let function, let receiver?, _):
      function.form == .member
        ? "\(receiver.attributeName).\(function.name)" : receiver.attributeName
    case .coalesce(let left, _): left.attributeName
    default: "path"
    }
  }

  /// The parts of a text, or the expression itself.
  package var textParts: [CheckedExpression] {
    if case .text(let parts) = kind { parts } else { [self] }
  }
}
