// SPDX-License-Identifier: MIT
import JSON

/// Prints each diagnostic as a JSON object on a line of its own.
///
/// Lines and columns count from 1, columns in Unicode code points; the end is behind the last
/// character. A place without text, such as a folder, has neither.
package enum JSONLinesPrinter {
  package static func print(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { String(decoding: Line($0).jsonBytes, as: UTF8.self) + "\n" }.joined()
  }

  private struct Line: JSONEncodable {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

    func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.fields(of: diagnostic.range)
      writer.field("code", diagnostic.code.rawValue)
      writer.field("severity", diagnostic.severity.rawValue)
      writer.field("message", diagnostic.message)
      writer.field("label", diagnostic.label)
      writer.field("details", diagnostic.details.isEmpty ? nil : diagnostic.details)
      writer.field("help", diagnostic.help.isEmpty ? nil : diagnostic.help)
      if !diagnostic.related.isEmpty {
        writer.key("related")
        writer.beginArray()
        for related in diagnostic.related {
          writer.beginObject()
          writer.fields(of: related.range)
          writer.field("label", related.label)
          writer.endObject()
        }
        writer.endArray()
      }
      if let fix = diagnostic.fix {
        writer.key("fix")
        writer.beginObject()
        writer.fields(of: fix.range)
        writer.field("replacement", fix.replacement)
        writer.endObject()
      }
      writer.endObject()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func fields(of range: SourceRange) {
    field("file", range.file.path)
    guard range.hasText else { return }
    let (start, end) = (range.start, range.end)
    field("line", start.line)
    field("column", start.column)
    field("endLine", end.line)
    field("endColumn", end.column)
  }
}

extension SourceRange {
  /// Whether there is text to point at; a folder, or a file that could not be read, has none.
  var hasText: Bool { !file.bytes.isEmpty }
}
