// SPDX-License-Identifier: MIT
import Foundation
import HTTPTypes
import IntegrationRuntime

/// A request as a command line that sends the same, whatever values are in it.
struct CurlCommand {
  let request: Request
  let redactor: Redactor

  /// The words, on a line each.
  var text: String {
    let command = words.joined(separator: " \\\n  ")
    return input.map { "\($0) | \\\n\(command)" } ?? command
  }

  private var words: [String] {
    // Without `--globoff` curl would expand braces and brackets of the URL.
    var words = ["curl --globoff", "--url \(quoted(redactor.redact(url: request.url)))"]
    words[0] += Self.method(request.head.method, hasBody: hasData)
    words += request.head.headerFields.map { "--header \(quoted(header($0)))" }
    if hasData, request.head.headerFields[.contentType] == nil {
      // Otherwise curl would say that the body is a form.
      words.append("--header 'Content-Type:'")
    }
    if hasData {
      // Of an argument `--data-raw` takes everything as it is, also an `@` at its beginning.
      let argument = input == nil ? argument : nil
      words.append(argument.map { "--data-raw \(quoted($0))" } ?? "--data-binary @-")
    }
    if let timeout = request.timeout { words.append("--max-time \(Self.seconds(timeout))") }
    return words
  }

  private static func method(_ method: HTTPRequest.Method, hasBody: Bool) -> String {
    switch method {
    case .head where !hasBody: " --head"
    case .get where !hasBody: ""
    case .post where hasBody: ""
    default: " --request \(method.rawValue)"
    }
  }

  /// `3` or `0.250`
  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return "\(seconds)" }
    let digits = "\(milliseconds)"
    return "\(seconds).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
  }

  /// Whether there is a body, be it an empty one: these methods always say how long theirs is.
  private var hasData: Bool {
    !request.body.bytes.isEmpty || [.post, .put, .patch].contains(request.head.method)
  }

  /// What makes the body where it cannot be an argument; nil elsewhere.
  private var input: String? {
    let argument = argument
    guard argument == nil || request.contentCoding != nil else { return nil }
    var stages = ["printf %s \(quoted(argument ?? Data(body).base64EncodedString()))"]
    if argument == nil { stages.append("base64 -d") }
    if request.contentCoding == .gzip { stages.append("gzip -c") }
    return stages.joined(separator: " | ")
  }

  private var body: [UInt8] { redactor.redact(request.body.bytes) }

  /// The body as a word of the shell; nil if it cannot be one.
  private var argument: String? {
    String(validating: body, as: UTF8.self).flatMap { ShellText.canQuote($0) ? $0 : nil }
  }

  /// `Name: value`; an empty value is written with a semicolon, as curl wants it.
  private func header(_ field: HTTPField) -> String {
    let name = field.name.rawName
    let value = redactor.redact(header: name, field.value)
    return value.isEmpty ? "\(name);" : "\(name): \(value)"
  }

  private func quoted(_ text: String) -> String { ShellText.quoted(text) }
}
