// SPDX-License-Identifier: MIT
import Foundation

/// Messages a second and CPU time a message through `deliver`, to a server on this machine, beside
/// the bare client and node's agent with the same bytes.
struct DeliveryBenchmark {
  var messages: Messages
  var rounds: Int
  /// Messages in a round.
  var count: Int
  /// Whether the others are left out.
  var onlyOurs: Bool

  private struct Figure {
    /// CPU time of the client's process, in microseconds a message.
    var cpu: Double
    var perSecond: Double
  }

  func run() async throws {
    let server = try LocalServer.start()
    defer { server.process.terminate() }
    let work = try await DeliveryWork(messages, port: server.port)
    print("\(messages.name) messages to a local server, one request each")
    for concurrency in [1, 16, 64] {
      var ours: [Figure] = []
      var withClient: [Figure] = []
      var bare: [Figure] = []
      var node: [Figure] = []
      // The first round warms up.
      for round in 0...rounds {
        if onlyOurs {
          ours.append(try await measure(concurrency) { try await work.deliver($0) })
          continue
        }
        let figures = try await [
          measure(concurrency) { try await work.deliver($0) },
          measure(concurrency) { try await work.deliverWithClient($0) },
          measure(concurrency) { try await work.send($0) },
        ]
        guard round > 0 else { continue }
        ours.append(figures[0])
        withClient.append(figures[1])
        bare.append(figures[2])
        if let figure = nodeFigure(work, concurrency) { node.append(figure) }
      }
      guard !onlyOurs else {
        row(concurrency, "intgen, HTTPTransport", ours, base: median(ours, \.cpu))
        continue
      }
      let base = median(bare, \.cpu)
      row(concurrency, "intgen, HTTPTransport", ours, base: base)
      row(concurrency, "intgen, AsyncHTTPClientTransport", withClient, base: base)
      row(concurrency, "async-http-client", bare, base: base)
      row(concurrency, "node http.Agent", node, base: base)
      overhead(concurrency, "HTTPTransport", ours, over: bare)
      overhead(concurrency, "AsyncHTTPClientTransport", withClient, over: bare)
    }
    try await work.shutdown()
    print("")
  }

  private func measure(
    _ concurrency: Int, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> Figure {
    let share = count / concurrency
    let cpu = Measuring.cpuSeconds()
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<concurrency {
        group.addTask {
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

  /// What is spent beside the bare client's own cost. Neighbours in time have the same disturbances.
  private func overhead(
    _ concurrency: Int, _ name: String, _ figures: [Figure], over bare: [Figure]
  ) {
    let ratios = zip(figures, bare).map { ($0.cpu / $1.cpu - 1) * 100 }.sorted()
    print(
      String(
        format: "  concurrency %2d  %@ over the bare client: %+.1f %% CPU (%+.1f to %+.1f)",
        concurrency, name, ratios[ratios.count / 2], ratios[0], ratios[ratios.count - 1]))
  }

  private func row(_ concurrency: Int, _ name: String, _ figures: [Figure], base: Double) {
    guard !figures.isEmpty else { return }
    let cpu = median(figures, \.cpu)
    let label = "\(name)                        ".prefix(24)
    print(
      String(
        format: "  concurrency %2d  %@%8.1f us CPU %9.0f/s %7.2f x", concurrency, String(label),
        cpu,
        median(figures, \.perSecond), cpu / base))
  }
}
