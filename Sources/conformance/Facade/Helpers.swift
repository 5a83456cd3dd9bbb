// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// The reference's helper functions, by name.
enum Helpers {
  static func call(_ method: String, _ args: [JSONValue]) -> Answer {
    let first = Notation.argument(args.first)?.with(.normalisingDates)
    let second = args.count > 1 ? Notation.argument(args[1]) : nil
    let path = second?.string ?? ""
    switch method {
    case "objCase.find": return .json(first?.value(atPath: path))
    case "objCase.del": return .json(first?.removing(atPath: path))
    case "objCase.replace":
      let value = args.count > 2 ? Notation.argument(args[2]) : nil
      return .json(first?.replacing(atPath: path, with: value ?? .null))
    case "newDate": return .date(first.map { Instant(lenient: $0) } ?? .invalid)
    case "isodate.is":
      return .bool(ISODateText.matches(text(first), strict: second.isTruthy))
    case "isodate.parse": return .date(Instant(text: text(first)))
    case "traverse", "clone":
      return .json(first?.with(method == "clone" ? .plain : .normalisingDates))
    case "isEmail": return .bool(first.map { EmailText.matches($0) } ?? false)
    case "isEnabledByDefault":
      let message = try? JSONDocument(parsing: "{}")
      return .bool(message.map { Facade($0).enabled(text(first)) } ?? false)
    default: return .unknownMethod
    }
  }

  /// A text as it stands; numbers and the like in JSON's form.
  private static func text(_ value: JSONValue?) -> String {
    guard let value = value?.with(.plain) else { return "undefined" }
    return value.string ?? String(decoding: value.jsonBytes, as: UTF8.self)
  }
}
