// SPDX-License-Identifier: MIT
import FacadeSchema
import ManifestLanguage
import SwiftEmitter

/// Emits the protocols of what a manifest leaves to Swift. The integration, or its mapper, conforms to
/// them; the functions are the author's, in an extension. Until they are there, the compiler says what
/// to write: an unavailable function stands for each.
///
/// ```swift
/// public protocol HeapHooks: Sendable {
///   func sendIdentify(_ identify: Identify) async throws(IntegrationError) -> [Response]
/// }
/// ```
struct HooksFile {
  let manifest: Manifest
  let names: IntegrationNames

  /// Nil if nothing is left to Swift.
  func emit() -> Code? {
    let parts = [Method.Hook.send, .map].compactMap(declaration)
    guard !parts.isEmpty else { return nil }
    return """
      \(FileHeader.code(for: manifest))
      public import IntegrationRuntime

      \(lines: parts, separator: "\n\n")
      """
  }

  /// What stands behind the type that has the hooks: `, HeapHooks`.
  func conformance(to hook: Method.Hook) -> Code {
    methods(hook).isEmpty ? .empty : ", \(protocolName(hook))"
  }

  private func methods(_ hook: Method.Hook) -> [Method] {
    manifest.handlers.filter { $0.hook == hook }
  }

  private func protocolName(_ hook: Method.Hook) -> Identifier {
    hook == .send ? names.hooks : names.mapperHooks
  }

  private func subject(_ hook: Method.Hook) -> Identifier {
    hook == .send ? names.type : names.mapper
  }

  private func declaration(_ hook: Method.Hook) -> Code? {
    let methods = methods(hook)
    guard !methods.isEmpty else { return nil }
    let about =
      "How \(hook == .send ? "messages are delivered" : "payloads are made") where the manifest "
      + "leaves that to Swift. Write the functions in an extension of `\(subject(hook).name)`, in a "
      + "file of your own: `Sources/Integrations/Hooks/\(names.type.name)+Hooks.swift`."
    return """
      \(Code.documentation([about]))
      public protocol \(protocolName(hook)): Sendable {
        \(lines: methods.map { requirement(of: $0, hook) }, separator: "\n\n")
      }

      /// Until they are written, these stand for them and say so.
      extension \(protocolName(hook)) {
        \(lines: methods.map { placeholder(for: $0, hook) }, separator: "\n\n")
      }
      """
  }

  private func requirement(of method: Method, _ hook: Method.Hook) -> Code {
    switch hook {
    case .map:
      let about =
        "The payload of \(method.subject): a type of your own, or a `PayloadObject`. It never fails: "
        + "what is missing is left out, and a key that must not be missing is its `missingKey`."
      return """
        /// What it gives.
        associatedtype \(payload(method)): Payload

        \(Code.documentation([about], indentation: 2))
        \(signature(method, hook, result: "\(payload(method))"))
        """
    case .send:
      let about =
        "Delivers \(method.subject): maps it, with the integration's `mapper` or otherwise, and sends "
        + "requests with its `sender`. Gives the responses in order; none if there was nothing to "
        + "send. Errors are those of the sender, `.rejected(…)` and `.invalid(…)`."
      return """
        \(Code.documentation([about], indentation: 2))
        \(signature(method, hook))
        """
    }
  }

  private func placeholder(for method: Method, _ hook: Method.Hook) -> Code {
    let line = signature(method, hook, result: "some Payload").text
      .replacing("(\n  ", with: "(").replacing("\n)", with: ")")
    let message =
      "`swift: \(hook.rawValue)` leaves \(method.subject) to Swift; write "
      + "`extension \(subject(hook).name) { public \(line) { … } }` in a file of your own"
    return """
      /// Not written yet.
      @available(
        *, unavailable,
        \(Layout.labelled("message", Self.literal(message)))
      )
      public \(signature(method, hook, result: "PayloadObject")) {
        \(hook == .map ? "PayloadObject { _ in }" : "[]")
      }
      """
  }

  /// A literal over several lines, broken between words: people read it in the source too.
  private static func literal(_ text: String) -> Code {
    var lines: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let word = String(StringLiteral.escaped(String(word)).dropFirst().dropLast())
      if let last = lines.last, last.count + word.count < 88 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return Code(raw: "\"\"\"\n\(lines.joined(separator: " \\\n"))\n\"\"\"")
  }

  private func payload(_ method: Method) -> Identifier { Self.payload(of: method, names) }

  /// The type of what Swift maps to, inside of the mapper.
  static func payload(of method: Method, _ names: IntegrationNames) -> Identifier {
    Identifier.upperCamel(names.functions.mapping(of: method).name).suffixed("Payload")
  }

  /// - Parameter result: of a mapping.
  private func signature(_ method: Method, _ hook: Method.Hook, result: Code = "") -> Code {
    let message = Identifier.lowerCamel(method.type.rawValue)
    let facade = Identifier.upperCamel(method.type.rawValue)
    let function = names.functions.hook(of: method)
    switch hook {
    case .map:
      return """
        func \(function)(
          _ \(message): \(facade), settings: \(names.type).Settings
        ) -> \(result)
        """
    case .send:
      return """
        func \(function)(
          _ \(message): \(facade)
        ) async throws(IntegrationError) -> [Response]
        """
    }
  }
}
