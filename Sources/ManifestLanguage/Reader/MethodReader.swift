// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema
import YAMLTree

/// Reads `identify:`, `track:` and so on.
struct MethodReader {
  let context: CheckContext
  let type: MessageType
  let hasEndpoint: Bool

  func read(
    _ node: YAMLNode, keyRange: SourceRange, into bag: inout DiagnosticBag
  ) -> Method? {
    guard var keys = MappingReader(node, what: "`\(type.rawValue)`", into: &bag) else {
      return nil
    }
    let mapNode = keys.value("map")
    let sendNode = keys.required("send", example: "POST /path", into: &bag)
    keys.finish(into: &bag)
    let payload = mapNode.flatMap { self.payload($0, into: &bag) }
    let request = sendNode.flatMap {
      SendReader(
        context: context, type: type, hasEndpoint: hasEndpoint, hasPayload: mapNode != nil
      ).read($0, into: &bag)
    }
    guard let request else { return nil }
    return Method(type: type, range: keyRange, payload: payload, request: request)
  }

  /// A payload is an object: written out, or an expression that gives one.
  private func payload(_ node: YAMLNode, into bag: inout DiagnosticBag) -> CheckedValue? {
    let value = PayloadChecker(context: context, type: type).check(node, into: &bag)
    guard case .expression(let expression) = value else { return value }
    switch expression.type.base {
    case .object, .json, .invalid: return value
    default:
      bag.report(
        .typeMismatch,
        "a payload is a mapping, a list or an expression that gives an object, "
          + "this is \(expression.type.description)", at: node.range)
      return nil
    }
  }
}
