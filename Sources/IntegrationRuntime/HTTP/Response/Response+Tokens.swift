// SPDX-License-Identifier: MIT

internal import JSON

extension Response {
  /// The credentials that an answer hands out (RFC 6749, section 5.1), wherever they stand in its
  /// JSON.
  var tokens: [Secret] {
    // Hardly any answer has one, and parsing is dear.
    guard text.contains("token"), let root = json?.root else { return [] }
    var tokens: [Secret] = []
    var rest = [root]
    while let value = rest.popLast() {
      for member in value.members {
        if let text = member.value.string, Self.names.contains(member.key) {
          tokens.append(Secret(text))
        }
        if member.value.isContainer { rest.append(member.value) }
      }
      rest += value.elements.filter(\.isContainer)
    }
    return tokens
  }

  private static let names: Set<String> = ["access_token", "refresh_token", "id_token"]
}
