// SPDX-License-Identifier: MIT

/// Event names as customers spell them, brought to one form: `My Event`, `my_event`, `my-event`,
/// `my.event` and `MyEvent` are one name. The rule is the original library's (`to-no-case` 1.0.2),
/// for its customers' settings were written against it.
package enum EventName {
  /// The common form. A name with a blank in it is only put in lower case; else separators, or if
  /// there are none capitals, begin a word.
  package static func normalised(_ name: String) -> String {
    let scalars = name.unicodeScalars
    if scalars.contains(where: JavaScriptText.isSpace) { return name.lowercased() }
    if scalars.contains(where: isSeparator) {
      let words = separated(scalars)
      return (words.isEmpty ? name : words).lowercased()
    }
    return (hasCamelCase(scalars) ? split(scalars) : name).lowercased()
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "_", "-", ".", ":": true
    default: false
    }
  }

  /// Runs of anything but ASCII letters and digits become a blank; a run at the end vanishes.
  private static func separated(_ scalars: String.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    var isInRun = false
    for scalar in scalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9":
        if isInRun { result.append(" ") }
        isInRun = false
        result.append(scalar)
      default: isInRun = true
      }
    }
    return String(result)
  }

  private static func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
  private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }

  private static func hasCamelCase(_ scalars: String.UnicodeScalarView) -> Bool {
    zip(scalars, scalars.dropFirst()).contains { left, right in
      isLower(left) && isUpper(right) || isUpper(left) && isLower(right)
    }
  }

  /// Behind any character, each capital of a run gets a blank before it.
  private static func split(_ scalars: String.UnicodeScalarView) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      // The first character only precedes a run, even if it is a capital itself.
      if isUpper(scalar), !result.isEmpty { result.append(" ") }
      result.append(scalar)
    }
    return String(result)
  }
}
