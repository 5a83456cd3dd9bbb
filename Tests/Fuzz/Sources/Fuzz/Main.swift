// SPDX-License-Identifier: MIT
import Foundation
import IntegrationRuntime

/// Runs the facade over mutated messages: `Fuzz [count] [seed]`.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let count = arguments.first ?? 1_000_000
    let seed = UInt64(arguments.dropFirst().first ?? 1)
    var mutator = MessageMutator(seed: seed)
    var parsed = 0
    for index in 1...max(count, 1) {
      let message = mutator.message()
      let path = String(decoding: mutator.element(Self.paths, else: "").utf8, as: UTF8.self)
      do {
        if try FacadeExercise.run(message, paths: [path]) { parsed += 1 }
      } catch {
        print("message \(index): \(error)\n  from \(String(decoding: message, as: UTF8.self))")
        throw error
      }
      if index % 50_000 == 0 {
        print("\(index) messages, \(parsed) of them JSON")
        fflush(nil)
      }
    }
    print("\(count) messages (seed \(seed)), \(parsed) of them JSON, no failure")
  }

  private static let paths = [
    "traits.email", "properties.list.0.a.b", "properties.products.0.sku", "", ".", "..", "a..b",
    "traits", "context", "integrations.heap.a", "raw.timestamp", "obj.properties", "opts.clone",
    "name.0", "event.999999999999999999999", "timestamp", "created", "traits.traits.id", "é.\u{0}",
  ]
}
