// SPDX-License-Identifier: MIT

internal import NIOCore
internal import Synchronization

/// The open connections of a server, so that it can close them.
final class ConnectionList: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any NIOCore.Channel]>([:])

  func add(_ channel: any NIOCore.Channel) {
    let id = ObjectIdentifier(channel)
    channels.withLock { $0[id] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.channels.withLock { $0[id] = nil }
    }
  }

  func closeAll() {
    for channel in channels.withLock({ Array($0.values) }) {
      channel.close(promise: nil)
    }
  }
}
