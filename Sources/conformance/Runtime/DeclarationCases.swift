// SPDX-License-Identifier: MIT
import Diagnostics
import IntegrationRuntime
import JSON
import ManifestLanguage

/// What is declared once: in ours by a manifest, so some of these go through its reader.
enum DeclarationCases {
  static let slugs = RuntimeSection.each { json in
    let slug = Naming.slug(of: json.text("name") ?? "")
    return first(
      differ("slug", json.text("slug"), slug), differ("slug", json.text("instanceSlug"), slug))
  }

  static let factory = RuntimeSection.each { json in
    let line = json.present("name").map { "name: \($0.shown)\n" } ?? ""
    return differ("accepted", json[exact: "ok"]?.bool, manifest(line, ensure: nil) != nil)
  }

  static let timeouts = RuntimeSection.each { json in
    let input = json[exact: "input"]
    let parsed = input?.string.map(TimeoutText.parse) ?? TimeoutText.parse(input?.shown ?? "")
    let expected = json.number("ms").map { Duration.milliseconds($0) }
    let isApplied = parsed.map { $0 > .zero } ?? false
    return first(
      differ("duration", expected, parsed),
      differ("applied", json[exact: "applied"]?.bool ?? false, isApplied))
  }

  static let defaultTimeout = RuntimeSection.one { json in
    differ("timeout", json.int.map { .milliseconds($0) }, RequestDefaults.timeout)
  }

  /// The default and whole lists; ours are made no other way.
  static let channels = RuntimeSection.each { json in
    let calls = json.list("calls")
    guard calls.allSatisfy({ $0.text("method") == "channels" }) else {
      return "channels are a list, not added one by one"
    }
    var declaration = IntegrationDeclaration(name: "Segment", slug: "segment", methods: [])
    if let names = calls.last?.texts("arg") {
      let channels = names.compactMap { IntegrationRuntime.Channel(rawValue: $0) }
      guard channels.count == names.count else { return "there is no such channel" }
      declaration = IntegrationDeclaration(
        name: "Segment", slug: "segment", channels: channels, methods: [])
    }
    return differ("channels", json.texts("channels"), declaration.channels.map(\.rawValue))
  }

  static let urls = RuntimeSection.each { json in
    guard let endpoint = json.text("endpoint") else { return "a request has an endpoint or a URL" }
    return differ(
      "URL", json.text("url"), Request.joinedURL(endpoint: endpoint, path: json.text("path")))
  }

  static let ensures = RuntimeSection.each { json in
    let path = json.text("path") ?? ""
    let manifest = manifest("name: Segment\n", ensure: path)
    guard json[exact: "error"] == nil else {
      return manifest == nil ? nil : "expected an error, `\(path)` is accepted"
    }
    guard let ensure = manifest?.ensures.first else { return "`\(path)` is refused" }
    let (type, key) =
      switch ensure.subject {
      case .setting(let name): ("settings", name)
      case .message(let path, _): ("message", path)
      case .condition: ("condition", "")
      case .group: ("group", "")
      }
    return first(
      differ("type", json.text("type"), type), differ("key", json.text("key"), key))
  }

  static let realIntegrations = RuntimeSection.each { json in
    for path in json.list("ensures") {
      let text = path.string ?? path[0]?.string ?? ""
      guard text == "fn" || text.hasPrefix("settings.") || text.hasPrefix("message.") else {
        return "ensure \(path.shown) is no path"
      }
    }
    if let name = json.texts("semanticMethods").first(where: { SemanticEvent(method: $0) == nil }) {
      return "there is no semantic event \(name)"
    }
    if let name = json.texts("methods").first(where: { MessageType(name: $0) == nil }) {
      return "there is no type \(name)"
    }
    return first(
      differ("slug", json.text("slug"), Naming.slug(of: json.text("name") ?? "")),
      differ(
        "channels", json.texts("channels"),
        json.texts("channels").compactMap { IntegrationRuntime.Channel(rawValue: $0)?.rawValue }),
      differ(
        "timeout", json.number("timeoutMs").map { .milliseconds($0) }, RequestDefaults.timeout))
  }

  /// What the reader makes of a small manifest; nil if it has an error.
  private static func manifest(_ name: String, ensure: String?) -> Manifest? {
    let text = """
      manifest: 1
      \(name)endpoint: https://example.com
      settings:
        apiKey: { type: string }
      \(ensure.map { "ensure: [\"\($0)\"]" } ?? "")
      track:
        map: { a: 1 }
        send: POST /a
      """
    var bag = DiagnosticBag()
    let source = ManifestSource(manifest: SourceFile(path: "segment/manifest.yaml", text: text))
    return ManifestCompiler.compile([source], into: &bag).first
  }
}
