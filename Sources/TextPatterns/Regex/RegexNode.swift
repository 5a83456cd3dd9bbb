// SPDX-License-Identifier: MIT

/// A pattern as it is read.
indirect enum RegexNode {
  case empty
  case scalar(Unicode.Scalar)
  case set(ScalarSet)
  case start, end
  case boundary(isBoundary: Bool)
  case sequence([RegexNode])
  case choice([RegexNode])
  case group(RegexNode, number: Int)
  case repetition(RegexNode, least: Int, most: Int?, isLazy: Bool)

  /// Appends the instructions; false once they are too many.
  func append(to program: inout RegexProgram) -> Bool {
    guard program.instructions.count < RegexProgram.maximumSize else { return false }
    switch self {
    case .empty: return true
    case .scalar(let scalar): program.instructions.append(.scalar(scalar))
    case .set(let set): program.instructions.append(.set(set))
    case .start: program.instructions.append(.start)
    case .end: program.instructions.append(.end)
    case .boundary(let isBoundary): program.instructions.append(.boundary(isBoundary: isBoundary))
    case .sequence(let nodes): return nodes.allSatisfy { $0.append(to: &program) }
    case .choice(let nodes): return Self.appendChoice(nodes[...], to: &program)
    case .group(let node, let number):
      program.instructions.append(.save(2 * number))
      guard node.append(to: &program) else { return false }
      program.instructions.append(.save(2 * number + 1))
    case .repetition(let node, let least, let most, let isLazy):
      return Self.append(node, least, most, isLazy, to: &program)
    }
    return true
  }

  private static func appendChoice(
    _ nodes: ArraySlice<RegexNode>,
    to program: inout RegexProgram
  ) -> Bool {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let split = program.instructions.count
      if !isLast { program.instructions.append(.match) }
      guard node.append(to: &program) else { return false }
      guard !isLast else { continue }
      ends.append(program.instructions.count)
      program.instructions.append(.match)
      program.instructions[split] = .split(split + 1, program.instructions.count)
    }
    for end in ends { program.instructions[end] = .jump(program.instructions.count) }
    return true
  }

  private static func append(
    _ node: RegexNode,
    _ least: Int,
    _ most: Int?,
    _ isLazy: Bool,
    to program: inout RegexProgram
  ) -> Bool {
    func split(_ inside: Int, _ outside: Int) -> RegexProgram.Instruction {
      isLazy ? .split(outside, inside) : .split(inside, outside)
    }
    for _ in 0..<least {
      guard node.append(to: &program) else { return false }
    }
    guard let most else {
      let start = program.instructions.count
      program.instructions.append(.match)
      guard node.append(to: &program) else { return false }
      program.instructions.append(.jump(start))
      program.instructions[start] = split(start + 1, program.instructions.count)
      return true
    }
    var starts: [Int] = []
    for _ in least..<max(least, most) {
      starts.append(program.instructions.count)
      program.instructions.append(.match)
      guard node.append(to: &program) else { return false }
    }
    for start in starts {
      program.instructions[start] = split(start + 1, program.instructions.count)
    }
    return true
  }
}
