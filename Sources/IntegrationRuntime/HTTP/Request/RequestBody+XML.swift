// SPDX-License-Identifier: MIT

public import JSON

extension RequestBody {
  /// A payload as XML 1.0 in UTF-8.
  ///
  /// A member of an object is an element; one whose name begins with `@` is an attribute of the
  /// element around it, `#text` is its text. A list repeats its element, null is an empty one.
  /// Characters that an element's name cannot have become `_`, those that XML cannot have at all
  /// U+FFFD.
  ///
  /// - Parameter root: name of the element around everything.
  public static func xml(root: String, _ payload: some JSONEncodable) -> RequestBody {
    var writer = XMLWriter()
    writer.element(root, JSONValue(written: payload))
    return RequestBody(writer.bytes, contentType: "application/xml; charset=utf-8")
  }
}

private struct XMLWriter {
  private(set) var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)

  mutating func element(_ name: String, _ value: JSONValue) {
    let tag = Self.name(name)
    if value.kind == .array {
      for element in value.elements { self.element(name, element) }
      return
    }
    write("<\(tag)")
    var children: [JSONMember] = []
    if value.kind == .object {
      for member in value.members {
        guard member.key.hasPrefix("@") else {
          children.append(member)
          continue
        }
        guard !member.value.isNull else { continue }
        write(" \(Self.name(String(member.key.dropFirst())))=\"")
        text(member.value.messageText ?? member.value.jsonText)
        write("\"")
      }
    }
    let content = value.kind == .object ? nil : value.messageText
    guard !children.isEmpty || content?.isEmpty == false else { return write("/>") }
    write(">")
    if let content { text(content) }
    for child in children {
      if child.key == "#text" {
        text(child.value.isNull ? "" : child.value.messageText ?? child.value.jsonText)
      } else {
        element(child.key, child.value)
      }
    }
    write("</\(tag)>")
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  private mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\"": write("&quot;")
      // In an attribute these would become blanks.
      case "\t", "\n", "\r": write("&#\(scalar.value);")
      default: write(String(Self.isAllowed(scalar) ? scalar : "\u{FFFD}"))
      }
    }
  }

  /// Production 2 of XML 1.0, but for tab and line breaks.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }

  /// Production 5 of XML 1.0, without the colon, which would name a namespace nobody declared.
  static func name(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isStart = scalar.properties.isXIDStart || scalar == "_"
      let isPart = isStart || scalar.properties.isXIDContinue || scalar == "-" || scalar == "."
      if result.isEmpty, !isStart { result = "_" }
      if isPart {
        result.unicodeScalars.append(scalar)
      } else if result != "_" {
        result += "_"
      }
    }
    return result.isEmpty ? "_" : result
  }
}
