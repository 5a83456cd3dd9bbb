// SPDX-License-Identifier: MIT

/// What a request has to be like.
extension MessageTest {
  /// The body is this JSON, by type and content.
  public func sends(
    _ expected: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    body(ignoring: [], expected, file, line)
  }

  /// The body is this JSON, apart from members of some names, however deep.
  public func sendsAlmost(
    _ expected: JSONTree, ignoring: [String], file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    body(ignoring: ignoring, expected, file, line)
  }

  /// The body is this text.
  public func sends(
    text expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      request.text == expected ? nil : "expected '\(expected)' but got '\(request.text)'"
    }
  }

  /// The body is a form with exactly these parameters, in any order; brackets nest.
  public func sends(
    form expected: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      JSONTree(parameters: request.form).difference(from: expected.withTexts)
    }
  }

  /// The header has this value.
  public func sends(
    _ header: String, _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      let actual = request.header(header)
      return actual == expected
        ? nil : "expected header '\(header)': \(quoted(actual)) to match '\(expected)'"
    }
  }

  /// The header's value has this text in it.
  public func sends(
    _ header: String, containing expected: String, file: StaticString = #filePath,
    line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      let actual = request.header(header)
      return actual?.contains(expected) == true
        ? nil : "expected header '\(header)': \(quoted(actual)) to contain '\(expected)'"
    }
  }

  /// The path, percent-encoded as it is sent, without the query.
  public func pathname(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      request.path == expected
        ? nil : "expected request pathname to be \"\(expected)\" but got \"\(request.path)\""
    }
  }

  /// The HTTP method.
  public func method(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      request.method == expected ? nil : "expected \(expected) but got \(request.method)"
    }
  }

  /// The whole URL without its query, as it is sent.
  public func url(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { _, url in
      let actual = String(url.prefix { $0 != "?" })
      return actual == expected ? nil : "expected URL \(expected) but got \(actual)"
    }
  }

  /// The user name and password of basic authentication.
  public func authenticates(
    _ username: String, _ password: String, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    about(file, line) { request, _ in
      guard let actual = request.basicAuthentication else { return "no basic authentication" }
      guard actual.username != username || actual.password != password else { return nil }
      return "expected \(username):\(password) but got \(actual.username):\(actual.password)"
    }
  }

  private func body(
    ignoring: [String], _ expected: JSONTree, _ file: StaticString, _ line: UInt
  ) -> MessageTest {
    about(file, line) { request, _ in
      guard !request.body.isEmpty else { return "expected JSON but there is no body" }
      guard let actual = try? JSONTree(parsing: request.text) else {
        return "expected JSON but got \(quoted(request.text))"
      }
      let type = request.header("Content-Type") ?? "none"
      guard type.contains("json") else { return "expected JSON but Content-Type is \(type)" }
      return actual.removing(ignoring).difference(from: expected)
    }
  }

  func about(
    _ file: StaticString, _ line: UInt,
    _ problem: @escaping @Sendable (_ request: RecordedRequest, _ url: String) -> String?
  ) -> MessageTest {
    let index = index
    return adding(index, file, line) { problem($0.requests[index], $0.urls[index]) }
  }
}
