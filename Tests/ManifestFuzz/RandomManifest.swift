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
      "tables:", "  hosts: { us: api, eu: api-eu }",
      "ensure:", "  - settings.key",
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
    if random.one(in: 2) {
      let kind = expressions.anyType()
      let value = expressions.present(kind, depth: 3)
      lines += ["  let:", "    \(expressions.declare(kind)): \(RandomPayloads.quoted(value))"]
    }
    if random.one(in: 3) {
      lines.append("  when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 3)))")
    }
    var body = payloads(["plain", "with"])
    lines.append("  map: \(body.record(depth: 3))")
    let path = expressions.present(.string, depth: 2)
    if random.one(in: 3) {
      var step = payloads(["with"])
      lines += [
        "  steps:", "    - send: \(RandomPayloads.quoted("POST /a/${\(path)}"))",
        "    - map: \(step.record(depth: 2))",
        "      when: \(RandomPayloads.quoted(expressions.present(.bool, depth: 2)))",
        "      send: { method: PUT, path: /b, query: { q: "
          + "\(RandomPayloads.quoted("${\(expressions.optional(.string, depth: 2))}")) } }",
      ]
    } else {
      lines.append("  send: \(RandomPayloads.quoted("POST /a/${\(path)}"))")
    }
    return lines.joined(separator: "\n") + "\n"
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
