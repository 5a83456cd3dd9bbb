// SPDX-License-Identifier: MIT

internal import HTTPTypes
public import JSON

extension Response {
  /// The headers as an object, in order; those that repeat are joined.
  public var headerObject: JSONObject {
    var names: Set<String> = []
    let members = headers.filter { names.insert($0.name.canonicalName).inserted }.map { field in
      (field.name.rawName, JSONValue(headers[field.name] ?? field.value))
    }
    return JSONObject(
      written: PayloadObject { object in for (name, value) in members { object.set(name, value) } })
  }

  /// The body as JSON, parsed on each call; nil if it is none (an empty body among it).
  public var json: JSONDocument? {
    try? JSONDocument(parsing: body)
  }
}
