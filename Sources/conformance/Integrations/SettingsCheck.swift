// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Settings of a case, and the checks that an integration makes of them and of a message.
///
/// The original makes all checks of one message in their declared order. Ours refuses settings that
/// cannot be used before there is a message. What the original would have said is found out with a
/// stand-in for the setting that is missing: a check that fails although it is there and that is
/// declared before it comes first.
struct SettingsCheck<Tested: Integration> {
  /// Nil if the settings cannot be used.
  var integration: Tested?
  private var problem: SettingsError.Problem?
  private var standIn: Tested?

  init(_ type: Tested.Type, settings: JSONValue, transport: any Transport) {
    do throws(SettingsError) {
      integration = try Tested(settings: settings, transport: transport)
    } catch {
      problem = error.problems.first
      var completed = JSONObject(settings)
      let text = try? JSONDocument(encoding: "stand-in").root
      for problem in error.problems { completed.set(problem.setting, to: text ?? .null) }
      standIn = try? Tested(settings: completed.json, transport: transport)
    }
  }

  func verdict(on message: Message) -> Verdict {
    if let integration { return Verdict(integration.validate(message)) }
    let reason = problem?.reason ?? "invalid settings"
    if let error = standIn?.validate(message), precedesProblem(error) { return Verdict(error) }
    return .invalid(reason)
  }

  private func precedesProblem(_ error: IntegrationError) -> Bool {
    let ensures = Tested.declaration.ensures
    guard let problem, let own = ensures.firstIndex(of: .setting(problem.setting)) else {
      return false
    }
    return ensures.prefix(own).contains { ensure in
      switch ensure {
      case .setting(let name): IntegrationError.missing(setting: name).reason == error.reason
      case .message(let path): IntegrationError.missing(attribute: path).reason == error.reason
      default: true
      }
    }
  }
}

/// What the checks say.
enum Verdict {
  case valid
  case rejected(String)
  case invalid(String)

  init(_ error: IntegrationError?) {
    switch error {
    case nil: self = .valid
    case let error? where error.kind == .invalid: self = .invalid(error.reason)
    case let error?: self = .rejected(error.reason)
    }
  }

  var isValid: Bool { if case .valid = self { true } else { false } }

  private var words: (validity: String, reason: String?) {
    switch self {
    case .valid: ("valid", nil)
    case .rejected(let reason): ("rejected", reason)
    case .invalid(let reason): ("invalid", reason)
    }
  }

  func difference(from json: JSONValue) -> String? {
    let (validity, reason) = words
    let expected = json[exact: "validity"]?.string
    guard expected == validity else {
      return "\(expected ?? "no verdict") is expected, it is \(validity)"
        + (reason.map { ": \($0)" } ?? "")
    }
    guard let expectedReason = json[exact: "reason"]?.string, expectedReason != reason else {
      return nil
    }
    return "the reason \"\(expectedReason)\" is expected, it is \"\(reason ?? "")\""
  }
}
