// SPDX-License-Identifier: MIT

public import JSON

/// Fails unless the bytes are the same JSON as the text: numbers by value, keys in any order,
/// elements in theirs. The failure says what differs, place by place, behind the source's name.
public func assertJSONEqual(
  _ actual: [UInt8],
  _ expected: String,
  in source: String? = nil,
  file: StaticString = #filePath,
  line: UInt = #line
) {
  guard let difference = jsonDifference(actual: actual, expected: Array(expected.utf8)) else {
    return
  }
  Failures.report(
    source.map { "\($0): \(difference)" } ?? difference, file: file, line: line)
}

/// Fails unless a payload writes the same JSON as the text; see the form that takes bytes.
public func assertJSONEqual(
  _ actual: some JSONEncodable,
  _ expected: String,
  file: StaticString = #filePath,
  line: UInt = #line
) {
  assertJSONEqual(actual.jsonBytes, expected, file: file, line: line)
}

/// Fails unless a document is the same JSON as the text; see the form that takes bytes.
public func assertJSONEqual(
  _ actual: JSONDocument,
  _ expected: String,
  file: StaticString = #filePath,
  line: UInt = #line
) {
  assertJSONEqual(actual.source, expected, file: file, line: line)
}

extension RecordedRequest {
  /// Fails unless the body is JSON by its type and content, and the same as the text.
  public func assertJSON(
    _ expected: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let type = header("Content-Type")?.split(separator: ";").first.map { $0.lowercased() }
    if type != "application/json", type?.hasSuffix("+json") != true {
      Failures.report(
        "header Content-Type: expected \"application/json\", got "
          + quoted(header("Content-Type")),
        file: file,
        line: line
      )
    }
    assertJSONEqual(body, expected, file: file, line: line)
  }
}

func jsonDifference(actual: [UInt8], expected: [UInt8]) -> String? {
  let expectedDocument: JSONDocument
  let actualDocument: JSONDocument
  do {
    expectedDocument = try JSONDocument(parsing: expected)
  } catch {
    return "the expected text is not JSON: \(error)"
  }
  do {
    actualDocument = try JSONDocument(parsing: actual)
  } catch {
    let text = String(decoding: actual.prefix(200), as: UTF8.self)
    return "expected JSON, got something else (\(error)): \(quoted(text))"
  }
  return JSONDifference(expected: expectedDocument.root, actual: actualDocument.root).map {
    "JSON differs:\n\($0)"
  }
}
