// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

extension Setting {
  /// `.required("appId", .string, label: "App ID")`
  var declaration: Code {
    var arguments: [Code] = ["\(literal: name)", kind.declaration]
    if !isRequired, let defaultValue {
      arguments.append("default: \(literal: defaultValue.text)")
    }
    if let label { arguments.append("label: \(literal: label)") }
    if let summary { arguments.append("summary: \(literal: summary)") }
    return Layout.call(
      isRequired ? ".required" : ".optional", arguments, room: 92, limit: arguments.count)
  }
}

extension Setting.Kind {
  /// `.choice(["us", "eu"])`
  fileprivate var declaration: Code {
    switch self {
    case .string: ".string"
    case .secret: ".secret"
    case .bool: ".bool"
    case .int: ".int"
    case .number: ".number"
    case .scalar: ".scalar"
    case .enumeration(let values):
      Layout.call(".choice", [Layout.list("", values.map { "\(literal: $0)" })])
    case .list: ".list"
    case .object: ".object"
    case .map: ".map"
    case .eventMap: ".eventMap"
    }
  }
}

extension Constant {
  /// As people write it.
  fileprivate var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .int(let int): "\(int)"
    case .double(let double): "\(double)"
    case .string(let text): text
    }
  }
}
