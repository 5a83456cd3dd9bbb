// SPDX-License-Identifier: MIT
package enum MessageType: String, CaseIterable, Sendable, Hashable { case identify, track, page, screen, group, alias, delete }
package struct FacadeAccessor: Sendable { package var name: String; package var swiftName: String; package enum T: Sendable { case json, string, double, int, bool, date, object, products }; package var type: T; package var isOptional: Bool }
package enum FacadeSchema {
  static let all: [FacadeAccessor] = ["userId","email","event","name","traits","properties","timestamp","anonymousId"].map { n in FacadeAccessor(name: n, swiftName: n, type: n == "timestamp" ? .date : ["traits","properties"].contains(n) ? .object : .json, isOptional: !["traits","properties","timestamp"].contains(n)) }
  package static func accessor(named n: String, for t: MessageType) -> FacadeAccessor? { all.first { $0.name == n } }
  package static func accessors(for t: MessageType) -> [FacadeAccessor] { all }
}
