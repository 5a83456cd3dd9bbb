// SPDX-License-Identifier: MIT

import JSON

/// A payload as generated code has them.
struct SamplePayload: JSONEncodable {
  var amount: Int

  func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("a", amount)
    writer.endObject()
  }
}
