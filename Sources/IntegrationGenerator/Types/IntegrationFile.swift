// SPDX-License-Identifier: MIT
import FacadeSchema
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

  func emit() -> Code {
    let usesMapper = manifest.methods.contains { $0.payload != nil }
    let mapper: Code =
      usesMapper
      ? """
      /// Makes the payloads.
      public let mapper = \(names.mapper)()
      """ : ""
    return """
      \(FileHeader.code(for: manifest))
      public import IntegrationRuntime

      \(documentation)
      public struct \(names.type): Integration {
        \(declaration)

        \(SettingsEmitter(manifest: manifest, names: names).emit())

        /// What the customer entered.
        public let settings: Settings
        /// Sends the requests, each with the manifest's retries.
        public let sender: Sender
        \(mapper)

        /// Makes an integration for one customer.
        public init(settings: Settings, transport: any Transport) {
          self.settings = settings
          sender = Self.declaration.sender(over: transport)
        }

        \(ValidationEmitter(manifest: manifest, names: names).emit())

        \(lines: manifest.methods.map(method), separator: "\n\n")
      }
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
      "timeout: \(duration(manifest.timeout))",
      "retries: \(manifest.retries)",
      PayloadPlan.list("ensures: ", manifest.ensures.map(ensure)),
      "methods: [\(manifest.methods.map { ".\(Identifier.lowerCamel($0.type.rawValue))" }.joined(separator: ", "))]",
    ]
    return """
      /// What the manifest declares.
      public static let declaration = IntegrationDeclaration(
        \(lines: arguments, separator: ",\n")
      )
      """
  }

  private func duration(_ milliseconds: Int) -> Code {
    milliseconds % 1000 == 0
      ? ".seconds(\(milliseconds / 1000))" : ".milliseconds(\(milliseconds))"
  }

  private func ensure(_ ensure: Ensure) -> Code {
    switch ensure.subject {
    case .setting(let name): ".setting(\(literal: name))"
    case .message(let path, _): ".message(\(literal: path))"
    }
  }

  private func method(_ method: Method) -> Code {
    let name = Identifier.lowerCamel(method.type.rawValue)
    let facade = Identifier.upperCamel(method.type.rawValue)
    let request = RequestEmitter(manifest: manifest, names: names, method: method)
    return """
      \(Code.documentation(["Delivers \(method.type.article) message: `\(method.request.display)`."], indentation: 2))
      public func \(name)(_ \(name): \(facade)) async throws(IntegrationError) -> [Response] {
        [try await sender.send(request(for: \(name)))]
      }

      /// The request that delivers the message.
      public func request(for \(name): \(facade)) throws(IntegrationError) -> Request {
        \(request.emit())
      }
      """
  }
}

extension CheckedExpression {
  /// The expression as documentation shows it.
  var display: String {
    switch kind {
    case .constant(.string(let text)): text
    case .constant, .message, .rawMessage, .coalesce, .invalid: "{…}"
    case .accessor(let name), .field(let name): "{\(name)}"
    case .setting(let setting): "{settings.\(setting.name)}"
    case .path(let base, let steps):
      "{\(base.display.trimmingBraces)\(steps.map { ".\($0.key)" }.joined())}"
    case .member(let base, let member): "{\(base.display.trimmingBraces).\(member.rawValue)}"
    case .text(let parts): parts.map(\.display).joined()
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
