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

  func emit() -> Code {
    let usesMapper = manifest.handlers.contains { method in
      method.payload != nil || method.steps.contains { $0.payload != nil }
    }
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
        \(manifest.usesContext ? context : "")

        /// Makes an integration for one customer.
        public init(settings: Settings, transport: any Transport) {
          self.settings = settings
          sender = Self.declaration.sender(over: transport)
        }

        \(ValidationEmitter(manifest: manifest, names: names).emit())

        \(lines: manifest.methods.map(method) + EventsEmitter(manifest: manifest, names: names).emit() + manifest.events.map(method), separator: "\n\n")
      }
      """
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
      "timeout: \(duration(manifest.timeout))",
      "retries: \(manifest.retries)",
      Layout.list(
        "ensures: ", manifest.ensures.map { Self.ensure($0, methods: manifest.types) }
      ),
      "methods: [\(manifest.types.map { ".\(Identifier.lowerCamel($0.rawValue))" }.joined(separator: ", "))]",
    ]
    arguments += EventsEmitter(manifest: manifest, names: names).arguments
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

  static func ensure(_ ensure: Ensure, methods: [MessageType]) -> Code {
    switch ensure.subject {
    case .setting(let name): return ".setting(\(literal: name))"
    case .message(let path, _): return ".message(\(literal: path))"
    case .condition(let blame, let conditions, let words):
      let form: Code = words.isWhen ? ".when" : ".unless"
      let verdict: Code = blame == .message ? ".rejected" : ".invalid"
      let check = Layout.call(
        form,
        ["\(literal: words.condition)", verdict, "reason: \(literal: words.reason)"], room: 80)
      let limited = methods.filter { conditions[$0] != nil }
      guard limited.count < methods.count else { return check }
      let list = limited.map { ".\(Identifier.lowerCamel($0.rawValue))" as Code }
      return "\(check).only([\(list.joined(separator: ", "))])"
    }
  }

  private func method(_ method: Method) -> Code {
    let name = Identifier.lowerCamel(method.type.rawValue)
    let facade = Identifier.upperCamel(method.type.rawValue)
    let requests = method.steps.map { step -> Code in
      let emitter = RequestEmitter(manifest: manifest, names: names, method: method, step: step)
      let documentation =
        step.name.map { "The request of the step `\($0)`: `\(step.request.display)`." }
        ?? "The request that delivers the message."
      let answers = method.answers(method.answersRead(by: step)).map { ", \($0.parameter)" as Code }
      let head: Code = "public func \(names.functions.request(of: method, step: step))"
      let parameters: Code = "for \(name): \(facade)\(answers.joined(separator: ""))"
      let oneLine: Code = "\(head)(\(parameters)) throws(IntegrationError) -> Request {"
      let signature: Code =
        oneLine.width <= 98
        ? oneLine
        : """
        \(head)(
          \(parameters)
        ) throws(IntegrationError) -> Request {
        """
      return """
        \(Code.documentation([documentation], indentation: 2))
        \(signature)
          \(emitter.emit())
        }
        """
    }
    let emitter = ExpressionEmitter(names: names, method: method)
    var declared: Set<Int> = []
    let purpose =
      method.request.map { "Delivers \(method.subject): `\($0.display)`." }
      ?? "Delivers \(method.subject) in \(method.steps.count) steps."
    return """
      \(Code.documentation([purpose], indentation: 2))
      public func \(names.functions.mapping(of: method))(_ \(name): \(facade)) async throws(IntegrationError) -> [Response] {
        \(condition(of: method, &declared, emitter))
        \(body(of: method, &declared, emitter))
      }

      \(lines: requests, separator: "\n\n")
      """
  }

  private func body(
    of method: Method, _ declared: inout Set<Int>, _ emitter: ExpressionEmitter
  ) -> Code {
    let name = Identifier.lowerCamel(method.type.rawValue)
    if method.steps.count == 1, method.steps[0].condition == nil {
      let step = method.steps[0]
      let send: Code = "[try await sender.send(\(request(of: step, method))\(tolerating(step)))]"
      return method.condition == nil ? send : "return \(send)"
    }
    let sends = method.steps.map { send($0, of: method, &declared, emitter) }
    let readsPayload = method.steps.contains { step in
      guard let condition = step.condition else { return false }
      let bindings = (method.bindings + step.bindings).needed(for: condition.usedLocals)
      return condition.readsPayload(of: .method)
        || bindings.contains { $0.value.readsPayload(of: .method) }
    }
    let payload =
      readsPayload
      ? emitter.payload(
        .method, method.payload,
        made: "mapper.\(names.functions.mapping(of: method))(\(name), settings: settings)") : []
    return """
      \(lines: payload)
      var responses: [Response] = []
      \(lines: sends)
      return responses
      """
  }

  /// Sends one step's request, and keeps its answer if a later step reads it.
  private func send(
    _ step: Step, of method: Method, _ declared: inout Set<Int>, _ emitter: ExpressionEmitter
  ) -> Code {
    let call: Code = "try await sender.send(\(request(of: step, method))\(tolerating(step)))"
    let name = step.name ?? ""
    let isKept = method.steps.contains { other in
      let bindings = other.bindings.needed(for: other.condition?.usedLocals ?? [])
      return method.answersRead(by: other).contains(name)
        || (other.condition.map { [$0] } ?? []).contains { $0.answersRead.contains(name) }
        || bindings.contains { $0.value.answersRead.contains(name) }
    }
    let answer = LocalNames.answer(of: name)
    let append: Code =
      call.width <= 72
      ? "responses.append(\(call))"
      : """
      responses.append(
        \(call)
      )
      """
    guard let condition = step.condition else {
      guard isKept else { return append }
      return """
        let \(answer) = \(call)
        responses.append(\(answer))
        """
    }
    let statements = statements(
      method.bindings + step.bindings, for: condition, &declared, emitter)
    let test = emitter.test(condition)
    guard isKept else {
      return """
        \(lines: statements)
        \(Layout.conditional("if", test, [append]))
        """
    }
    let lines: [Code] = [
      "let response = \(call)", "responses.append(response)", "\(answer) = response",
    ]
    return """
      \(lines: statements)
      var \(answer): Response?
      \(Layout.conditional("if", test, lines))
      """
  }

  /// `lookUpRequest(for: identify)`, with the answers that it reads.
  private func request(of step: Step, _ method: Method) -> Code {
    let answers = method.answers(method.answersRead(by: step))
    let name = Identifier.lowerCamel(method.type.rawValue)
    return
      "\(names.functions.request(of: method, step: step))(for: \(name)\(answers.map { ", \($0.argument)" as Code }.joined(separator: "")))"
  }

  private func tolerating(_ step: Step) -> Code {
    step.tolerated.isEmpty
      ? "" : ", tolerating: [\(step.tolerated.map { "\($0)" as Code }.joined(separator: ", "))]"
  }

  /// The names that a condition needs and that no condition before it has needed.
  private func statements(
    _ bindings: [Binding], for condition: CheckedExpression, _ declared: inout Set<Int>,
    _ emitter: ExpressionEmitter
  ) -> [Code] {
    let needed = bindings.needed(for: condition.usedLocals)
      .filter { declared.insert($0.local.id).inserted }
    return PayloadEmitter(expressions: emitter).statements(needed)
  }

  /// Nothing is sent where the method's `when` does not hold.
  private func condition(
    of method: Method, _ declared: inout Set<Int>, _ emitter: ExpressionEmitter
  ) -> Code {
    guard let condition = method.condition else { return .empty }
    let statements = statements(method.bindings, for: condition, &declared, emitter)
    return """
      \(lines: statements)
      \(Layout.guard(emitter.test(condition), "return []"))
      """
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
