// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Locks. The recorded commands to the store stand for ours to a `Lock`; what `RedisLock` makes of
/// these is tested against a server.
enum LockCases {
  static let all = RuntimeSection.each { json in
    switch json.text("label") {
    case "lock(key) promise", "lock(key, callback)": await lock(json, nil, .free)
    case "lock(key, ms) promise": await lock(json, 3000, .free)
    case "lock(key, ms, callback)": await lock(json, 250, .free)
    case "already locked, promise", "already locked, callback": await lock(json, nil, .held)
    case "store failure, promise", "store failure, callback": await lock(json, nil, .broken)
    case "unlock(key) promise", "unlock(key, callback)": await unlock(json, .free)
    case "unlock store failure": await unlock(json, .unlockBroken)
    case "unlock() without key": "a lock is given back by the function that took it"
    case "no store configured": "there is always a store"
    default: "nobody knows this case"
    }
  }

  private static func lock(
    _ json: JSONValue, _ milliseconds: Int?, _ state: ScriptedLock.State
  ) async -> String? {
    let (calls, error, _) = await run(milliseconds, state)
    let command = json.list("redisCalls").first.map { Array($0.elements) } ?? []
    let expected = "set \(command[1].string ?? "") \(command.last?.int ?? 0)"
    let result = json[exact: "result"]
    let recorded = result?[exact: "rejected"] ?? result?[exact: "callback"]?[0]
    return first(
      differ("calls", expected, calls.first), differ(recorded, error))
  }

  private static func unlock(_ json: JSONValue, _ state: ScriptedLock.State) async -> String? {
    let (calls, error, events) = await run(nil, state)
    let command = json.list("redisCalls").first.map { Array($0.elements) } ?? []
    return first(
      differ("calls", "del \(command[1].string ?? "")", calls.last),
      differ("events", json.texts("events"), events),
      // That a lock could not be given back is no failure of the work.
      error.map { "the delivery failed: \($0)" })
  }

  private static func run(
    _ milliseconds: Int?, _ state: ScriptedLock.State
  ) async -> (calls: [String], error: IntegrationError?, events: [String]) {
    let lock = ScriptedLock(state)
    let observer = EventLog()
    var setup = Probe.Setup()
    setup.declaration.name = "My App"
    setup.handle = { (_, _, probe) async throws(IntegrationError) in
      guard let milliseconds else {
        return try await probe.withLock("k") { () async throws(IntegrationError) in [] }
      }
      return try await probe.withLock("k", for: .milliseconds(milliseconds)) {
        () async throws(IntegrationError) in []
      }
    }
    let outcome = await Probe.deliver(
      .emptyObject, setup,
      options: DeliveryOptions(isEnabled: true, observer: observer, locks: lock))
    return (lock.log.all, outcome.error, observer.log.all.filter { $0 == "unlock error" })
  }
}

/// A store that answers as told.
private struct ScriptedLock: Lock {
  enum State { case free, held, broken, unlockBroken }
  let state: State
  let log = CallLog()

  init(_ state: State) { self.state = state }

  func acquire(_ key: String, for duration: Duration) async throws(LockError) -> LockToken? {
    let (seconds, attoseconds) = duration.components
    log.add("set \(key) \(seconds * 1000 + attoseconds / 1_000_000_000_000_000)")
    if state == .broken { throw LockError("down") }
    return state == .held ? nil : LockToken()
  }

  func release(_ key: String, _ token: LockToken) async throws(LockError) -> Bool {
    log.add("del \(key)")
    if state == .unlockBroken { throw LockError("down") }
    return true
  }
}

/// Takes down what an observer hears, in the original's words.
struct EventLog: DeliveryObserver {
  let log = CallLog()
  func requestWillBeSent(_ event: RequestEvent) { log.add("request") }
  func responseReceived(_ event: ResponseEvent) { log.add("response") }
  func deliveryEnded(_ event: DeliveryEvent) { log.add("callback") }
  func lockWasLost(_ event: LockEvent) { log.add("unlock error") }
}
