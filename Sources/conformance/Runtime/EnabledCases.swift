// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Whether a message is meant for an integration.
enum EnabledCases {
  static let all = RuntimeSection.each { json in
    difference(
      json[exact: "message"] ?? .null, name: json.text("name") ?? "",
      channels: json.texts("channels"), override: json[exact: "overrideEnabled"]?.bool,
      json[exact: "result"])
  }

  static func difference(
    _ message: JSONValue, name: String, channels: [String], override: Bool?, _ expected: JSONValue?
  ) -> String? {
    let declaration = IntegrationDeclaration(
      name: name, slug: "x", channels: channels.compactMap(Channel.init), methods: [.track])
    guard let document = try? JSONDocument(encoding: message) else { return "no message" }
    let reason = declaration.disabledReason(
      for: Message(document, as: .track), override: override)
    guard let expected, !expected.isNull else {
      return reason.map { "expected enabled, got \($0)" }
    }
    guard let reason else { return "expected \(expected.shown), got enabled" }
    // Only the mismatch of channels has no code.
    let isByChannel = if case .channel = reason { true } else { false }
    return first(
      differ("message", expected.text("message"), reason.text(for: name)),
      differ("by channel", expected.text("code") == nil, isByChannel))
  }
}
