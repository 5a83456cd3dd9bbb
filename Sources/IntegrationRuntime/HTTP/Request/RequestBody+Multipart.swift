// SPDX-License-Identifier: MIT

internal import Crypto
public import JSON

extension RequestBody {
  /// An object as `multipart/form-data` (RFC 7578): a part for each member, in order. A list gives
  /// its name several parts; an object is a part of type `application/json`; null is an empty part.
  public static func multipart(_ payload: some JSONEncodable) -> RequestBody {
    let value = JSONValue(written: payload)
    var parts: [[UInt8]] = []
    for member in value.members {
      let values = member.value.kind == .array ? Array(member.value.elements) : [member.value]
      parts += values.map { part(member.key, $0) }
    }
    // The same content, the same boundary; and no content holds its own digest.
    var digest = SHA256()
    for part in parts { digest.update(data: part) }
    let boundary = "intgen-\(Hexadecimal.text(digest.finalize().prefix(16)))"
    var bytes: [UInt8] = []
    for part in parts { bytes += Array("--\(boundary)\r\n".utf8) + part + Array("\r\n".utf8) }
    bytes += "--\(boundary)--\r\n".utf8
    return RequestBody(bytes, contentType: "multipart/form-data; boundary=\(boundary)")
  }

  private static func part(_ name: String, _ value: JSONValue) -> [UInt8] {
    let isStructure = value.kind == .object || value.kind == .array
    var head = "Content-Disposition: form-data; name=\"\(escaped(name))\"\r\n"
    if isStructure { head += "Content-Type: application/json\r\n" }
    let content = isStructure ? value.jsonText : value.messageText ?? ""
    return Array("\(head)\r\n\(content)".utf8)
  }

  /// As the HTML standard has browsers write names, so that none can end its line or its quotes.
  private static func escaped(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"": result += "%22"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
