// SPDX-License-Identifier: MIT

/// Reads a pattern.
struct RegexParser {
  let scalars: [Unicode.Scalar]
  var index = 0
  var groupCount = 0
  var depth = 0

  static func program(_ pattern: String) throws(PatternProblem) -> RegexProgram {
    var parser = RegexParser(scalars: Array(pattern.unicodeScalars))
    guard parser.scalars.count <= 1_000 else {
      throw PatternProblem(at: 1_000, "the pattern has more than 1,000 characters")
    }
    let ignoresCase = parser.skip("(?i)")
    let node = try parser.choice()
    guard parser.index == parser.scalars.count else {
      throw PatternProblem(at: parser.index, "this `)` closes nothing", suggestion: "\\)")
    }
    var program = RegexProgram(groupCount: parser.groupCount, ignoresCase: ignoresCase)
    guard RegexNode.group(node, number: 0).append(to: &program),
      program.instructions.count < RegexProgram.maximumSize
    else { throw PatternProblem(at: 0, "the pattern's repetitions make it too large") }
    program.instructions.append(.match)
    return program
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func skip(_ text: String) -> Bool {
    let expected = text.unicodeScalars
    guard scalars[index...].starts(with: expected) else { return false }
    index += expected.count
    return true
  }

  private mutating func choice() throws(PatternProblem) -> RegexNode {
    var options = [try sequence()]
    while skip("|") { options.append(try sequence()) }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() throws(PatternProblem) -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      let start = index
      let atom = try atom(scalar)
      nodes.append(try repeated(atom, from: start))
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repeated(
    _ atom: RegexNode,
    from start: Int
  ) throws(PatternProblem) -> RegexNode {
    guard let (least, most) = try quantifier() else { return atom }
    switch atom {
    case .start, .end, .boundary:
      throw PatternProblem(at: start, "what has no length cannot be repeated")
    default: break
    }
    let isLazy = skip("?")
    if let next = current, next == "*" || next == "+" || next == "?" || next == "{" {
      throw PatternProblem(at: index, "one repetition cannot follow another")
    }
    return .repetition(atom, least: least, most: most, isLazy: isLazy)
  }

  private mutating func quantifier() throws(PatternProblem) -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = index
    guard skip("{") else { return nil }
    guard let least = number() else {
      throw PatternProblem(at: start, "a `{` begins a repetition", suggestion: "\\{")
    }
    var most: Int? = least
    if skip(",") { most = number() }
    guard skip("}") else {
      throw PatternProblem(at: start, "the repetition is not closed by `}`")
    }
    guard least <= 1_000, most ?? 0 <= 1_000 else {
      throw PatternProblem(at: start, "1,000 repetitions are the most that can be counted")
    }
    if let most, most < least {
      throw PatternProblem(at: start, "the repetition's bounds are in the wrong order")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, ("0"..."9").contains(scalar), (value ?? 0) < 10_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      index += 1
    }
    return value
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternProblem) -> RegexNode {
    let start = index
    index += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return .set(try set(from: start))
    case "\\": return try escape(from: start)
    case ".": return .set(.anyButLineFeed)
    case "^": return .start
    case "$": return .end
    case "*", "+", "?", "{":
      throw PatternProblem(at: start, "there is nothing to repeat", suggestion: "\\\(scalar)")
    default: return .scalar(scalar)
    }
  }

  private mutating func group(from start: Int) throws(PatternProblem) -> RegexNode {
    var number: Int?
    if current == "?" {
      guard skip("?:") else {
        throw PatternProblem(at: start, "look-around, names and flags are not part of patterns")
      }
    } else {
      groupCount += 1
      number = groupCount
      guard groupCount <= 9 else {
        throw PatternProblem(
          at: start,
          "more than nine groups cannot be caught",
          suggestion: "(?:"
        )
      }
    }
    depth += 1
    guard depth <= 50 else { throw PatternProblem(at: start, "groups are nested too deeply") }
    let node = try choice()
    depth -= 1
    guard skip(")") else { throw PatternProblem(at: start, "this group is not closed") }
    return number.map { .group(node, number: $0) } ?? node
  }
}
