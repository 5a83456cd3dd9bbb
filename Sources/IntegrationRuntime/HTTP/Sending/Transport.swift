// SPDX-License-Identifier: MIT

/// What carries requests. A transport sends each request once: it neither repeats it nor follows
/// redirects; a ``Sender`` does.
///
/// - A response with any status is a response, not an error.
/// - The request's ``Request/timeout`` is a deadline for all of it: name lookup, waiting for a
///   connection, connecting, sending, and receiving the last byte.
/// - When the calling task is cancelled, `send` ends soon with a ``TransportError/Kind/cancelled``
///   error and gives back what it holds.
public protocol Transport: Sendable {
  /// Sends a request and waits for the complete answer.
  func send(_ request: Request) async throws(TransportError) -> Response
}
