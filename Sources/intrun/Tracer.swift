// SPDX-License-Identifier: MIT
import IntegrationRuntime
import Synchronization

/// One request, and what came of it.
struct Trace: Sendable {
  /// From 1, in the order in which the requests were sent.
  let number: Int
  let request: Request
  let result: Result<Response, TransportError>
}

/// Takes down everything that goes over a transport.
final class Tracer: Transport {
  private let transport: any Transport
  private let traces = Mutex<[Trace]>([])
  private let count = Mutex(0)
  private let didEnd: @Sendable (Trace) -> Void

  /// - Parameter didEnd: hears of each exchange as soon as it is over, one at a time.
  init(over transport: any Transport, didEnd: @escaping @Sendable (Trace) -> Void) {
    self.transport = transport
    self.didEnd = didEnd
  }

  /// All exchanges, in the order in which the requests were sent.
  var all: [Trace] { traces.withLock { $0.sorted { $0.number < $1.number } } }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let result: Result<Response, TransportError>
    do throws(TransportError) {
      result = .success(try await transport.send(request))
    } catch {
      result = .failure(error)
    }
    let trace = Trace(number: number, request: request, result: result)
    traces.withLock { traces in
      traces.append(trace)
      didEnd(trace)
    }
    return try result.get()
  }
}

/// Sends nothing and answers everything with `200 {}`.
struct DryRun: Transport {
  func send(_ request: Request) async throws(TransportError) -> Response {
    Response(status: 200, body: Array("{}".utf8))
  }
}
