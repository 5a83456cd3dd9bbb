// SPDX-License-Identifier: MIT

package import IntegrationRuntime
package import NIOCore
internal import NIOPosix
internal import Synchronization

/// Holds a transport to its rule about addresses: twice, since a name may lead elsewhere a moment
/// later. Before connecting, so that nobody learns which ports are open inside; and on each new
/// connection before it carries a request, which is what counts.
package final class AddressGuard: Sendable {
  private let rule: AddressRule
  /// Names that were found good, and until when that is believed.
  private let known = Mutex<[String: NIODeadline]>([:])

  package init(_ rule: AddressRule) { self.rule = rule }

  static let problem = TransportError(
    .forbiddenAddress, code: .forbiddenAddress,
    reason: "the host's address is not one of the public internet", arrival: .notSent)

  /// Throws if a host's name leads to an address that may not be called. A name that leads nowhere
  /// is for the connection to report.
  package func check(host: String, until deadline: NIODeadline) async throws(TransportError) {
    guard rule != .any else { return }
    let now = NIODeadline.now()
    if let end = known.withLock({ $0[host] }), end > now { return }
    let isAllowed: Bool
    do {
      isAllowed = try await addresses(of: host, until: deadline).allSatisfy { rule.allows($0) }
    } catch is CancellationError {
      throw .cancelled(arrival: .notSent)
    } catch {
      throw TransportError(
        .timeout, code: .timeout, reason: "the host's name was not resolved in time",
        arrival: .notSent)
    }
    guard isAllowed else { throw Self.problem }
    known.withLock { known in
      if known.count >= 1000 { known = known.filter { $0.value > now } }
      if known.count < 1000 { known[host] = now + .seconds(30) }
    }
  }

  /// The resolver can't be interrupted, so a late or unwanted result is dropped.
  private func addresses(of host: String, until deadline: NIODeadline) async throws -> [String] {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let promise = loop.makePromise(of: [String].self)
    let timer =
      deadline == .distantFuture
      ? nil : loop.scheduleTask(deadline: deadline) { promise.fail(ChannelError.alreadyClosed) }
    defer { timer?.cancel() }
    promise.completeWith(
      NIOThreadPool.singleton.runIfActive(eventLoop: loop) { HostAddresses.of(host) })
    return try await withTaskCancellationHandler {
      try await promise.futureResult.get()
    } onCancel: {
      promise.fail(CancellationError())
    }
  }

  /// Whether the other end of a connection may be called.
  func allows(_ channel: any NIOCore.Channel) -> Bool {
    rule == .any || rule.allows(channel.remoteAddress?.ipAddress ?? "")
  }

  /// Fails and closes a connection whose other end may not be called.
  package func check(_ channel: any NIOCore.Channel) -> EventLoopFuture<Void> {
    if allows(channel) {
      return channel.eventLoop.makeSucceededVoidFuture()
    }
    channel.close(promise: nil)
    return channel.eventLoop.makeFailedFuture(Self.problem)
  }
}
