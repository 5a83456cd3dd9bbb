// SPDX-License-Identifier: MIT

internal import Synchronization

/// What arrived, in order, and what is still to be answered. Shared by connections.
final class RequestLog: Sendable {
  private struct State {
    var requests: [RecordedRequest] = []
    var script: ArraySlice<ScriptedResponse>
  }

  private let state: Mutex<State>
  private let fallback: @Sendable (RecordedRequest) -> ScriptedResponse

  init(
    _ script: [ScriptedResponse],
    fallback: @escaping @Sendable (RecordedRequest) -> ScriptedResponse
  ) {
    state = Mutex(State(script: script[...]))
    self.fallback = fallback
  }

  var requests: [RecordedRequest] { state.withLock { $0.requests } }

  /// Takes down a request and says what to answer.
  func record(_ request: RecordedRequest) -> ScriptedResponse {
    let scripted = state.withLock { state in
      state.requests.append(request)
      return state.script.popFirst()
    }
    return scripted ?? fallback(request)
  }
}
