// SPDX-License-Identifier: MIT

internal import IntegrationRuntime

/// What the answers have to be like, and how a chain ends.
extension MessageTest {
  /// The answer to the request has this status.
  public func expects(
    _ status: Int, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    answer(file, line) { response in
      response.status == status ? nil : "expected \(status) but got \(response.status)"
    }
  }

  /// The answer to the request has this status. Ends the chain: sends the message, and fails unless
  /// it is delivered and everything is as expected.
  public func expects(
    _ status: Int, file: StaticString = #filePath, line: UInt = #line
  ) async throws {
    let chain: MessageTest = expects(status, file: file, line: line)
    try await chain.end(file: file, line: line)
  }

  /// The answer to the request has this header, with this text in its value.
  public func expects(
    _ header: String, containing expected: String, file: StaticString = #filePath,
    line: UInt = #line
  ) -> MessageTest {
    answer(file, line) { response in
      let actual = response.header(header)
      return actual?.contains(expected) == true
        ? nil : "expected header '\(header)': \(quoted(actual)) to contain '\(expected)'"
    }
  }

  /// The body of the answer to the request is this JSON.
  public func expects(
    body expected: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    answer(file, line) { response in
      guard let body = try? JSONTree(parsing: response.text) else { return "the answer is no JSON" }
      return body.difference(from: expected)
    }
  }

  /// Ends the chain: sends the message, and fails unless it is delivered, or there was nothing to
  /// send, and everything is as expected.
  public func end(file: StaticString = #filePath, line: UInt = #line) async throws {
    let (error, sent) = try await run()
    if let error { Failures.report(error.description, file: file, line: line) }
    evaluate(sent, file, line)
  }

  /// Ends the chain: sends the message, and fails unless it ends in an error and the requests are
  /// as expected.
  ///
  /// - Parameters:
  ///   - reason: the error's reason, exactly; nil for any. For an HTTP status it is the status's
  ///     phrase, as in `Bad Request`.
  ///   - status: the error's status; nil for any, or none.
  public func error(
    _ reason: String? = nil, status: Int? = nil, file: StaticString = #filePath,
    line: UInt = #line
  ) async throws {
    let (error, sent) = try await run()
    if let error {
      if let reason, error.reason != reason {
        Failures.report(
          "expected '\(reason)' but got '\(error.reason)'", file: file, line: line)
      }
      if let status, error.status != status {
        let actual = error.status.map(String.init) ?? "none"
        Failures.report("expected \(status) but got \(actual)", file: file, line: line)
      }
    } else {
      Failures.report("expected integration to error", file: file, line: line)
    }
    evaluate(sent, file, line)
  }

  private func answer(
    _ file: StaticString, _ line: UInt, _ problem: @escaping @Sendable (Response) -> String?
  ) -> MessageTest {
    let index = index
    return adding(index, file, line) { sent in
      sent.responses[index].map(problem) ?? "there was no answer"
    }
  }

  private func evaluate(_ sent: SentRequests, _ file: StaticString, _ line: UInt) {
    let expectations =
      expectations
      + queries.sorted { $0.key < $1.key }.map { index, query in
        Expectation(request: index, file: query.file, line: query.line) { sent in
          Self.parameters(sent.requests[index]).map(query.problem) ?? Self.noQuery
        }
      }
    let highest = expectations.compactMap(\.request).max() ?? -1
    if highest >= sent.requests.count {
      Failures.report(
        "Assertions made for \(highest + 1) requests but only \(sent.requests.count) requests "
          + "were made", file: file, line: line)
    }
    for expectation in expectations {
      if let request = expectation.request {
        guard sent.requests.indices.contains(request) else { continue }
      }
      guard let problem = expectation.problem(sent) else { continue }
      let place = expectation.request.map { $0 > 0 ? "request \($0): " : "" } ?? ""
      Failures.report(place + problem, file: expectation.file, line: expectation.line)
    }
  }

  /// Checks the message and sends it over a real connection to a local server.
  private func run() async throws -> (IntegrationError?, SentRequests) {
    let server = try await RecordingServer.start(responses: responses)
    let answers = AnsweredTransport(to: server)
    var failure: IntegrationError?
    do {
      let json = try test.settings.document().root
      let tested = try Tested(settings: json, transport: answers)
      failure = try await outcome(of: tested)
    } catch let error as SettingsError {
      failure = error.error
    }
    await server.stop()
    return (failure, answers.sent)
  }

  private func outcome(of tested: Tested) async throws -> IntegrationError? {
    guard Tested.declaration.methods.contains(type) else {
      return .invalid("\(type.rawValue)() is not implemented")
    }
    let message = try test.message(input, as: type)
    if let error = tested.validate(message) { return error }
    do throws(IntegrationError) {
      _ = try await tested.send(message)
      return nil
    } catch {
      return error
    }
  }
}
