// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Settings of a case, and the checks that an integration makes of them and of a message.
///
/// The original makes all checks of one message in their declared order. Ours refuses settings that
/// cannot be used before there is a message. What the original would have said is found out with a
/// stand-in for the setting that is missing: a check that fails although it is there and that is
/// declared before it comes first.
struct SettingsCheck<Subject: CaseSubject> {
  /// Nil if the settings cannot be used.
  var configured: Subject.Configured?
  private let subject: Subject
  private var problem: SettingsError.Problem?
  private var standIn: Subject.Configured?

  init(_ subject: Subject, settings: JSONValue) {
    self.subject = subject
    do throws(SettingsError) {
      configured = try subject.configured(settings)
    } catch {
      problem = error.problems.first
      var completed = JSONObject(settings)
      let text = try? JSONDocument(encoding: "stand-in").root
      for problem in error.problems { completed.set(problem.setting, to: text ?? .null) }
      standIn = try? subject.configured(completed.json)
    }
  }

  func verdict(on message: Message) -> Verdict {
    if let configured { return Verdict(subject.failure(configured, message)) }
    let reason = problem?.reason ?? "invalid settings"
    if let standIn, let error = subject.failure(standIn, message), precedesProblem(error) {
      return Verdict(error)
    }
    return .invalid(reason)
  }

  private func precedesProblem(_ error: IntegrationError) -> Bool {
    let checks = subject.checks
    guard let problem, let own = checks.firstIndex(of: .setting(problem.setting)) else {
      return false
    }
    return checks.prefix(own).contains { $0.canFail(with: error.reason) }
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
      return "validity: \(expected ?? "no verdict") is expected, it is \(validity)"
        + (reason.map { ": \($0)" } ?? "")
    }
    guard let expectedReason = json[exact: "reason"]?.string, expectedReason != reason else {
      return nil
    }
    return "validity: the reason \"\(expectedReason)\" is expected, it is \"\(reason ?? "")\""
  }
}
