// SPDX-License-Identifier: MIT

internal import NIOCore
internal import NIOPosix

/// Runs tasks on the threads that carry the connections of ``HTTPTransport``, so that sending a request
/// and waiting for its answer need no change of threads: with few deliveries at a time those changes
/// cost more than all the rest.
///
/// ```swift
/// Task(executorPreference: HTTPTransport.executor) { await acme.deliver(message) }
/// ```
///
/// Tasks begun from elsewhere go to the threads in turn; a task goes on where its answer came in.
/// Nothing that runs there may block: it would hold up the connections.
public final class ConnectionExecutor: TaskExecutor {
  private let group = MultiThreadedEventLoopGroup.singleton

  init() {}

  /// Runs a part of a task soon.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? group.next()
    loop.execute { job.runSynchronously(on: executor) }
  }
}
