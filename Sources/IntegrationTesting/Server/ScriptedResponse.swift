// SPDX-License-Identifier: MIT

/// An answer that a ``RecordingServer`` or ``ScriptedTransport`` is to give.
public struct ScriptedResponse: Sendable, Hashable {
  /// How an answer goes wrong on purpose.
  public enum Fault: Sendable, Hashable {
    /// The connection is closed instead of an answer.
    case closeWithoutAnswer
    /// Half of the body is sent, then the connection is closed.
    case closeInBody
    /// Half of the body is sent, then the connection is reset.
    case resetInBody
    /// The answer is whole, then the connection is closed without having announced it.
    case closeAfterAnswer
    /// The body has no end.
    case endlessBody
    /// No answer, ever; the connection stays open.
    case neverAnswer
    /// The body comes in pieces of this many bytes with the pause between them.
    case drip(bytes: Int, every: Duration)
    /// The answer, its head too, comes in pieces of this many bytes with the pause between them.
    case dripHead(bytes: Int, every: Duration)
    /// These bytes are sent instead of an answer, then the connection is closed.
    case raw(String)
  }

  /// The status.
  public var status: Int
  /// Headers in order; `Content-Type: application/json` unless there is one. `Content-Length` is
  /// added.
  public var headers: [(name: String, value: String)] {
    get { headerPairs.map { ($0.name, $0.value) } }
    set { headerPairs = newValue.map { Pair(name: $0.name, value: $0.value) } }
  }
  /// The body.
  public var body: [UInt8]
  /// How long to wait first.
  public var delay: Duration
  /// Whether the connection is closed after the answer.
  public var closeConnection: Bool
  /// How the answer goes wrong.
  public var fault: Fault?

  private struct Pair: Sendable, Hashable {
    var name: String
    var value: String
  }
  private var headerPairs: [Pair]

  /// Makes an answer; by default what an API says that has nothing to say: `200 {}`.
  public init(
    status: Int = 200,
    headers: [(name: String, value: String)] = [],
    body: String = "{}",
    delay: Duration = .zero,
    closeConnection: Bool = false,
    fault: Fault? = nil
  ) {
    self.status = status
    headerPairs = headers.map { Pair(name: $0.name, value: $0.value) }
    self.body = Array(body.utf8)
    self.delay = delay
    self.closeConnection = closeConnection
    self.fault = fault
  }

  /// An answer with a status and `{}`.
  public static func status(_ status: Int) -> ScriptedResponse {
    ScriptedResponse(status: status)
  }

  /// An answer that goes wrong.
  public static func fault(_ fault: Fault) -> ScriptedResponse {
    ScriptedResponse(fault: fault)
  }
}
