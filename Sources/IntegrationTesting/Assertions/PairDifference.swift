// SPDX-License-Identifier: MIT

/// How two lists of parameters differ, a line for each parameter.
struct PairDifference: CustomStringConvertible {
  var expected: [RecordedRequest.Pair]
  var actual: [RecordedRequest.Pair]

  var description: String {
    var lines: [String] = []
    var rest = actual
    for pair in expected {
      if let same = rest.firstIndex(of: pair) {
        rest.remove(at: same)
      } else if let other = rest.firstIndex(where: { $0.name == pair.name }) {
        lines.append("  \(pair.name): expected \"\(pair.value)\", got \"\(rest[other].value)\"")
        rest.remove(at: other)
      } else {
        lines.append("- \(pair.name)=\"\(pair.value)\" is missing")
      }
    }
    lines += rest.map { "+ \($0.name)=\"\($0.value)\" is too many" }
    if lines.isEmpty {
      lines = [
        "  the order is different",
        "  expected \(expected.map(\.name).joined(separator: ", "))",
        "  got      \(actual.map(\.name).joined(separator: ", "))",
      ]
    }
    return lines.joined(separator: "\n")
  }
}
