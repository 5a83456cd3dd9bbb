// SPDX-License-Identifier: MIT
public import JSON

/// Takes down what checks find. Generated code calls it, a check a line:
///
/// ```swift
/// checks.require(setting: "apiKey", settings.apiKey)
/// checks.require(attribute: "userId", message.userId, only: [.track])
/// checks.reject(when: message.timestamp < limit, "too old")
/// checks.any { one in
///   one.require(setting: "apiKey", settings.apiKey)
///   one.require(setting: "token", settings.token)
/// }
/// ```
///
/// The arguments are not evaluated once the first problem has ended it, or where a check is for
/// messages of other types.
public struct Checks: ~Copyable {
  /// What was found, in the order of the checks.
  public private(set) var problems: [IntegrationError] = []
  /// How many checks held.
  fileprivate(set) var passed = 0
  /// Whether all checks so far are of settings.
  fileprivate(set) var isOfSettings = true
  let type: MessageType
  private let stopsAtFirst: Bool

  /// Nothing found yet.
  ///
  /// - Parameters:
  ///   - type: the message's type.
  ///   - stopsAtFirst: whether the first problem ends it.
  public init(of type: MessageType, stopsAtFirst: Bool) {
    self.type = type
    self.stopsAtFirst = stopsAtFirst
  }

  /// Whether a check for messages of some types is to be made.
  func applies(to methods: [MessageType]?) -> Bool {
    if stopsAtFirst, !problems.isEmpty { return false }
    return methods?.contains(type) ?? true
  }

  mutating func note(_ problem: IntegrationError?, _ verdict: Ensure.Verdict) {
    if let problem { problems.append(problem) } else { passed += 1 }
    isOfSettings = isOfSettings && verdict == .invalid
  }
}

extension Checks {
  /// A setting has to be there and, as a text, not empty.
  ///
  /// - Parameter methods: the types of messages it is for; nil for all.
  public mutating func require<Value: SettingValue>(
    setting name: String, _ value: @autoclosure () -> Value?, only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    note(value()?.isMissingSetting ?? true ? .missing(setting: name) : nil, .invalid)
  }

  /// An attribute has to be in the message and not null. The empty text counts as there.
  ///
  /// - Parameters:
  ///   - path: the path behind `message.`.
  ///   - methods: the types of messages it is for; nil for all.
  public mutating func require(
    attribute path: String, _ value: @autoclosure () -> JSONValue?,
    only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    note(value()?.isNull ?? true ? .missing(attribute: path) : nil, .rejected)
  }

  /// An attribute with a type of its own has to be in the message.
  public mutating func require<Value>(
    attribute path: String, _ value: @autoclosure () -> Value?, only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    note(value() == nil ? .missing(attribute: path) : nil, .rejected)
  }

  /// The message is *rejected* where a condition holds.
  public mutating func reject(
    when condition: @autoclosure () -> Bool, _ reason: @autoclosure () -> String,
    only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    note(condition() ? .rejected(reason()) : nil, .rejected)
  }

  /// The settings are *invalid* where a condition holds.
  public mutating func invalidate(
    when condition: @autoclosure () -> Bool, _ reason: @autoclosure () -> String,
    only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    note(condition() ? .invalid(reason()) : nil, .invalid)
  }

  /// A check that is code of its own: a hook's, for instance.
  public mutating func add(
    _ problem: @autoclosure () -> IntegrationError?, only methods: [MessageType]? = nil
  ) {
    guard applies(to: methods) else { return }
    let problem = problem()
    note(problem, problem?.kind == .invalid ? .invalid : .rejected)
  }
}
