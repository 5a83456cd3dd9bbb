// SPDX-License-Identifier: MIT
import Diagnostics

/// Words in a payload that begin with `$` and belong to the language. Any other such key is a
/// vendor's own (`$user_id`); `$$if` is the payload key `$if`.
enum PayloadKeyword: String, CaseIterable {
  case each = "$each"
  case yield = "$yield"
  case when = "$when"
  case `if` = "$if"
  case then = "$then"
  case `else` = "$else"
  case `switch` = "$switch"
  case spread = "$spread"
  case use = "$use"
  case `let` = "$let"
  case omitEmpty = "$omitEmpty"
  case omitNull = "$omitNull"

  /// Keys that vendors use and that are near a keyword, but are not meant as one.
  private static let vendorKeys: Set<String> = [
    "$set", "$set_once", "$unset", "$add", "$append", "$union", "$remove", "$delete", "$email",
    "$event", "$id", "$ip", "$name", "$os", "$city", "$phone", "$time", "$value", "$user_id",
    "$user", "$username", "$title", "$region", "$token", "$insert_id", "$device", "$source",
    "$date", "$state",
  ]

  /// Words for the same in other template languages.
  private static let synonyms: [String: PayloadKeyword] = [
    "$for": .each, "$foreach": .each, "$forEach": .each, "$loop": .each, "$map": .each,
    "$unless": .when, "$where": .when, "$filter": .when, "$merge": .spread, "$include": .use,
    "$ref": .use, "$case": .switch, "$default": .else, "$otherwise": .else, "$elseif": .else,
  ]

  /// The keyword that a key was probably meant to be.
  static func nearMiss(of key: String) -> PayloadKeyword? {
    guard key.hasPrefix("$"), !key.hasPrefix("$$"), PayloadKeyword(rawValue: key) == nil,
      !vendorKeys.contains(key)
    else { return nil }
    if let synonym = synonyms[key] { return synonym }
    let word = String(key.dropFirst())
    let words = allCases.map { String($0.rawValue.dropFirst()) }
    return Suggestion.nearest(to: word, among: words).flatMap { PayloadKeyword(rawValue: "$\($0)") }
  }

  /// Whether a key that is near a keyword is not another language's word for it.
  static func isMisspelt(_ key: String) -> Bool { synonyms[key] == nil }

  /// The keywords that stand only beside this one, or beside which this one must be meant.
  var partners: [PayloadKeyword] {
    switch self {
    case .each: [.yield]
    case .if: [.then]
    case .then: [.if]
    case .else: [.if, .switch]
    case .yield: [.each]
    default: []
    }
  }
}
