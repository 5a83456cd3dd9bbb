// SPDX-License-Identifier: MIT

internal import NIOCore
internal import Synchronization

/// The open connections of a server, so that it can close them.
final class ConnectionList: Sendable {
  private struct State {
    var open: [ObjectIdentifier: any NIOCore.Channel] = [:]
    var total = 0
  }
  private let state = Mutex(State())

  /// How many there have been, closed ones included.
  var total: Int { state.withLock { $0.total } }

  /// How many are open.
  var openCount: Int { state.withLock { $0.open.count } }

  func add(_ channel: any NIOCore.Channel) {
    let id = ObjectIdentifier(channel)
    state.withLock { state in
      state.open[id] = channel
      state.total += 1
    }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.state.withLock { $0.open[id] = nil }
    }
  }

  func closeAll() {
    for channel in state.withLock({ Array($0.open.values) }) {
      channel.close(promise: nil)
    }
  }
}
