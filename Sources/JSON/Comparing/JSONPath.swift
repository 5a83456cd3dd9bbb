// SPDX-License-Identifier: MIT

/// Where in a document a value stands, for people: `items[0].sku`, `traits["First Name"]`.
public struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  private var text = ""

  /// The document itself.
  public init() {}

  /// The place of a member of the object here.
  public func member(_ key: String) -> JSONPath {
    var path = self
    let isWord = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if isWord, !key.isEmpty {
      path.text += text.isEmpty ? key : ".\(key)"
    } else {
      var writer = JSONWriter()
      writer.value(key)
      path.text += "[\(String(decoding: writer.bytes, as: UTF8.self))]"
    }
    return path
  }

  /// The place of an element of the array here.
  public func element(_ index: Int) -> JSONPath {
    var path = self
    path.text += "[\(index)]"
    return path
  }

  /// The path; `(the document)` for the document itself.
  public var description: String { text.isEmpty ? "(the document)" : text }
}
