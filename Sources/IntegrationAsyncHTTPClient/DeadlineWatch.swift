// SPDX-License-Identifier: MIT

internal import NIOCore
internal import Synchronization

/// Cancels tasks whose time is up. One timer looks after all of them: a timer for each request
/// costs a fifth of the request itself, and almost none ever fires. A task is cancelled up to
/// `interval` late.
package final class DeadlineWatch: Sendable {
  package static let shared = DeadlineWatch()

  /// What to give back when a task has ended.
  struct Ticket: Sendable {
    fileprivate var number: UInt64
  }

  private struct Entry {
    var deadline: NIODeadline
    var cancel: @Sendable () -> Void
  }

  private struct State {
    var entries: [UInt64: Entry] = [:]
    var last: UInt64 = 0
    /// How many looks in a row found nothing; nil while nobody looks.
    var idleLooks: Int?
  }

  private let state = Mutex(State())
  private let interval: Duration = .milliseconds(20)
  /// Looking goes on for a second without entries, so that steady traffic doesn't start it anew for
  /// each request.
  private let idleLimit = 50

  /// How many tasks are watched.
  package var count: Int { state.withLock { $0.entries.count } }

  /// Watches a task.
  func add(
    deadline: NIODeadline,
    cancel: @escaping @Sendable () -> Void
  ) -> Ticket {
    let (ticket, isFirst) = state.withLock { state in
      state.last &+= 1
      state.entries[state.last] = Entry(deadline: deadline, cancel: cancel)
      let isFirst = state.idleLooks == nil
      state.idleLooks = 0
      return (Ticket(number: state.last), isFirst)
    }
    if isFirst { Task.detached { await self.look() } }
    return ticket
  }

  /// Watches a task no longer.
  ///
  /// - Returns: whether it was cancelled for being late.
  func remove(_ ticket: Ticket) -> Bool {
    state.withLock { $0.entries.removeValue(forKey: ticket.number) == nil }
  }

  private func look() async {
    while true {
      // Nothing cancels this task; if something did, looking without pause would still be right.
      try? await Task.sleep(for: interval)
      let (late, isDone) = state.withLock { state in
        let now = NIODeadline.now()
        let late = state.entries.filter { $0.value.deadline <= now }
        for number in late.keys { state.entries[number] = nil }
        let looks = state.entries.isEmpty ? (state.idleLooks ?? 0) + 1 : 0
        let isDone = looks > idleLimit
        state.idleLooks = isDone ? nil : looks
        return (late.values.map(\.cancel), isDone)
      }
      for cancel in late { cancel() }
      if isDone { return }
    }
  }
}
