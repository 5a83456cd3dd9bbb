// SPDX-License-Identifier: MIT

internal import IntegrationRuntime
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// One request and the wait for its answer.
final class Exchange: Sendable {
  /// How it ends.
  enum Result: Sendable {
    case answer(HTTPResponseHead, body: ByteBuffer)
    case failure(TransportError)
    /// The connection was closed before it carried any of the request.
    case unused
  }

  /// Head and body as they are written.
  let message: ByteBuffer
  /// Whether the answer has no body, whatever its headers say.
  let isHead: Bool
  /// When the answer has to be complete.
  let deadline: NIODeadline
  /// The request's timeout, for the error that says that it passed.
  let timeout: Duration
  /// The largest body that is taken, in bytes.
  let limit: Int

  private let cancelled = Atomic(false)

  init(message: ByteBuffer, isHead: Bool, deadline: NIODeadline, timeout: Duration, limit: Int) {
    self.message = message
    self.isHead = isHead
    self.deadline = deadline
    self.timeout = timeout
    self.limit = limit
  }

  /// Whether nobody waits any more; seen by an exchange that hasn't begun.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() { cancelled.store(true, ordering: .releasing) }
}
