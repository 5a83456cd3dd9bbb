// SPDX-License-Identifier: MIT

/// Which messages go together.
package enum BatchPlan {
  /// What is to be done with a message.
  package enum Candidate: Sendable {
    /// Nothing more.
    case settled(Outcome)
    /// It is sent by itself.
    case alone
    /// It goes with others of the same handler and key.
    case item(BatchItem, handler: MessageHandler, limits: BatchLimits)
  }

  /// What goes together: keys by their bytes.
  private struct Group: Hashable {
    var handler: MessageHandler
    var key: [UInt8]?
  }

  /// The indices of what is sent together, the first message first. Within a group the messages keep
  /// their order, and a request is filled before the next is begun.
  package static func units(_ candidates: [Candidate]) -> [[Int]] {
    var units: [[Int]] = []
    var byteCounts: [Int] = []
    var open: [Group: Int] = [:]
    for (index, candidate) in candidates.enumerated() {
      switch candidate {
      case .settled: continue
      case .alone:
        units.append([index])
        byteCounts.append(0)
      case .item(let item, let handler, let limits):
        let group = Group(handler: handler, key: item.key.map { Array($0.utf8) })
        if let unit = open[group], units[unit].count < limits.items,
          byteCounts[unit] + item.byteCount <= limits.bytes ?? .max
        {
          units[unit].append(index)
          byteCounts[unit] += item.byteCount
        } else {
          open[group] = units.count
          units.append([index])
          byteCounts.append(item.byteCount)
        }
      }
    }
    return units
  }
}
