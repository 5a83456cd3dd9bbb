// SPDX-License-Identifier: MIT
import JSON

/// Prints diagnostics as one SARIF 2.1.0 document
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html).
package enum SARIFPrinter {
  package static func print(_ diagnostics: [Diagnostic]) -> String {
    String(decoding: Log(diagnostics: diagnostics).jsonBytes, as: UTF8.self) + "\n"
  }

  private struct Log: JSONEncodable {
    let diagnostics: [Diagnostic]

    func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.field("version", "2.1.0")
      writer.key("runs")
      writer.beginArray()
      writer.beginObject()
      encodeTool(into: &writer)
      writer.field("columnKind", "unicodeCodePoints")
      writer.key("results")
      writer.beginArray()
      for diagnostic in diagnostics { encode(diagnostic, into: &writer) }
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
    }

    /// Every code is a rule, whether or not it was found, so that its index is always the same.
    private func encodeTool(into writer: inout JSONWriter) {
      writer.key("tool")
      writer.beginObject()
      writer.key("driver")
      writer.beginObject()
      writer.field("name", "intgen")
      writer.key("rules")
      writer.beginArray()
      for code in DiagnosticCode.allCases {
        writer.beginObject()
        writer.field("id", code.rawValue)
        writer.field("name", code.ruleName)
        writer.key("defaultConfiguration")
        writer.beginObject()
        writer.field("level", code.severity.rawValue)
        writer.endObject()
        writer.endObject()
      }
      writer.endArray()
      writer.endObject()
      writer.endObject()
    }

    private func encode(_ diagnostic: Diagnostic, into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("ruleId", diagnostic.code.rawValue)
      writer.field("ruleIndex", DiagnosticCode.allCases.firstIndex(of: diagnostic.code))
      writer.field("level", diagnostic.severity.rawValue)
      encode(message: diagnostic.plainText, into: &writer)
      writer.key("locations")
      writer.beginArray()
      writer.beginObject()
      encode(diagnostic.range, into: &writer)
      writer.endObject()
      writer.endArray()
      if !diagnostic.related.isEmpty {
        writer.key("relatedLocations")
        writer.beginArray()
        for related in diagnostic.related {
          writer.beginObject()
          encode(related.range, into: &writer)
          encode(message: related.label, into: &writer)
          writer.endObject()
        }
        writer.endArray()
      }
      if let fix = diagnostic.fix { encode(fix, saying: diagnostic.label, into: &writer) }
      writer.endObject()
    }

    private func encode(_ fix: Fix, saying label: String?, into writer: inout JSONWriter) {
      writer.key("fixes")
      writer.beginArray()
      writer.beginObject()
      writer.key("description")
      writer.beginObject()
      writer.field("text", label ?? "write this")
      writer.endObject()
      writer.key("artifactChanges")
      writer.beginArray()
      writer.beginObject()
      encode(artifactOf: fix.range, into: &writer)
      writer.key("replacements")
      writer.beginArray()
      writer.beginObject()
      encode(fix.range, as: "deletedRegion", into: &writer)
      writer.key("insertedContent")
      writer.beginObject()
      writer.field("text", fix.replacement)
      writer.endObject()
      writer.endObject()
      writer.endArray()
      writer.endObject()
      writer.endArray()
      writer.endObject()
      writer.endArray()
    }

    private func encode(message: String, into writer: inout JSONWriter) {
      writer.key("message")
      writer.beginObject()
      writer.field("text", message)
      writer.endObject()
    }

    private func encode(_ range: SourceRange, into writer: inout JSONWriter) {
      writer.key("physicalLocation")
      writer.beginObject()
      encode(artifactOf: range, into: &writer)
      if range.hasText { encode(range, as: "region", into: &writer) }
      writer.endObject()
    }

    private func encode(artifactOf range: SourceRange, into writer: inout JSONWriter) {
      writer.key("artifactLocation")
      writer.beginObject()
      writer.field("uri", SARIFPrinter.uri(range.file.path))
      writer.endObject()
    }

    private func encode(
      _ range: SourceRange, as name: StaticString, into writer: inout JSONWriter
    ) {
      let (start, end) = (range.start, range.end)
      writer.key(name)
      writer.beginObject()
      writer.field("startLine", start.line)
      writer.field("startColumn", start.column)
      writer.field("endLine", end.line)
      writer.field("endColumn", end.column)
      writer.endObject()
    }
  }

  /// A path as a URI reference.
  private static func uri(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF".unicodeScalars)
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.unicodeScalars.append("%")
        result.unicodeScalars.append(hex[Int(byte >> 4)])
        result.unicodeScalars.append(hex[Int(byte & 15)])
      }
    }
    return result
  }
}

extension DiagnosticCode {
  /// The name that services show: `UnknownMember`.
  fileprivate var ruleName: String {
    let name = "\(self)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
