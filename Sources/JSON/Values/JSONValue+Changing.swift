// SPDX-License-Identifier: MIT

extension JSONValue {
  /// A copy without the value that `value(atPath:)` finds. In an array null takes its place.
  /// Unchanged if nothing is found.
  public func removing(atPath path: String) -> JSONValue { changing(path, to: nil) }

  /// A copy with another value in place of the one that `value(atPath:)` finds. Unchanged if
  /// nothing is found.
  public func replacing(atPath path: String, with value: JSONValue) -> JSONValue {
    changing(path, to: value)
  }

  private func changing(_ path: String, to replacement: JSONValue?) -> JSONValue {
    // A character of a text is no part of the document.
    guard let target = value(atPath: path), target.storage === storage, target.index != index else {
      return self
    }
    var writer = JSONWriter()
    write(into: &writer, target.index, replacement)
    guard let changed = try? JSONParser.parse(writer.bytes, depth: Int.max) else { return self }
    return JSONValue(storage: changed, index: 0, mode: mode)
  }

  private func write(into writer: inout JSONWriter, _ target: Int, _ replacement: JSONValue?) {
    guard index < target, target < storage.indexAfter(index) else {
      writer.value(self)
      return
    }
    if kind == .object {
      writer.beginObject()
      for member in members {
        let value = member.value.index == target ? replacement : member.value
        guard let value else { continue }
        writer.key(of: member)
        value.write(into: &writer, target, replacement)
      }
      writer.endObject()
    } else {
      writer.beginArray()
      for element in elements {
        let value = element.index == target ? replacement ?? .null : element
        value.write(into: &writer, target, replacement)
      }
      writer.endArray()
    }
  }
}
