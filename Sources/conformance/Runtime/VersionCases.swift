// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// What differed between releases of the original. Ours is the last one's.
enum VersionCases {
  static let all = RuntimeSection { json in
    json[exact: "versions"]?.members.map { version in
      guard version.key == "7.1.0" else { return "another release's behaviour" }
      let record = version.value
      return first(
        retry(record[exact: "retry"]), presence(record[exact: "settingPresence"]),
        enabled(record[exact: "enabled"]))
    } ?? []
  }

  private static func retry(_ record: JSONValue?) -> String? {
    let errors: [String: IntegrationError] = [
      "404": status(404), "429": status(429), "500": status(500), "503": status(503),
      "ECONNRESET": transport("ECONNRESET"), "unknown code": transport("SOMETHING"),
      "RESOURCE_LOCKED": .locked("k"), "BAD_REQUEST without status": .badRequest("m"),
      "INVALID_SETTINGS": .invalid("m"), "MESSAGE_REJECTED": .rejected("m"),
    ]
    return errors.sorted { $0.key < $1.key }.lazy.compactMap { name, error in
      differ("retry of \(name)", record?[exact: name]?.bool, error.isRetryable)
    }.first
  }

  private static func presence(_ record: JSONValue?) -> String? {
    let values = [
      "empty string": #""""#, "zero": "0", "false": "false", "empty list": "[]",
      "list with empty string": #"[""]"#, "blank string": #"" ""#,
    ]
    return values.sorted { $0.key < $1.key }.lazy.compactMap { name, text in
      let value = try? JSONDocument(parsing: text).root
      var checks = Checks(of: .track, stopsAtFirst: true)
      checks.require(setting: "a", value)
      let presence = checks.problems.isEmpty ? "present" : "missing"
      return differ("presence of \(name)", record?.text(name), presence)
    }.first
  }

  private static func enabled(_ record: JSONValue?) -> String? {
    let messages = [
      "match": #"{"channel":"server"}"#, "mismatch": #"{"channel":"client"}"#,
      "disabled": #"{"channel":"server","integrations":{"Segment":false}}"#,
      "unbundledClient": #"{"channel":"client","_metadata":{"unbundled":["Segment"]}}"#,
      "replay": #"{"channel":"client","replay":true}"#,
    ]
    return messages.sorted { $0.key < $1.key }.lazy.compactMap { name, text in
      EnabledCases.difference(
        (try? JSONDocument(parsing: text).root) ?? .null, name: "Segment", channels: ["server"],
        override: nil, record?[exact: name])
    }.first
  }

  private static func status(_ status: Int) -> IntegrationError {
    IntegrationError(kind: ErrorKind.of(status: status) ?? .badRequest, status: status, reason: "")
  }

  private static func transport(_ code: String) -> IntegrationError {
    IntegrationError(kind: .transport, code: ErrorCode(rawValue: code), reason: "")
  }
}
