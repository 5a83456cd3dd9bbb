// SPDX-License-Identifier: MIT

extension RecordedRequest {
  /// Fails unless the request has this method and this path (percent-encoded, without query).
  public func assertTarget(
    _ method: String,
    _ path: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    guard self.method != method || self.path != path else { return }
    Failures.report(
      "expected \(method) \(path), got \(self.method) \(self.path)",
      file: file,
      line: line
    )
  }

  /// Fails unless the query has exactly these parameters in this order, decoded.
  public func assertQuery(
    _ expected: KeyValuePairs<String, String>,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    assertPairs(query, expected, of: "query", file: file, line: line)
  }

  /// Fails unless the body is a form with exactly these parameters in this order, decoded.
  public func assertForm(
    _ expected: KeyValuePairs<String, String>,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    assertPairs(form, expected, of: "form", file: file, line: line)
  }

  /// Fails unless the first header of this name has this value; nil demands that there is none.
  public func assertHeader(
    _ name: String,
    _ expected: String?,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let actual = header(name)
    guard actual != expected else { return }
    Failures.report(
      "header \(name): expected \(quoted(expected)), got \(quoted(actual))",
      file: file,
      line: line
    )
  }

  /// Fails unless the request carries basic authentication with this user name and password.
  public func assertBasicAuthentication(
    username: String,
    password: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    guard let actual = basicAuthentication else {
      Failures.report(
        "expected basic authentication, got Authorization: \(quoted(header("Authorization")))",
        file: file,
        line: line
      )
      return
    }
    guard actual.username != username || actual.password != password else { return }
    Failures.report(
      "basic authentication: expected \(username):\(password), "
        + "got \(actual.username):\(actual.password)",
      file: file,
      line: line
    )
  }

  /// Fails unless the body is exactly this text.
  public func assertText(
    _ expected: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    guard text != expected else { return }
    Failures.report(
      "body: expected \(quoted(expected)), got \(quoted(text))",
      file: file,
      line: line
    )
  }

  /// Fails unless the body is empty.
  public func assertNoBody(file: StaticString = #filePath, line: UInt = #line) {
    guard !body.isEmpty else { return }
    Failures.report("expected no body, got \(quoted(text))", file: file, line: line)
  }

  private func assertPairs(
    _ actual: [Pair],
    _ expected: KeyValuePairs<String, String>,
    of place: String,
    file: StaticString,
    line: UInt
  ) {
    let expected = expected.map { Pair($0.key, $0.value) }
    guard actual != expected else { return }
    let difference = PairDifference(expected: expected, actual: actual)
    Failures.report("\(place) differs:\n\(difference)", file: file, line: line)
  }
}

func quoted(_ text: String?) -> String {
  text.map { "\"\($0)\"" } ?? "none"
}
