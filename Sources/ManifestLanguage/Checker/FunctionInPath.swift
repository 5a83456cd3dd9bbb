// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary

/// `email.sha256`: on JSON a bare member is a path, and this one leads to nothing, so that the value
/// silently vanishes.
extension ExpressionChecker {
  /// Functions whose names no keys of messages have.
  private static let unmistakable: Set<String> = [
    "lowercased", "uppercased", "trimmed", "isBlank", "nonEmpty", "titleCased", "snakeCased",
    "kebabCased", "camelCased", "pascalCased", "lowercasedWords", "hashedNormalised",
    "percentEncoded", "percentDecoded", "htmlEscaped", "htmlUnescaped", "base64Decoded",
    "hexDecoded", "javaHash", "unixMillis", "unixMicros", "unixSeconds", "phoneDigits",
    "byteCount", "parsedJSON", "lenientDate", "removingPrefix", "removingSuffix", "replacing",
    "replacingMatches", "hmacSHA256", "hmacSHA1", "hmacSHA512", "flatText", "queryText",
    "mapValues", "mapKeys", "flattenKeys", "prefixKeys", "compacted", "omitting", "picking",
  ]

  /// Accessors and keys that are texts, so that nothing is in them.
  private static let texts: Set<String> = [
    "email", "phone", "userid", "anonymousid", "event", "name", "firstname", "lastname", "username",
    "title", "groupid", "sessionid", "previousid", "gender", "zip", "city", "country", "region",
    "street", "state", "currency", "useragent", "ip", "locale", "timezone", "orderid",
  ]

  func lintFunctionInPath(
    _ path: ArraySlice<Step>, of base: CheckedExpression, into bag: inout DiagnosticBag
  ) {
    guard let last = path.last, !last.path.isExact else { return }
    let name = last.path.key
    let isKeys = name == "keys" && path.count == 1 && base.type.base == .object
    guard isKeys || Self.unmistakable.contains(name) || isText(path.dropLast(), of: base),
      let function = FunctionLibrary.declarations(named: name).first(where: { $0.receiver != nil })
    else { return }
    let call = function.form == .call ? "\(name)(…)" : name
    let conversion = function.receiver.flatMap(Self.conversion(to:)) ?? "string"
    let isOwn = function.receiver == .object && base.type.base == .object && path.count == 1
    bag.report(
      .functionInPath, "this is the value at the key `\(name)`, not the function", at: last.range,
      label: Label("did you mean `.\(isOwn ? "" : "\(conversion).")\(isKeys ? "keys()" : call)`?"),
      help: ["if the key is meant, write `['\(name)']`"])
  }

  /// Whether a path leads to what is a text, as far as its name says.
  private func isText(_ path: ArraySlice<Step>, of base: CheckedExpression) -> Bool {
    if let step = path.last {
      return Self.texts.contains(KeySpelling.normalised(step.path.key))
        || Self.unmistakable.contains(step.path.key)
    }
    guard base.type.base == .json, case .accessor(let name) = base.kind else { return false }
    return Self.texts.contains(name.lowercased())
  }
}
