// SPDX-License-Identifier: MIT

/// What authors write who know other languages, and what it is called here.
enum ForeignSpelling {
  private static let functions: [String: String] = [
    "toLowerCase": "lowercased", "lower": "lowercased", "downcase": "lowercased",
    "toUpperCase": "uppercased", "upper": "uppercased", "upcase": "uppercased",
    "trim": "trimmed", "strip": "trimmed", "length": "count", "size": "count", "len": "count",
    "includes": "contains", "startsWith": "hasPrefix", "startswith": "hasPrefix",
    "endsWith": "hasSuffix", "endswith": "hasSuffix", "substring": "slice", "substr": "slice",
    "replace": "replacing", "replaceAll": "replacing", "gsub": "replacingMatches",
    "match": "firstMatch", "test": "matches", "join": "joined", "concat": "concatenating",
    "push": "appending", "append": "appending", "some": "any", "every": "all", "find": "first",
    "forEach": "map", "sort": "sorted", "reverse": "reversed", "flat": "flattened",
    "uniq": "unique", "distinct": "unique", "pick": "picking", "omit": "omitting",
    "merge": "merging", "toString": "string", "parseInt": "int", "parseFloat": "double",
    "toISOString": "iso8601", "getTime": "unixMillis", "valueOf": "unixMillis",
    "format": "formatted", "strftime": "formatted", "round": "rounded", "toFixed": "formatted",
    "exists": "has", "isset": "has", "defined": "has", "present": "has", "coalesce": "firstOf",
    "default": "firstOf", "stringify": "json", "encodeURIComponent": "percentEncoded",
    "btoa": "base64", "atob": "base64Decoded", "padStart": "padded", "padEnd": "padded",
  ]

  /// What a function is called here.
  static func function(_ name: String) -> String? { functions[name] }

  private static let values: [String: String] = [
    "undefined": "null", "nil": "null", "None": "null", "NULL": "null", "True": "true",
    "TRUE": "true", "False": "false", "FALSE": "false", "yes": "true", "no": "false",
  ]

  /// A value that goes by another name here.
  static func value(_ name: String) -> String? { values[name] }

  private static let words: [String: String] = [
    "AND": "and", "OR": "or", "NOT": "not", "IN": "in", "is": "==", "eq": "==", "equals": "==",
    "ne": "!=", "lt": "<", "gt": ">", "lte": "<=", "gte": ">=", "mod": "%", "elif": "else if",
    "elseif": "else if", "contains": ".contains(…)", "matches": ".matches(…)",
  ]

  /// A word between two expressions.
  static func word(_ name: String) -> String? { words[name] }

  /// The path in `{{ path }}`, `#{path}`, `$(path)`, `{path}` or `$path`, if the text is that.
  static func hole(_ text: String) -> String? {
    for (opening, closing) in [("{{", "}}"), ("#{", "}"), ("$(", ")"), ("{", "}"), ("$", "")]
    where text.hasPrefix(opening) && text.hasSuffix(closing) {
      let inside = text.dropFirst(opening.count).dropLast(closing.count)
      let path = inside.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let isPath = path.allSatisfy { character in
        character.isASCII && (character.isLetter || character.isNumber || "._".contains(character))
      }
      return isPath && path.first?.isLetter == true ? String(path) : nil
    }
    return nil
  }
}
