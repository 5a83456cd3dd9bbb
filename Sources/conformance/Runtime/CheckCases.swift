// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Checks, made as generated code makes them.
enum CheckCases {
  static let outcomes = RuntimeSection.each { json in
    let expected = json[exact: "result"]
    if expected?[exact: "threw"] != nil { return "a check crashes nowhere" }
    var setup = Probe.Setup()
    let ensures = json.list("ensure")
    setup.check = { message, settings, checks in
      for ensure in ensures { require(ensure, message, settings, &checks) }
    }
    let outcome = await Probe.deliver(
      json[exact: "message"] ?? .null, settings: json[exact: "settings"] ?? .null, setup)
    return differ(expected, outcome.error)
  }

  private static func require(
    _ ensure: JSONValue, _ message: Message, _ settings: JSONValue, _ checks: inout Checks
  ) {
    let path = ensure.text("path") ?? ""
    let methods = ensure[exact: "meta"]?[exact: "methods"]
      .map { $0.elements.compactMap { MessageType(name: $0.string ?? "") } }
    let dot = path.firstIndex(of: ".")
    let key = dot.map { String(path[path.index(after: $0)...]) } ?? ""
    if path.hasPrefix("settings") {
      checks.require(setting: key, settings[exact: key], only: methods)
    } else {
      checks.require(
        attribute: key, message.hasAttribute(key) ? true : Bool?.none, only: methods)
    }
  }

  static let functions = RuntimeSection.each { json in
    var setup = Probe.Setup()
    switch json.text("behaviour") {
    case "returns nothing", "returns null":
      setup.check = { _, _, checks in checks.add(nil) }
    case "this.reject":
      setup.check = { _, _, checks in checks.reject(when: true, "bad thing") }
    case "this.invalid":
      setup.check = { _, _, checks in checks.invalidate(when: true, "need key") }
    case "this.error":
      setup.check = { _, _, checks in checks.add(.badRequest("boom \(7)")) }
    default: return "a check's result is an error or none"
    }
    let outcome = await Probe.deliver(.emptyObject, setup)
    return differ(json[exact: "result"], outcome.error)
  }

  static let order = RuntimeSection.one { json in
    let log = CallLog()
    var setup = Probe.Setup()
    setup.check = { message, settings, checks in
      checks.require(setting: "a", settings[exact: "a"])
      checks.reject(when: log.noted("f1", false), "")
      checks.require(attribute: "userId", message.userId)
      checks.reject(when: log.noted("f2", true), "stop")
      checks.reject(when: log.noted("f3", true), "")
    }
    let message = try? JSONDocument(parsing: #"{"type":"track","userId":"u"}"#).root
    let settings = try? JSONDocument(parsing: #"{"a":1}"#).root
    let outcome = await Probe.deliver(
      message ?? .null, settings: settings ?? .null, setup)
    let called = log.all
    _ = await Probe.deliver(message ?? .null, setup)
    return first(
      differ("called", json.texts("called"), called),
      differ(json[exact: "result"], outcome.error),
      differ(
        "called when the first fails", json[exact: "whenFirstFails"]?.texts("called") ?? [],
        Array(log.all.dropFirst(called.count))))
  }

  static let instanceEnsure = RuntimeSection.none("an instance has no ensure")
}

extension CallLog {
  fileprivate func noted(_ call: String, _ value: Bool) -> Bool {
    add(call)
    return value
  }
}
