// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// A message that a test sends, and what is expected of it. Nothing happens until the chain ends
/// in a call that is awaited: ``expects(_:file:line:)-(Int,_,_)``, ``error(_:status:file:line:)`` or
/// ``end(file:line:)``. A chain that does not end is a warning of the compiler's.
public struct MessageTest<Tested: Integration>: Sendable {
  /// One expectation, and where it is written.
  struct Expectation: Sendable {
    /// The request that it is about, from 0; nil for all of them together.
    var request: Int?
    var file: StaticString
    var line: UInt
    /// What is wrong, if anything.
    var problem: @Sendable (SentRequests) -> String?
  }

  let test: IntegrationTest<Tested>
  let type: MessageType
  let input: JSONTree
  var responses: [ScriptedResponse] = []
  var expectations: [Expectation] = []
  /// What queries have to be, by request.
  var queries: [Int: ExactQuery] = [:]
  var index = 0

  /// The destination answers so, request by request; where there are no more, `200 {}`.
  public func responds(_ responses: ScriptedResponse...) -> MessageTest {
    var copy = self
    copy.responses += responses
    return copy
  }

  /// What follows is about this request, from 0. Without it, about the first.
  public func request(
    _ index: Int, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    var copy = self
    copy.index = index
    if index < 0 {
      return copy.adding(nil, file, line) { _ in "request index must be >= 0, got \"\(index)\"" }
    }
    return copy
  }

  /// Exactly this many requests are sent, repetitions included.
  public func requests(
    _ count: Int, file: StaticString = #filePath, line: UInt = #line
  ) -> MessageTest {
    adding(nil, file, line) { sent in
      sent.requests.count == count
        ? nil
        : "expected number of requests to be \"\(count)\", but it's \"\(sent.requests.count)\""
    }
  }

  func adding(
    _ request: Int?, _ file: StaticString, _ line: UInt,
    _ problem: @escaping @Sendable (SentRequests) -> String?
  ) -> MessageTest {
    var copy = self
    copy.expectations.append(
      Expectation(request: request, file: file, line: line, problem: problem))
    return copy
  }
}

/// What a message led to.
struct SentRequests: Sendable {
  var requests: [RecordedRequest]
  /// The URLs before they went to the local server.
  var urls: [String]
  /// The answer that each request got; nil where there was none.
  var responses: [Response?]
}

extension IntegrationTest {
  /// Sends an identify message.
  public func identify(_ input: JSONTree) -> MessageTest<Tested> { message(.identify, input) }
  /// Sends a track message.
  public func track(_ input: JSONTree) -> MessageTest<Tested> { message(.track, input) }
  /// Sends a page message.
  public func page(_ input: JSONTree) -> MessageTest<Tested> { message(.page, input) }
  /// Sends a screen message.
  public func screen(_ input: JSONTree) -> MessageTest<Tested> { message(.screen, input) }
  /// Sends a group message.
  public func group(_ input: JSONTree) -> MessageTest<Tested> { message(.group, input) }
  /// Sends an alias message.
  public func alias(_ input: JSONTree) -> MessageTest<Tested> { message(.alias, input) }
  /// Sends a delete message.
  public func delete(_ input: JSONTree) -> MessageTest<Tested> { message(.delete, input) }

  private func message(_ type: MessageType, _ input: JSONTree) -> MessageTest<Tested> {
    MessageTest(test: self, type: type, input: input)
  }
}
