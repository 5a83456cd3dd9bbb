// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON

/// Requests as a fixture states them.
struct RequestRecording {
  let comparison: RequestComparison

  /// A list of objects with `method`, `path` or `url`, `query`, and `body`, `form` or `text`.
  func write(into writer: inout JSONWriter) {
    writer.beginArray()
    for request in comparison.requests {
      writer.beginObject()
      write(request, into: &writer)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ request: Request, into writer: inout JSONWriter) {
    writer.field("method", request.head.method.rawValue)
    let parts = URLParts(request.url)
    if let path = path(of: parts.location) {
      writer.field("path", path)
    } else {
      writer.field("url", parts.location)
    }
    let query = parts.query.filter { !comparison.credentials.contains($0.name) }
    write(query, as: "query", into: &writer)
    let bytes = request.body.bytes
    guard !bytes.isEmpty else { return }
    if request.head.headerFields[.contentType] == "application/x-www-form-urlencoded" {
      let form = URLParts("?\(String(decoding: bytes, as: UTF8.self))").query
      write(form, as: "form", into: &writer)
    } else if let json = try? JSONDocument(
      parsing: bytes, limits: JSONLimits(depth: 1_024, bytes: Int.max))
    {
      writer.field("body", json.root)
    } else {
      writer.field("text", String(decoding: bytes, as: UTF8.self))
    }
  }

  /// What follows the endpoint; nil of a request that goes elsewhere.
  private func path(of location: String) -> String? {
    guard let endpoint = comparison.endpoint,
      let root = try? Request(method: .get, endpoint: endpoint, path: "/")
    else { return nil }
    let base = root.url.hasSuffix("/") ? String(root.url.dropLast()) : root.url
    guard location.hasPrefix("\(base)/") else { return nil }
    let path = String(location.dropFirst(base.count))
    return comparison.url(path) == location ? path : nil
  }

  /// A name that occurs several times in a row gets a list; pairs in another order cannot be stated.
  private func write(_ pairs: [QueryPair], as key: String, into writer: inout JSONWriter) {
    var groups: [(name: String, values: [String])] = []
    for pair in pairs {
      if groups.last?.name == pair.name {
        groups[groups.count - 1].values.append(pair.value)
      } else {
        groups.append((pair.name, [pair.value]))
      }
    }
    guard !groups.isEmpty, Set(groups.map(\.name)).count == groups.count else { return }
    writer.key(dynamic: key)
    writer.beginObject()
    for (name, values) in groups {
      writer.key(dynamic: name)
      if values.count == 1 {
        writer.value(values[0])
      } else {
        writer.beginArray()
        for value in values { writer.element(value) }
        writer.endArray()
      }
    }
    writer.endObject()
  }
}
