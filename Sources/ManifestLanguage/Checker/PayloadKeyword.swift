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

  /// The keyword that a key was probably meant to be.
  static func nearMiss(of key: String) -> String? {
    guard key.hasPrefix("$"), !key.hasPrefix("$$"), PayloadKeyword(rawValue: key) == nil,
      !vendorKeys.contains(key)
    else { return nil }
    let word = String(key.dropFirst())
    let words = allCases.map { String($0.rawValue.dropFirst()) }
    return Suggestion.nearest(to: word, among: words).map { "$\($0)" }
  }
}
