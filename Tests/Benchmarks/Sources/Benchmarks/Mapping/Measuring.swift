// SPDX-License-Identifier: MIT
import AllocationCounter
import Foundation

/// One thing to measure: a work on one message, by index.
struct Candidate {
  var name: String
  var run: (Int) -> Int
}

struct Figure {
  /// CPU time of the process.
  var microseconds: Double
  /// Nil where allocations cannot be counted.
  var allocations: Double?

  var perSecond: Double { 1e6 / microseconds }
}

enum Measuring {
  nonisolated(unsafe) private static var sink = 0

  /// Medians over interleaved rounds, so that a busy machine disturbs all candidates alike.
  static func run(
    _ candidates: [Candidate],
    messages: Int,
    rounds: Int,
    seconds: Double
  ) -> [Figure] {
    var times = candidates.map { _ in [Double]() }
    var allocations = candidates.map { _ in 0.0 }
    for round in 0...rounds {
      for (index, candidate) in candidates.enumerated() {
        var count = 0
        let start = cpuSeconds()
        let allocated = allocationCount()
        repeat {
          for message in 0..<messages { sink &+= candidate.run(message) }
          count += messages
        } while cpuSeconds() - start < seconds
        let used = cpuSeconds() - start
        allocations[index] = Double(allocationCount() - allocated) / Double(count)
        // The first round warms up.
        if round > 0 { times[index].append(used / Double(count) * 1e6) }
      }
    }
    let isCounted = allocationCount() >= 0
    return zip(times, allocations).map { times, allocations in
      Figure(
        microseconds: times.sorted()[times.count / 2],
        allocations: isCounted ? allocations : nil
      )
    }
  }

  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
