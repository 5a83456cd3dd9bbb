// SPDX-License-Identifier: MIT

public import JSON

extension QueryItems {
  /// The members of an object as parameters, in order: objects in it in brackets (`a[b]=1`), lists as
  /// the style has them. Numbers and booleans are written as in JSON, null is the bare name; an empty
  /// list or object gives no parameter.
  public init(_ payload: some JSONEncodable, lists: ListStyle = .repeated) {
    self.init()
    let value = JSONValue(written: payload)
    switch value.kind {
    case .object: for member in value.members { append(member.value, under: member.key, lists) }
    case .array:
      for (index, element) in value.elements.enumerated() {
        append(element, under: String(index), lists)
      }
    default: break
    }
  }

  private mutating func append(_ value: JSONValue, under name: String, _ lists: ListStyle) {
    switch value.kind {
    case .null: appendBare(name)
    case .string, .number, .bool: append(name, value.messageText.map { RequestText($0) })
    case .object:
      for member in value.members { append(member.value, under: "\(name)[\(member.key)]", lists) }
    case .array where lists == .commas:
      let texts = value.elements.map { $0.isNull ? "" : $0.messageText ?? $0.jsonText }
      if !texts.isEmpty { append(name, RequestText(texts.joined(separator: ","))) }
    case .array:
      for (index, element) in value.elements.enumerated() {
        let name =
          switch lists {
          case .brackets: "\(name)[]"
          case .indices: "\(name)[\(index)]"
          case .repeated, .commas: name
          }
        append(element, under: name, lists)
      }
    }
  }
}

extension RequestBody {
  /// An object as a form; see ``QueryItems/init(_:lists:)``. Null is a name without value (`a=`).
  public static func form(
    _ payload: some JSONEncodable, lists: ListStyle = .indices
  ) -> RequestBody {
    .form(QueryItems(payload, lists: lists))
  }
}
