// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// Emits the type of one integration: its declaration, settings, checks and requests.
///
/// ```swift
/// public struct Heap: Integration {
///   public static let declaration = IntegrationDeclaration(name: "Heap", …)
///   public struct Settings: IntegrationSettings { … }
///   public func validate(_ message: Message) -> IntegrationError? { … }
///   public func track(_ track: Track) async throws(IntegrationError) -> [Response] { … }
/// }
/// ```
struct IntegrationFile {
  let manifest: Manifest
  let names: IntegrationNames
  let plans: [PayloadPlan]
  private let pieces: PieceFunctions

  init(manifest: Manifest, names: IntegrationNames, plans: [PayloadPlan]) {
    self.manifest = manifest
    self.names = names
    self.plans = plans
    pieces = PieceFunctions(names: names, owner: .integration)
  }

  func emit() -> Code {
    let mapper: Code =
      manifest.hasMapper
      ? """
      /// Makes the payloads.
      \(manifest.usesContext
        ? "public var mapper: \(names.mapper) { \(names.mapper)(context: context) }"
        : "public let mapper = \(names.mapper)()")
      """ : ""
    return """
      \(FileHeader.code(for: manifest))
      public import IntegrationRuntime

      \(documentation)
      public struct \(names.type): Integration\(HooksFile(manifest: manifest, names: names).conformance(to: .send)) {
        \(declaration)

        \(SettingsEmitter(manifest: manifest, names: names).emit())

        /// What the customer entered.
        public let settings: Settings
        /// Sends the requests, each with the manifest's retries.
        public var sender: Sender
        \(mapper)
        \(cache)
        \(manifest.usesContext ? context : "")

        /// Makes an integration for one customer.
        public init(settings: Settings, transport: any Transport) {
          self.settings = settings
          sender = Self.declaration.sender(over: transport)
          \(auth.authorizer == nil ? Code.empty : "sender.rules.authorizer = authorizer")
        }

        \(lines: [auth.authorization, auth.authorizer].compactMap { $0 }, separator: "\n\n")

        \(ValidationEmitter(manifest: manifest, names: names).emit())

        \(lines: functions, separator: "\n\n")
      }
      """
  }

  /// Keeps answers that a step asks to keep.
  private var cache: Code {
    let isUsed = (manifest.methods + manifest.events).flatMap(\.requestSteps)
      .contains { $0.cache != nil }
    guard isUsed else { return .empty }
    return """
      /// Answers that stand for a while.
      private let cache = ResponseCache()
      """
  }

  private var auth: AuthorizerEmitter { AuthorizerEmitter(manifest: manifest, names: names) }

  /// Everything that delivers.
  private var functions: [Code] {
    let functions =
      manifest.methods.map(method) + MapToTrackEmitter(manifest: manifest, names: names).emit()
      + EventsEmitter(manifest: manifest, names: names).emit() + manifest.events.map(method)
      + BatchEmitter(manifest: manifest, names: names, plans: plans).emit()
    return functions + pieces.declarations
  }

  /// Clock and chance, for requests; the mapper has its own.
  private var context: Code {
    """
    /// Clock and chance.
    private var context: MappingContext { .live }
    """
  }

  private var documentation: Code {
    var paragraphs = ["Delivers messages to \(manifest.name)."]
    if let summary = manifest.summary { paragraphs.append(summary) }
    if let docs = manifest.docs { paragraphs.append("API: \(docs)") }
    return .documentation(paragraphs)
  }

  private var declaration: Code {
    var arguments: [Code] = [
      "name: \(literal: manifest.name)",
      "slug: \(literal: manifest.slug)",
      "channels: [\(manifest.channels.map { ".\(Identifier.lowerCamel($0.rawValue))" }.joined(separator: ", "))]",
    ]
    if let endpoint = manifest.endpoint {
      arguments.append("endpoint: \(literal: endpoint.display)")
    }
    arguments += [
      "timeout: \(Code.duration(milliseconds: manifest.timeout))",
      "retries: \(manifest.retries)",
    ]
    if manifest.redirects > 0 { arguments.append("redirects: \(manifest.redirects)") }
    if !manifest.settings.isEmpty {
      arguments.append(Layout.list("settings: ", manifest.settings.map(\.declaration)))
    }
    arguments += [
      Layout.list(
        "ensures: ", manifest.ensures.map { Self.ensure($0, methods: manifest.types) }
      ),
      "methods: [\(manifest.types.map { ".\(Identifier.lowerCamel($0.rawValue))" }.joined(separator: ", "))]",
    ]
    arguments += EventsEmitter(manifest: manifest, names: names).arguments
    arguments += BatchEmitter(manifest: manifest, names: names, plans: plans).arguments
    return """
      /// What the manifest declares.
      public static let declaration = IntegrationDeclaration(
        \(lines: arguments, separator: ",\n")
      )
      """
  }

  static func ensure(_ ensure: Ensure, methods: [MessageType]) -> Code {
    switch ensure.subject {
    case .setting(let name): return ".setting(\(literal: name))"
    case .message(let path, _): return ".message(\(literal: path))"
    case .condition(let blame, let conditions, let words):
      let form: Code = words.isWhen ? ".when" : ".unless"
      let verdict: Code = blame == .message ? ".rejected" : ".invalid"
      let check = Layout.call(
        form,
        [
          "\(literal: words.condition)", verdict,
          Layout.labelled("reason", Layout.literal(words.reason, room: 72)),
        ], room: 80)
      let limited = methods.filter { conditions[$0] != nil }
      guard limited.count < methods.count else { return check }
      let list = limited.map { ".\(Identifier.lowerCamel($0.rawValue))" as Code }
      return "\(check).only([\(list.joined(separator: ", "))])"
    case .group(let group):
      let checks = Layout.list(
        "", group.checks.map { Self.ensure($0, methods: group.methods) }, room: 60)
      let check: Code = ".\(Code(raw: group.rule.rawValue))(\(checks))"
      guard group.methods.count < methods.count else { return check }
      let list = group.methods.map { ".\(Identifier.lowerCamel($0.rawValue))" as Code }
      return "\(check).only([\(list.joined(separator: ", "))])"
    }
  }

  private func method(_ method: Method) -> Code {
    let requests = method.allRequestSteps.compactMap { step -> Code? in
      guard !names.functions.isShared(requestOf: method, step) else { return nil }
      return step.request.map {
        RequestEmitter(
          manifest: manifest, names: names, plans: plans, pieces: pieces, method: method,
          step: step,
          request: $0
        ).emit()
      }
    }
    let rules = method.allRequestSteps.compactMap {
      RulesEmitter(manifest: manifest, names: names, method: method, step: $0).emit()
    }
    return
      ([
        FlowEmitter(manifest: manifest, names: names, plans: plans, method: method).emit()
      ] + requests + rules)
      .joined(separator: "\n\n")
  }
}

extension Code {
  /// A duration of the standard library.
  static func duration(milliseconds: Int) -> Code {
    milliseconds % 1000 == 0
      ? ".seconds(\(milliseconds / 1000))" : ".milliseconds(\(milliseconds))"
  }
}

extension CheckedExpression {
  /// The expression as documentation shows it.
  var display: String {
    switch kind {
    case .constant(.string(let text)): text
    case .text(let parts): parts.map(\.display).joined()
    case .accessor(let name), .field(let name): "{\(name)}"
    case .local(let local): "{\(local.name)}"
    case .setting(let setting): "{settings.\(setting.name)}"
    case .recordField(let base, _, let field): "{\(base.display.trimmingBraces).\(field.name)}"
    case .path(let base, let steps):
      "{\(base.display.trimmingBraces)\(steps.map { ".\($0.key)" }.joined())}"
    default: "{…}"
    }
  }
}

extension RequestTemplate {
  /// `POST /customers/{userId}/events`
  var display: String {
    path.map { "\(verb.rawValue) \($0.display)" } ?? verb.rawValue
  }
}

extension String {
  fileprivate var trimmingBraces: String {
    hasPrefix("{") && hasSuffix("}") ? String(dropFirst().dropLast()) : self
  }
}

extension MessageType {
  /// `an identify`, `a track`
  var article: String {
    (self == .identify || self == .alias ? "an " : "a ") + rawValue
  }
}
