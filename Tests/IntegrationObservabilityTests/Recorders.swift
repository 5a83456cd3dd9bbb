// SPDX-License-Identifier: MIT
import CoreMetrics
import IntegrationRuntime
import Logging
import Synchronization

/// Keeps log lines with their metadata, as text.
final class LogRecorder: Sendable {
  private let state = Mutex<[String]>([])
  var lines: [String] { state.withLock { $0 } }

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(recorder: self) }
    logger.logLevel = .trace
    return logger
  }

  private struct Handler: LogHandler {
    let recorder: LogRecorder
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      recorder.state.withLock {
        $0.append("\(event.level) \(event.message) \(pairs.joined(separator: " "))")
      }
    }
  }
}

/// Keeps the values of counters and the number of times of timers, by name and labels.
final class MetricsRecorder: MetricsFactory {
  private let state = Mutex<[String: Int64]>([:])
  var values: [String: Int64] { state.withLock { $0 } }

  private final class Handler: CounterHandler, RecorderHandler, TimerHandler {
    let recorder: MetricsRecorder
    let key: String

    init(recorder: MetricsRecorder, key: String) {
      self.recorder = recorder
      self.key = key
    }

    func increment(by amount: Int64) { recorder.state.withLock { $0[key, default: 0] += amount } }
    func reset() {}
    func record(_ value: Int64) {}
    func record(_ value: Double) {}
    func recordNanoseconds(_ duration: Int64) { increment(by: 1) }
  }

  private func handler(_ label: String, _ dimensions: [(String, String)]) -> Handler {
    let labels = dimensions.map { "\($0)=\($1)" }.joined(separator: ",")
    return Handler(recorder: self, key: "\(label){\(labels)}")
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    handler(label, dimensions)
  }
  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler { handler(label, dimensions) }
  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    handler(label, dimensions)
  }
  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}
}
