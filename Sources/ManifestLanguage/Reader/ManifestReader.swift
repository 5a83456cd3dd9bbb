// SPDX-License-Identifier: MIT
import Diagnostics
import EventCatalog
import FacadeSchema
import YAMLTree

/// Reads one manifest: shape first, then names and types. Everything that is wrong is reported; a
/// part that is wrong does not keep the others from being checked.
struct ManifestReader {
  let source: ManifestSource
  var bag: DiagnosticBag

  /// Nil if the manifest has errors. Those of its fixtures do not count: the others can be run.
  static func read(_ source: ManifestSource, into bag: inout DiagnosticBag) -> Manifest? {
    var reader = ManifestReader(source: source, bag: DiagnosticBag())
    let manifest = reader.read()
    bag.add(contentsOf: reader.bag)
    let isBroken = reader.bag.diagnostics.contains { diagnostic in
      diagnostic.severity == .error && !diagnostic.code.isOfFixtures
        && !source.fixtures.contains { $0 === diagnostic.range.file }
    }
    return isBroken ? nil : manifest
  }

  private mutating func read() -> Manifest? {
    let errors = bag.errorCount
    guard let root = YAMLDocument.parse(source.manifest, into: &bag) else {
      if bag.errorCount == errors {
        bag.report(
          .missingKey, "the manifest is empty", at: SourceRange(source.manifest, 0..<0),
          help: ["begin with `manifest: 1` and `name: …`"])
      }
      return nil
    }
    SplitCall.check(root, into: &bag)
    // What follows from text that YAML has cut in two is nobody's mistake.
    guard bag.errorCount == errors || !bag.diagnostics.contains(where: { $0.code == .yamlSyntax })
    else { return nil }
    guard var keys = MappingReader(root, what: "a manifest", into: &bag) else { return nil }
    guard readVersion(&keys) else { return nil }

    let name = readName(&keys)
    let slug = readSlug(&keys, name: name)
    let docs = keys.value("docs").flatMap { readURL($0, "`docs`") }
    let summary = keys.value("description").flatMap {
      ScalarReading.prose($0, "`description`", into: &bag)
    }
    let channels = readChannels(&keys)
    let endpointNode = keys.value("endpoint")
    let headersNode = keys.value("headers")
    let timeout = keys.value("timeout").flatMap {
      ScalarReading.duration($0, "`timeout`", into: &bag)
    }
    let retries = keys.value("retries").flatMap {
      RuleReader.number($0, "`retries`", into: &bag)
    }
    let redirects = keys.value("redirects").flatMap {
      RuleReader.number($0, "`redirects`", into: &bag)
    }
    let ensureNodes =
      keys.value("ensure").flatMap { ScalarReading.list($0, "`ensure`", into: &bag) } ?? []
    let required = EnsureReader.requiredSettings(ensureNodes)
    let declared =
      keys.value("settings").map { SettingsReader.read($0, required: required, into: &bag) } ?? []
    let mapping = keys.value("mapToTrack").map { MapToTrackReader(node: $0) }
    let settings = mapping?.settings(with: declared, into: &bag) ?? declared
    let authNode = keys.value("auth")
    let tables = keys.value("tables").map { TableReader.tables($0, of: source, into: &bag) } ?? []
    let fragments = keys.value("fragments").map { TableReader.fragments($0, into: &bag) } ?? []
    let answerTypes = keys.value("types").map { TypeReader.read($0, into: &bag) } ?? TypeTable()
    let letNode = keys.value("let")
    let ruleNodes = RuleNodes(&keys, ofManifest: true)
    let methodNodes = MessageType.allCases.compactMap { type in
      keys.value(type.rawValue).map { (type, keys.keyRange(type.rawValue) ?? $0.range, $0) }
    }
    let mapped =
      mapping?.types(besides: methodNodes.map { (type: $0.0, range: $0.1) }, into: &bag) ?? []
    let types = MessageType.allCases.filter { type in
      mapped.contains(type) || methodNodes.contains { $0.0 == type }
    }
    let inlineFixtures = keys.value("fixtures")
    keys.finish(into: &bag) { key in
      guard Self.keysOfMethods.contains(key) else { return nil }
      let type = methodNodes.last?.0.rawValue ?? "track"
      return "write it under a type of message: indented, below `\(type):`"
    }

    let context = CheckContext(
      settings: settings, tables: tables, fragments: fragments, types: answerTypes)
    let names = root.mapping?.entries.first { $0.key.scalar?.text == "settings" }?.value.mapping?
      .entries.compactMap { $0.key.scalar?.text }
    context.brokenSettings = Set(names ?? []).subtracting(settings.map(\.name))
    var ensureReader = EnsureReader(
      context: context, methods: types, letNode: letNode)
    let ensures = ensureReader.read(ensureNodes, into: &bag)
    let requests = RequestReader(
      context: context, scope: Scope.settings.knowing(ensureReader.presentSettings))
    let endpoint = endpointNode.flatMap { requests.endpoint($0, into: &bag) }
    context.headers = headersNode.map { requests.headers($0, into: &bag) } ?? []
    let auth = authNode.map { requests.authOptions($0, into: &bag) } ?? []
    let handlers = methodNodes.map { type, keyRange, node in
      var scope = Scope.message(type)
      scope.present = ensureReader.present[type] ?? []
      return MethodReader(
        context: context, type: type, hasEndpoint: endpointNode != nil, letNode: letNode,
        ruleNodes: ruleNodes
      ).read(node, keyRange: keyRange, scope: scope, into: &bag)
    }
    mapping?.check(
      handlers.contains { $0.method?.type == .track },
      handlesEvents: handlers.contains { !$0.events.isEmpty }, into: &bag)
    if methodNodes.isEmpty, !hasMisspeltMethod(root) {
      let types = MessageType.allCases.map { "`\($0.rawValue):`" }
      bag.report(
        .noMethods, "the manifest handles no message", at: root.range.firstLine,
        help: ["add \(types.dropLast().joined(separator: ", ")) or \(types.last ?? "")"])
    }
    let fixtures = FixtureReader.read(
      source, inline: inlineFixtures, methods: types, settings: settings, ensures: ensures,
      brokenSettings: context.brokenSettings, into: &bag)
    guard let name, let slug else { return nil }
    let manifest = Manifest(
      origin: source.origin(of: source.manifest), name: name.text, nameRange: name.range,
      slug: slug, docs: docs,
      summary: summary, channels: channels, endpoint: endpoint, timeout: timeout ?? 10_000,
      retries: retries ?? 0, redirects: redirects ?? 0, settings: settings, ensures: ensures,
      auth: auth,
      methods: handlers.compactMap(\.method), events: handlers.flatMap(\.events),
      mapToTrack: mapped,
      eventMatching: handlers.contains { $0.matching == .legacy } ? .legacy : .exact,
      fixtures: fixtures)
    if !bag.hasErrors { ManifestLint.check(manifest, context: context, into: &bag) }
    return manifest
  }

  private static let keysOfMethods: Set<String> = [
    "send", "map", "steps", "when", "batch", "lock", "swift", "events",
  ]

  /// Whether a key is nearly a type of message, which has been said.
  private func hasMisspeltMethod(_ root: YAMLNode) -> Bool {
    let types = MessageType.allCases.map(\.rawValue)
    return root.mapping?.entries.contains { entry in
      entry.key.scalar.flatMap { Suggestion.nearest(to: $0.text, among: types) } != nil
    } == true
  }

  private mutating func readVersion(_ keys: inout MappingReader) -> Bool {
    guard let node = keys.required("manifest", example: "1", into: &bag) else { return true }
    if let scalar = node.scalar, scalar.resolved == .int(1) { return true }
    bag.report(
      .unsupportedVersion, "this intgen reads version 1 of the manifest language", at: node.range,
      label: "write `1`")
    return false
  }

  private mutating func readName(
    _ keys: inout MappingReader
  ) -> (text: String, range: SourceRange)? {
    guard let node = keys.required("name", example: "My Integration", into: &bag),
      let text = ScalarReading.text(node, "`name`", into: &bag)
    else { return nil }
    if let problem = Naming.problem(inName: text) {
      bag.report(.invalidName, problem, at: node.range, help: [Naming.nameRule])
      return nil
    }
    return (text, node.range)
  }

  private mutating func readSlug(
    _ keys: inout MappingReader, name: (text: String, range: SourceRange)?
  ) -> String? {
    if let node = keys.value("slug") {
      guard let text = ScalarReading.text(node, "`slug`", into: &bag) else { return nil }
      guard Naming.isSlug(text) else {
        let wish = Naming.slug(of: text)
        bag.report(
          .invalidSlug, "`\(text)` is not a slug", at: node.range,
          label: Naming.isSlug(wish) ? .didYouMean(wish, for: text, isCertain: false) : nil,
          help: [Naming.slugRule])
        return nil
      }
      return text
    }
    guard let name else { return nil }
    let slug = Naming.slug(of: name.text)
    guard Naming.isSlug(slug) else {
      bag.report(
        .invalidSlug, "no slug can be made from the name `\(name.text)`", at: name.range,
        help: ["add `slug: my-slug`", Naming.slugRule])
      return nil
    }
    return slug
  }

  private mutating func readChannels(_ keys: inout MappingReader) -> [Channel] {
    let bundledNode = keys.value("bundled")
    let isBundled =
      bundledNode.flatMap { ScalarReading.bool($0, "`bundled`", into: &bag) } ?? false
    guard let node = keys.value("channels"),
      let elements = ScalarReading.list(node, "`channels`", into: &bag)
    else { return [.server] }
    var channels: [Channel] = []
    for element in elements {
      guard
        let channel: Channel = ScalarReading.choice(
          element, "a channel", code: .unknownChannel, into: &bag)
      else { continue }
      if isBundled, channel == .client, let bundledNode {
        bag.report(
          .bundledClient, "a bundled integration cannot have the channel `client`",
          at: element.range,
          related: [.init(bundledNode.range, "its client-side library is bundled elsewhere")],
          help: ["remove `client` from the channels, or `bundled: true`"])
      }
      if channels.contains(channel) {
        bag.report(
          .invalidValue, "the channel `\(channel.rawValue)` is listed twice", at: element.range)
      } else {
        channels.append(channel)
      }
    }
    return channels
  }

  private mutating func readURL(_ node: YAMLNode, _ what: String) -> String? {
    guard let text = ScalarReading.text(node, what, into: &bag) else { return nil }
    if let problem = URLCheck.problem(with: text) {
      bag.report(.invalidURL, "\(what) \(problem)", at: node.range)
      return nil
    }
    return text
  }
}

extension SourceRange {
  /// The part of the range on its first line: enough to show where something begins.
  var firstLine: SourceRange {
    let lineEnd = file.line(start.line).endIndex
    return SourceRange(
      file, bytes.lowerBound..<max(bytes.lowerBound, min(lineEnd, bytes.upperBound)))
  }
}
