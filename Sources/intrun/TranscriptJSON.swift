// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON

/// A transcript as one JSON object, for programs.
struct TranscriptJSON: JSONEncodable {
  let transcript: Transcript
  let integration: IntegrationDeclaration
  let traces: [Trace]
  let outcome: Outcome

  func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("integration", integration.slug)
    writer.field("dryRun", transcript.isDryRun)
    writer.key("requests")
    writer.beginArray()
    for trace in traces { encode(trace, into: &writer) }
    writer.endArray()
    writer.field("outcome", outcome.name)
    if case .disabled(let reason) = outcome {
      writer.field("reason", reason.text(for: integration.name))
    }
    if let error = outcome.error {
      writer.field("reason", error.reason)
      writer.field("kind", error.kind.rawValue)
      writer.field("code", error.code?.rawValue)
      writer.field("status", error.status)
    }
    if !transcript.problems.isEmpty { writer.field("problems", transcript.problems) }
    writer.field("retryable", outcome.isRetryable)
    writer.field("uncertain", outcome.isUncertain)
    writer.endObject()
  }

  private func encode(_ trace: Trace, into writer: inout JSONWriter) {
    let redactor = transcript.redactor(of: trace)
    let request = trace.request
    writer.beginObject()
    writer.field("method", request.head.method.rawValue)
    writer.field("url", redactor.redact(url: request.url))
    encode(request.head.headerFields, redactor, into: &writer)
    encode(request.body.bytes, redactor, into: &writer)
    writer.field("curl", CurlCommand(request: request, redactor: redactor).text)
    switch trace.result {
    case .failure(let error):
      writer.key("error")
      writer.beginObject()
      writer.field("code", error.code.rawValue)
      writer.field("reason", error.reason)
      writer.endObject()
    case .success(let response):
      writer.key("answer")
      writer.beginObject()
      if transcript.isDryRun { writer.field("madeUp", true) }
      writer.field("status", response.status)
      encode(response.headers, redactor, into: &writer)
      encode(response.body, redactor, into: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  private func encode(
    _ fields: HTTPFields, _ redactor: Redactor, into writer: inout JSONWriter
  ) {
    writer.key("headers")
    writer.beginArray()
    for field in fields {
      writer.beginObject()
      writer.field("name", field.name.rawName)
      writer.field("value", redactor.redact(header: field.name.rawName, field.value))
      writer.endObject()
    }
    writer.endArray()
  }

  private func encode(_ body: [UInt8], _ redactor: Redactor, into writer: inout JSONWriter) {
    guard !body.isEmpty else { return }
    writer.field("body", redactor.redact(String(decoding: body, as: UTF8.self)))
  }
}

extension Outcome {
  /// One word.
  fileprivate var name: String {
    switch self {
    case .delivered: "delivered"
    case .nothingToSend: "nothingToSend"
    case .rejected: "rejected"
    case .invalid: "invalid"
    case .disabled: "disabled"
    case .unsupported: "unsupported"
    case .failed: "failed"
    }
  }
}
