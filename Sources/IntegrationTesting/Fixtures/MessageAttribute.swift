// SPDX-License-Identifier: MIT

/// An attribute that a check demands, and every place in a message that it may be read from.
struct MessageAttribute {
  private let path: [String]

  init(_ path: String) { self.path = path.split(separator: ".").map(String.init) }

  /// Other names under which an accessor finds the same.
  private static let otherNames: [String: [[String]]] = [
    "userId": [["to"]],
    "anonymousId": [["sessionId"]],
    "sessionId": [["anonymousId"]],
    "previousId": [["from"]],
    "uid": [["userId"], ["traits", "username"], ["traits", "email"]],
    "name": [["traits", "firstName"], ["traits", "lastName"]],
    "fullName": [["name"], ["category"]],
    "orderId": [["properties", "id"], ["properties", "orderId"]],
    "created": [["traits", "createdAt"], ["properties", "createdAt"]],
    "revenue": [["properties", "total"]],
    "email": [],
  ]

  /// The message without the attribute, wherever it could come from.
  func removed(from message: JSONTree) -> JSONTree {
    var message = message
    message.remove(path)
    switch path[0] {
    case "context": message.remove(["options"] + path.dropFirst())
    case "options": message.remove(["context"] + path.dropFirst())
    case "traits": message.remove(["context", "traits"] + path.dropFirst())
    default: break
    }
    guard path.count == 1 else { return message }
    for bag in [
      ["traits"], ["properties"], ["context"], ["options"], ["context", "traits"],
      ["options", "traits"],
    ] {
      message.remove(bag + path)
    }
    for other in Self.otherNames[path[0]] ?? [] { message.remove(other) }
    // An id that looks like an address counts as one.
    if path[0] == "email" {
      for id in ["userId", "groupId"] where message[id] != nil { message[id] = .string("id-1") }
    }
    return message
  }
}
