// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary

/// Makes whole manifests.
enum RandomManifest {
  /// - Parameter mistakes: how often an expression is wrong, once in so many; 0 for never.
  static func text(name: String, seed: UInt64, mistakes: UInt64) -> String {
    var random = SplitMix(state: seed)
    let type = random.pick([MessageType.identify, .track, .page, .screen, .group, .alias])
    var expressions = RandomExpressions(
      seed: random.next(), messageType: type, mistakes: mistakes)
    var lines = [
      "manifest: 1", "name: \(name)", "endpoint: https://api.acme.example",
      "settings:", "  key: { type: secret }", "  name: { type: string }",
      "  flag: { type: bool, default: false }", "  limit: { type: int, default: 3 }",
      "  rate: { type: number, default: 0.5 }", "  region: { type: enum, values: [us, eu] }",
      "  maybe: { type: bool }", "  most: { type: int }", "  share: { type: number }",
      "  sure: { type: string }", "  sureFlag: { type: bool }",
      "tables:", "  hosts: { us: api, eu: api-eu }",
      "ensure:", "  - settings.key", "  - { unless: has(settings.sure), invalid: sure }",
      "  - { unless: has(settings.sureFlag) and not settings.sure.isBlank, invalid: sure flag }",
      "  - { when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 2))), reject: no }",
      "fragments:",
    ]
    func payloads(_ fragments: [String]) -> RandomPayloads {
      RandomPayloads(expressions, seed: random.next(), fragments: fragments)
    }
    var plain = payloads([])
    lines.append("  plain: \(plain.record(depth: 2))")
    lines.append("  with(text, date): { text: \"${text}\", at: \"${date.unix}\" }")
    lines.append("\(type.rawValue):")
    if random.one(in: 2) { lines += ["  let:"] + names(&expressions, &random).map { "    \($0)" } }
    if random.one(in: 3) {
      lines.append("  when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 3)))")
    }
    var body = payloads(["plain", "with"])
    lines.append("  map: \(body.record(depth: 3))")
    let path = expressions.present(.string, depth: 2)
    switch random.below(4) {
    case 0:
      var step = payloads(["with"])
      lines += [
        "  steps:", "    - send: \(RandomPayloads.quoted("POST /a/${\(path)}"))",
        "    - map: \(step.record(depth: 2))",
        "      when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 2)))",
        "      send: { method: PUT, path: /b, query: { q: "
          + "\(RandomPayloads.quoted("${\(expressions.optional(.string, depth: 2))}")) } }",
      ]
    case 1:
      lines += ["  steps:"]
      for index in 0...random.below(3) {
        lines += step(index, expressions, seed: random.next()).map { "    \($0)" }
      }
    case 2:
      let key = RandomPayloads.quoted("${\(expressions.present(.string, depth: 2))}")
      lines += [
        "  retry: { idempotencyKey: { header: X-Key, value: \(key) } }",
        "  send: \(RandomPayloads.quoted("POST /a/${\(path)}"))",
      ]
      if random.one(in: 2) { lines.append("  batch: { items: 9, send: POST /all }") }
    default: lines.append("  send: \(RandomPayloads.quoted("POST /a/${\(path)}"))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The names of a `let`, some of which may be missing. Not all of them are read.
  private static func names(
    _ expressions: inout RandomExpressions, _ random: inout SplitMix
  ) -> [String] {
    (0...random.below(3)).map { _ in
      if random.one(in: 2) {
        let (name, value) = expressions.declareDoubtful(depth: 2)
        return "\(name): \(RandomPayloads.quoted(value))"
      }
      let kind = expressions.anyType()
      let value = expressions.present(kind, depth: 3)
      return "\(expressions.declare(kind)): \(RandomPayloads.quoted(value))"
    }
  }

  /// A step with names of its own, some of them in a loop.
  private static func step(
    _ index: Int, _ outer: RandomExpressions, seed: UInt64
  ) -> [String] {
    var expressions = outer
    var random = SplitMix(state: seed)
    expressions.random = SplitMix(state: random.next())
    // Names of steps beside each other are not each other's.
    expressions.localCount += 100 * (index + 1)
    var lines = ["- name: part\(index)"]
    if random.one(in: 2) {
      let list = expressions.present(.list(.json), depth: 2)
      let place = random.one(in: 2) ? expressions.declare(.int) : nil
      let item = expressions.declare(.json)
      let names = place.map { "(\(item), \($0))" } ?? item
      lines.append("  forEach: \(RandomPayloads.quoted("\(names) in \(list)"))")
      if random.one(in: 4) { lines.append("  parallel: true") }
    }
    if random.one(in: 2) {
      lines += ["  let:"] + names(&expressions, &random).map { "    \($0)" }
    }
    if random.one(in: 2) {
      lines.append("  when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 2)))")
    }
    if random.one(in: 2) {
      var payload = RandomPayloads(expressions, seed: random.next(), fragments: ["with"])
      lines.append("  map: \(payload.record(depth: 2))")
    }
    let key = RandomPayloads.quoted("${\(expressions.present(.string, depth: 2))}")
    if random.one(in: 3) {
      lines.append("  retry: { idempotencyKey: { header: X-Key, value: \(key) } }")
    }
    let path = RandomPayloads.quoted("/a/${\(expressions.present(.string, depth: 2))}")
    lines.append("  send: { method: POST, path: \(path), headers: { X-Id: \(key) } }")
    return lines
  }

  private static let pieces = [
    "\n", "  ", ": ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "\"", "'", "|\n", "#",
    " #",
    "${", "$each", "$use: ", "=>", "(", ")", "??", "if ", "not ", ".", "\u{0}", "\u{FEFF}", "é",
    "\\",
  ]

  /// The text with some bytes changed.
  static func mutated(_ text: String, seed: UInt64) -> [UInt8] {
    var random = SplitMix(state: seed)
    var bytes = Array(text.utf8)
    for _ in 0..<(1 + random.below(6)) {
      let place = random.below(bytes.count + 1)
      let end = min(bytes.count, place + 1 + random.below(12))
      switch random.below(5) {
      case 0: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(random.pick(pieces).utf8), at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
      default:
        let other = random.below(bytes.count)
        if place < bytes.count { bytes.swapAt(place, other) }
      }
      if bytes.isEmpty { bytes = [0x61] }
    }
    return bytes
  }
}
