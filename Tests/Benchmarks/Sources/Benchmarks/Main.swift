// SPDX-License-Identifier: MIT
import Foundation

/// Measures the path from a message's bytes to a payload's bytes and to the destination's answer, beside
/// other ways to do the same.
@main
struct Main {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.contains("--serve") { return try await LocalServer.serve() }
    // `--work map`, `--size 1.2` and `--ours` measure a part only, for profilers.
    let only = value(of: "--work", in: arguments)
    let size = value(of: "--size", in: arguments)
    let isQuick = arguments.contains("--quick")
    let seconds = isQuick ? 0.1 : 0.3
    let rounds = isQuick ? 3 : 7
    if only == nil || only == "deliver" {
      try await deliver(
        rounds: rounds, count: isQuick ? 2048 : 8192, size: size ?? "1.2",
        onlyOurs: arguments.contains("--ours"))
    }
    if only == "deliver" { return }
    print("CPU time of one thread; medians of \(rounds) interleaved rounds of \(seconds) s.")
    print("us: microseconds a message. allocs: allocations a message. x: times our speed.\n")
    for messages in Messages.sizes where size.map({ messages.name.hasPrefix($0) }) ?? true {
      let node = arguments.contains("--ours") ? nil : Node.figures(messages, seconds: seconds)
      print("\(messages.name) messages (\(messages.averageBytes) bytes on average)")
      for (work, candidates) in works(messages, onlyOurs: arguments.contains("--ours")) {
        guard only == nil || only == work else { continue }
        let figures = Measuring.run(
          candidates,
          messages: messages.texts.count,
          rounds: rounds,
          seconds: seconds
        )
        for (candidate, figure) in zip(candidates, figures) {
          row(work, candidate.name, figure, ours: figures[0])
        }
        if let microseconds = node?[work] {
          row(
            work,
            "node, plain",
            Figure(microseconds: microseconds, allocations: nil),
            ours: figures[0]
          )
        }
      }
      if node == nil { print("  (node is not installed or was not asked for)") }
      print("")
    }
  }

  private static func deliver(rounds: Int, count: Int, size: String, onlyOurs: Bool) async throws {
    print("CPU time of the client's process; medians of \(rounds) rounds of \(count) messages.\n")
    for messages in Messages.sizes where messages.name.hasPrefix(size) {
      try await DeliveryBenchmark(
        messages: messages, rounds: rounds, count: count, onlyOurs: onlyOurs
      ).run()
    }
  }

  private static func value(of option: String, in arguments: [String]) -> String? {
    guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else {
      return nil
    }
    return arguments[index + 1]
  }

  private static func works(
    _ messages: Messages,
    onlyOurs: Bool
  ) -> [(String, [Candidate])] {
    let texts = messages.texts
    let data = texts.map { Data($0) }
    let all = [
      (
        "parse",
        [
          Candidate(name: "intgen") { FacadeWork.parse(texts[$0]) },
          Candidate(name: "JSONSerialization") { SerializationWork.parse(data[$0]) },
          Candidate(name: "Codable") { CodableWork.parse(data[$0]) },
        ]
      ),
      (
        "read",
        [
          Candidate(name: "intgen") { FacadeWork.read(texts[$0]) },
          Candidate(name: "JSONSerialization") { SerializationWork.read(data[$0]) },
          Candidate(name: "Codable") { CodableWork.read(data[$0]) },
        ]
      ),
      (
        "map",
        [
          Candidate(name: "intgen") { FacadeWork.map(texts[$0]).count },
          Candidate(name: "JSONSerialization") { SerializationWork.map(data[$0]).count },
          Candidate(name: "Codable") { CodableWork.map(data[$0]).count },
        ]
      ),
    ]
    return onlyOurs ? all.map { ($0.0, Array($0.1.prefix(1))) } : all
  }

  private static func row(_ work: String, _ name: String, _ figure: Figure, ours: Figure) {
    func pad(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    let ratio = figure.microseconds / ours.microseconds
    let columns = [
      pad(String(format: "%.2f", figure.microseconds), 9) + " us",
      pad(String(Int(figure.perSecond)), 10) + "/s",
      pad(figure.allocations.map { String(format: "%.1f", $0) } ?? "-", 8) + " allocs",
      pad(String(format: "%.1f", ratio), 7) + " x",
    ]
    let label = "  \(work)  \(name)"
    print(label + pad("", 28 - label.count) + columns.joined(separator: "  "))
  }
}
