// SPDX-License-Identifier: MIT
import Foundation
import IntegrationHTTP

/// Messages a second and CPU time a message through `deliver`, to a server on this machine, beside
/// the bare client and node's agent with the same bytes.
struct DeliveryBenchmark {
  var messages: Messages
  var rounds: Int
  /// Messages in a round.
  var count: Int
  /// Whether the others are left out.
  var onlyOurs: Bool

  private struct Candidate {
    var name: String
    var executor: (any TaskExecutor)?
    var body: @Sendable (Int) async throws -> Void
  }

  private struct Figure {
    /// CPU time of the client's process, in microseconds a message.
    var cpu: Double
    var perSecond: Double
  }

  func run() async throws {
    let server = try LocalServer.start()
    defer { server.process.terminate() }
    let work = try await DeliveryWork(messages, port: server.port)
    let executor = HTTPTransport.executor
    var candidates = [
      Candidate(name: "intgen", body: work.deliver),
      Candidate(name: "intgen on its executor", executor: executor, body: work.deliver),
    ]
    if !onlyOurs {
      candidates += [
        Candidate(name: "intgen over client", body: work.deliverWithClient),
        Candidate(name: "client on our executor", executor: executor, body: work.send),
        Candidate(name: "async-http-client", body: work.send),
      ]
    }
    print("\(messages.name) messages to a local server, one request each")
    for concurrency in [1, 16, 64] {
      var figures: [[Figure]] = candidates.map { _ in [] }
      var node: [Figure] = []
      // The first round warms up.
      for round in 0...rounds {
        for (index, candidate) in candidates.enumerated() {
          let figure = try await measure(concurrency, on: candidate.executor, candidate.body)
          if round > 0 { figures[index].append(figure) }
        }
        if round > 0, !onlyOurs, let figure = nodeFigure(work, concurrency) { node.append(figure) }
      }
      let bare = figures[candidates.count - 1]
      for (candidate, figures) in zip(candidates, figures) {
        row(concurrency, candidate.name, figures, beside: bare)
      }
      row(concurrency, "node, http.Agent", node, beside: bare)
    }
    try await work.shutdown()
    print("")
  }

  /// - Parameter executor: where the work runs; nil for where Swift runs it.
  private func measure(
    _ concurrency: Int, on executor: (any TaskExecutor)? = nil,
    _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> Figure {
    let share = count / concurrency
    let cpu = Measuring.cpuSeconds()
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<concurrency {
        group.addTask(executorPreference: executor) {
          for number in 0..<share { try await body(worker * share + number) }
        }
      }
      try await group.waitForAll()
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let sent = Double(share * concurrency)
    return Figure(
      cpu: (Measuring.cpuSeconds() - cpu) / sent * 1e6, perSecond: sent / seconds)
  }

  private func nodeFigure(_ work: DeliveryWork, _ concurrency: Int) -> Figure? {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "agent.js")
    let lines = work.prepared.map { request in
      let object: [String: Any] = [
        "url": request.url, "method": request.method,
        "headers": request.headers.map { [$0.name, $0.value] },
        "body": String(decoding: request.body, as: UTF8.self),
      ]
      let data = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
    let arguments = [script.path, "\(concurrency)", "\(count)"]
    guard let output = Node.output(arguments, input: lines) else { return nil }
    let numbers = output.split(separator: " ").compactMap {
      Double($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    guard numbers.count == 2 else { return nil }
    return Figure(cpu: numbers[0], perSecond: numbers[1])
  }

  private func median(_ figures: [Figure], _ value: (Figure) -> Double) -> Double {
    figures.map(value).sorted()[figures.count / 2]
  }

  /// One line. Neighbours in time have the same disturbances, so the ratio is a median of theirs.
  private func row(_ concurrency: Int, _ name: String, _ figures: [Figure], beside base: [Figure]) {
    guard !figures.isEmpty else { return }
    let label = "\(name)                        ".prefix(24)
    let ratios = zip(figures, base).map { $0.cpu / $1.cpu }.sorted()
    print(
      String(
        format: "  at a time: %2d  %@%8.1f us CPU %9.0f/s %7.2f x (%.2f to %.2f)", concurrency,
        String(label), median(figures, \.cpu), median(figures, \.perSecond),
        ratios[ratios.count / 2], ratios[0], ratios[ratios.count - 1]))
  }
}
