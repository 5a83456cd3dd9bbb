// SPDX-License-Identifier: MIT

extension Transport {
  /// Sends a request, and tells an observer of it and of its answer.
  ///
  /// - Parameters:
  ///   - event: the request as the observer sees it.
  ///   - timekeeper: takes the time.
  func send(
    _ request: Request, as event: RequestEvent, telling observer: (any DeliveryObserver)?,
    by timekeeper: Timekeeper
  ) async throws(TransportError) -> Response {
    guard let observer else { return try await send(request) }
    observer.requestWillBeSent(event)
    let start = timekeeper.elapsed()
    let response = try await send(request)
    observer.responseReceived(
      ResponseEvent(
        request: event, status: response.status, bodySize: response.body.count,
        duration: timekeeper.elapsed() - start))
    return response
  }
}
