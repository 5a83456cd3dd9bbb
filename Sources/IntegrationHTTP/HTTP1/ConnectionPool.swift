// SPDX-License-Identifier: MIT

package import IntegrationRuntime
package import NIOCore
internal import NIOPosix
internal import Synchronization

/// Kept connections, and those who wait for one. A connection is in one pair of hands at a time: of
/// the pool's or of the exchange it carries.
package final class ConnectionPool: Sendable {
  typealias Grant = Result<Connection, TransportError>

  private struct Waiter: Sendable {
    var continuation: CheckedContinuation<Grant, Never>
    /// Ends the wait.
    var timer: Scheduled<Void>

    func end(_ grant: Grant) {
      timer.cancel()
      continuation.resume(returning: grant)
    }
  }

  /// What leads to one origin.
  private struct Lane {
    /// Those used last are at the end and are used next, so that the others can go.
    var idle: [Connection] = []
    /// Made or being made.
    var count = 0
    var connecting = 0
    /// In the order they came; some may have left.
    var queue = CircularBuffer<UInt64>()
    var waiters: [UInt64: Waiter] = [:]

    /// An unused connection, preferably one that needs no change of threads.
    mutating func takeIdle(on loop: (any EventLoop)?) -> Connection? {
      guard let loop, let index = idle.lastIndex(where: { $0.isOn(loop) }) else {
        return idle.popLast()
      }
      return idle.remove(at: index)
    }

    mutating func nextWaiter() -> Waiter? {
      while let number = queue.popFirst() {
        if let waiter = waiters.removeValue(forKey: number) { return waiter }
      }
      return nil
    }

    /// Whether another connection is to be made; counts it.
    mutating func reserve(upTo limit: Int) -> Bool {
      guard waiters.count > connecting, count < limit else { return false }
      connecting += 1
      count += 1
      return true
    }
  }

  private struct State {
    var lanes: [Origin: Lane] = [:]
    var connections: [ObjectIdentifier: Connection] = [:]
    var lastNumber: UInt64 = 0
    var isShutDown = false

    /// Forgets an origin that nobody calls, and who has left the queue.
    mutating func tidy(_ origin: Origin) {
      guard let lane = lanes[origin], lane.waiters.isEmpty else { return }
      if lane.count == 0 { lanes[origin] = nil } else { lanes[origin]?.queue.removeAll() }
    }
  }

  private let connector: Connector
  private let limit: Int
  private let connectTimeout: TimeAmount
  private let timers = MultiThreadedEventLoopGroup.singleton.any()
  private let state = Mutex(State())

  /// - Parameter limit: the most connections to one origin.
  package init(_ connector: Connector, limit: Int, connectTimeout: TimeAmount) {
    self.connector = connector
    self.limit = limit
    self.connectTimeout = connectTimeout
  }

  // MARK: Taking

  /// A connection, for one exchange.
  ///
  /// - Parameters:
  ///   - deadline: when the exchange has to be over.
  ///   - timeout: how long it may take, for the error that says that it took longer.
  package func take(
    to origin: Origin, until deadline: NIODeadline, timeout: Duration
  ) async throws(TransportError) -> Connection {
    let loop = MultiThreadedEventLoopGroup.currentEventLoop
    if let connection = state.withLock({ $0.lanes[origin]?.takeIdle(on: loop) }) {
      return connection
    }
    let number = state.withLock { state in
      state.lastNumber &+= 1
      return state.lastNumber
    }
    let patience = NIODeadline.now() + connectTimeout
    let error: TransportError =
      deadline < patience ? .timeout(after: timeout, arrival: .notSent) : .noConnectionInTime
    let grant: Grant = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let timer = timers.scheduleTask(deadline: min(deadline, patience)) {
          self.dismiss(number, for: origin, error)
        }
        wait(number, for: origin, Waiter(continuation: continuation, timer: timer))
        // A cancellation may have come before there was anybody to dismiss.
        if Task.isCancelled { dismiss(number, for: origin, .cancelled(arrival: .notSent)) }
      }
    } onCancel: {
      dismiss(number, for: origin, .cancelled(arrival: .notSent))
    }
    return try grant.get()
  }

  private func wait(_ number: UInt64, for origin: Origin, _ waiter: Waiter) {
    let (grant, isConnecting) = state.withLock { state -> (Grant?, Bool) in
      if state.isShutDown { return (.failure(.shutDown), false) }
      var lane = state.lanes.removeValue(forKey: origin) ?? Lane()
      defer { state.lanes[origin] = lane }
      if let connection = lane.idle.popLast() { return (.success(connection), false) }
      lane.queue.append(number)
      lane.waiters[number] = waiter
      return (nil, lane.reserve(upTo: limit))
    }
    if let grant { waiter.end(grant) }
    if isConnecting { connect(to: origin) }
  }

  private func dismiss(_ number: UInt64, for origin: Origin, _ error: TransportError) {
    let waiter = state.withLock { state in
      let waiter = state.lanes[origin]?.waiters.removeValue(forKey: number)
      state.tidy(origin)
      return waiter
    }
    waiter?.end(.failure(error))
  }

  // MARK: Giving back

  /// Takes back a connection that can be used again.
  func release(_ connection: Connection) {
    let waiter = state.withLock { state -> Waiter? in
      guard state.connections[ObjectIdentifier(connection)] != nil else { return nil }
      let waiter = state.lanes[connection.origin]?.nextWaiter()
      if waiter == nil, !state.isShutDown {
        state.lanes[connection.origin]?.idle.append(connection)
      }
      return waiter
    }
    waiter?.end(.success(connection))
  }

  /// Forgets a connection that is closed.
  func remove(_ connection: Connection) {
    let origin = connection.origin
    let isConnecting = state.withLock { state in
      guard state.connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else {
        return false
      }
      state.lanes[origin]?.idle.removeAll { $0 === connection }
      state.lanes[origin]?.count -= 1
      let isConnecting = state.lanes[origin]?.reserve(upTo: limit) ?? false
      state.tidy(origin)
      return isConnecting
    }
    if isConnecting { connect(to: origin) }
  }

  /// Takes a connection out of use.
  ///
  /// - Returns: false if it is in use.
  func retire(_ connection: Connection) -> Bool {
    state.withLock { state in
      let index = state.lanes[connection.origin]?.idle.firstIndex { $0 === connection }
      if let index { state.lanes[connection.origin]?.idle.remove(at: index) }
      return index != nil
    }
  }

  // MARK: Connecting

  private func connect(to origin: Origin) {
    connector.connect(to: origin).whenComplete { result in
      switch result {
      case .success(let connection): self.add(connection)
      case .failure(let error): self.connectionFailed(to: origin, error)
      }
    }
  }

  private func add(_ connection: Connection) {
    let isWanted = state.withLock { state in
      state.lanes[connection.origin]?.connecting -= 1
      guard !state.isShutDown else { return false }
      state.connections[ObjectIdentifier(connection)] = connection
      return true
    }
    guard isWanted else { return connection.close() }
    connection.join(self)
    release(connection)
  }

  /// One attempt that fails fails one of those who wait; the others have attempts of their own.
  private func connectionFailed(to origin: Origin, _ error: any Error) {
    var error = TransportError(network: error, timeout: nil)
    error.arrival = .notSent
    let (waiter, isConnecting) = state.withLock { state -> (Waiter?, Bool) in
      state.lanes[origin]?.connecting -= 1
      state.lanes[origin]?.count -= 1
      let waiter = state.lanes[origin]?.nextWaiter()
      let isConnecting = state.lanes[origin]?.reserve(upTo: limit) ?? false
      state.tidy(origin)
      return (waiter, isConnecting)
    }
    waiter?.end(.failure(error))
    if isConnecting { connect(to: origin) }
  }

  // MARK: The end

  /// Closes all connections, and fails who uses or waits for one.
  package func shutdown() async {
    for connection in close() { try? await connection.closed.get() }
  }

  /// Begins to close all connections.
  @discardableResult
  func close() -> [Connection] {
    let (waiters, connections) = state.withLock { state in
      state.isShutDown = true
      let waiters = state.lanes.values.flatMap(\.waiters.values)
      for origin in state.lanes.keys {
        state.lanes[origin]?.waiters = [:]
        state.lanes[origin]?.idle = []
      }
      return (waiters, Array(state.connections.values))
    }
    for waiter in waiters { waiter.end(.failure(.shutDown)) }
    for connection in connections { connection.close() }
    return connections
  }
}
