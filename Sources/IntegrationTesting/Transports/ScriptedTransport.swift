// SPDX-License-Identifier: MIT

internal import HTTPTypes
public import IntegrationRuntime
internal import Synchronization

/// Answers requests from a list, without any socket or time. Faults of the scripted responses
/// become the errors that a real transport gives for them; delays are not waited for.
public final class ScriptedTransport: Transport {
  /// One answer.
  public enum Step: Sendable, Hashable {
    /// A response, whatever its status.
    case respond(ScriptedResponse)
    /// No response.
    case fail(TransportError)

    /// A response with a status and `{}`.
    public static func status(_ status: Int) -> Step { .respond(.status(status)) }
  }

  private struct State {
    var requests: [Request] = []
    var steps: ArraySlice<Step>
  }
  private let state: Mutex<State>
  private let fallback: Step

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - steps: the answers in order.
  ///   - fallback: the answer where `steps` has none left.
  public init(_ steps: [Step], fallback: Step = .status(200)) {
    state = Mutex(State(steps: steps[...]))
    self.fallback = fallback
  }

  /// The requests in the order in which they were sent.
  public var requests: [Request] { state.withLock { $0.requests } }

  /// Answers a request.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    guard !Task.isCancelled else { throw .cancelled(arrival: .notSent) }
    let step = state.withLock { state in
      state.requests.append(request)
      return state.steps.popFirst()
    }
    switch step ?? fallback {
    case .fail(let error): throw error
    case .respond(let response):
      switch response.fault {
      case nil, .drip, .dripHead, .closeAfterAnswer: return Response(response)
      case .neverAnswer: throw .timeout(after: request.timeout ?? .zero)
      case .endlessBody:
        throw TransportError(
          .tooLarge,
          code: .responseTooLarge,
          reason: "the scripted answer is too large",
          status: response.status
        )
      case .closeWithoutAnswer, .closeInBody, .resetInBody:
        throw TransportError(
          .connection,
          code: .connectionReset,
          reason: "the scripted connection was closed"
        )
      case .raw:
        throw TransportError(
          .connection,
          code: .malformedResponse,
          reason: "the scripted answer is not HTTP"
        )
      }
    }
  }
}

extension Response {
  /// What a client would make of a scripted response.
  init(_ scripted: ScriptedResponse) {
    var headers = HTTPFields()
    for (name, value) in scripted.headers {
      if let name = HTTPField.Name(name) {
        headers.append(HTTPField(name: name, value: value))
      }
    }
    if headers[.contentType] == nil, !scripted.body.isEmpty {
      headers[.contentType] = "application/json"
    }
    self.init(status: scripted.status, headers: headers, body: scripted.body)
  }
}
