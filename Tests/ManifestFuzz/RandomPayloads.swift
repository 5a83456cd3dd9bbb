// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary

/// Makes payloads with all of the language's structure, as YAML in one line.
struct RandomPayloads {
  var expressions: RandomExpressions
  private var random: SplitMix
  private var fragments: [String]

  init(_ expressions: RandomExpressions, seed: UInt64, fragments: [String]) {
    self.expressions = expressions
    random = SplitMix(state: seed)
    self.fragments = fragments
  }

  private static let keys = [
    "a", "b", "class", "self", "init", "first name", "first_name", "firstName", "FirstName", "Type",
    "$user_id", "$set", "$$if", "日本", "0", "a.b", "a-b", "a_b", "func", "\\\"", "\\\\(x)",
    "encode",
    "writer", "", " ", "é", "Int", "`", "//", "*/",
  ]

  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  mutating func value(depth: Int) -> String {
    guard depth > 0 else { return scalar() }
    switch random.below(9) {
    case 0: return record(depth: depth - 1)
    case 1: return "[\(value(depth: depth - 1)), \(value(depth: depth - 1))]"
    case 2: return loop(depth: depth - 1)
    case 3: return choice(depth: depth - 1)
    case 4: return selection(depth: depth - 1)
    case 5 where !fragments.isEmpty: return "{ $use: \(fragment()) }"
    default: return scalar()
    }
  }

  private mutating func scalar() -> String {
    let depth = random.below(4)
    switch random.below(6) {
    case 0:
      return random.pick(["1", "-0.5", "true", "null", "text", "\"a \\\\ \\\" $${x}\"", "''"])
    case 1:
      let type = random.pick(RandomExpressions.scalars)
      return Self.quoted("Hello ${\(expressions.optional(type, depth: depth))}, \\(x)")
    case 2: return Self.quoted("${\(expressions.optional(expressions.anyType(), depth: depth))}")
    default: return Self.quoted("${\(expressions.present(expressions.anyType(), depth: depth))}")
    }
  }

  private mutating func fragment() -> String {
    let name = random.pick(fragments)
    guard name.hasPrefix("with") else { return name }
    return Self.quoted("\(name)(\(expressions.present(.string, depth: 1)), timestamp)")
  }

  mutating func record(depth: Int) -> String {
    let outer = (expressions.locals, expressions.doubtful)
    defer { (expressions.locals, expressions.doubtful) = outer }
    var entries: [String] = []
    if random.one(in: 4) { entries.append(bindings()) }
    if random.one(in: 5) {
      entries.append("$when: \(Self.quoted(expressions.present(.bool, depth: 2)))")
    }
    var keys = Set<String>()
    for _ in 0..<(1 + random.below(4)) {
      let key = random.pick(Self.keys)
      guard keys.insert(key).inserted else { continue }
      entries.append("\"\(key)\(random.one(in: 4) ? "!" : "")\": \(value(depth: depth))")
    }
    if random.one(in: 6) {
      entries.append("\(Self.quoted("k_${\(expressions.present(.string, depth: 1))}")): 1")
    }
    if random.one(in: 4) {
      entries.append("$spread: \(Self.quoted(expressions.present(.object, depth: 2)))")
    }
    if random.one(in: 6) { entries.append("$omitEmpty: true") }
    if random.one(in: 6), !fragments.isEmpty { entries.append("$use: \(fragment())") }
    return "{ \(entries.joined(separator: ", ")) }"
  }

  private mutating func bindings() -> String {
    let entries = (0..<(1 + random.below(2))).map { _ in
      if random.one(in: 3) {
        let (name, value) = expressions.declareDoubtful(depth: 2)
        return "\(name): \(Self.quoted(value))"
      }
      let type = expressions.anyType()
      let value = expressions.present(type, depth: 2)
      return "\(expressions.declare(type)): \(Self.quoted(value))"
    }
    return "$let: { \(entries.joined(separator: ", ")) }"
  }

  private mutating func loop(depth: Int) -> String {
    let outer = expressions.locals
    defer { expressions.locals = outer }
    let isTrack = expressions.messageType == .track
    let element = random.pick(RandomExpressions.elements + (isTrack ? [.product] : []))
    let list = expressions.present(.list(element), depth: 2)
    var text = "{ $each: \(Self.quoted("\(expressions.declare(element)) in \(list)"))"
    if random.one(in: 3) {
      text += ", $when: \(Self.quoted(expressions.present(.bool, depth: 2)))"
    }
    return random.one(in: 2)
      ? "\(text), $yield: \(value(depth: depth)) }" : "\(text), x: \(value(depth: depth)) }"
  }

  private mutating func choice(depth: Int) -> String {
    var text = "{ $if: \(Self.quoted(expressions.present(.bool, depth: 2)))"
    text += ", $then: \(value(depth: depth))"
    if random.one(in: 2) { text += ", $else: \(value(depth: depth))" }
    return text + " }"
  }

  private mutating func selection(depth: Int) -> String {
    let subject = expressions.present(.string, depth: 1)
    return "{ $switch: \(Self.quoted(subject)), one: \(value(depth: depth)), "
      + "two: \(value(depth: depth))\(random.one(in: 2) ? ", $else: 3" : "") }"
  }
}
