// SPDX-License-Identifier: MIT

/// Runs a program over a text: all ways to match at once, step by step, each instruction at most
/// once a step.
struct RegexMatcher {
  private typealias Thread = (instruction: Int, slots: [Int])

  private let program: RegexProgram
  private let text: [Unicode.Scalar]
  private let folded: [Unicode.Scalar]
  private let slotCount: Int
  /// How many steps are left, so that searching again and again stays in proportion to the text.
  private var budget: Int
  /// The step at which an instruction was last reached.
  private var marks: [Int]
  private var step = 0
  private var pending: [Thread] = []

  /// - Parameter slotCount: how many positions are noted: 0 to know whether there is a match only.
  init(_ program: RegexProgram, _ text: [Unicode.Scalar], slotCount: Int) {
    self.program = program
    self.text = text
    self.slotCount = slotCount
    folded = program.ignoresCase ? text.map(Self.folded) : []
    budget = 16 * text.count + 4_096
    marks = Array(repeating: -1, count: program.instructions.count)
  }

  /// The positions of the first match from a position on; nil if there is none.
  mutating func next(from start: Int) -> [Int]? {
    var found: [Int]?
    var threads: [Thread] = []
    var following: [Thread] = []
    let fresh = Array(repeating: -1, count: slotCount)
    var position = start
    while position <= text.count, budget > 0 {
      budget -= 1
      step += 1
      following.removeAll(keepingCapacity: true)
      for thread in threads { advance(thread, at: position, into: &following) }
      // A later start is worth less than any match that is under way.
      if found == nil { add((0, fresh), at: position, into: &following) }
      swap(&threads, &following)
      // What comes behind a match is worth less than it.
      if let end = threads.firstIndex(where: { program.instructions[$0.instruction] == .match }) {
        found = threads[end].slots
        threads.removeSubrange(end...)
      }
      if threads.isEmpty, found != nil { break }
      position += 1
    }
    return found
  }

  /// Lets a thread take the character before `position`.
  private mutating func advance(_ thread: Thread, at position: Int, into list: inout [Thread]) {
    let scalar = text[position - 1]
    let isTaken =
      switch program.instructions[thread.instruction] {
      case .scalar(let expected):
        scalar == expected
          || program.ignoresCase && folded[position - 1] == Self.folded(expected)
      case .set(let set):
        set.contains(scalar) || program.ignoresCase && Self.contains(set, scalar)
      default: false
      }
    if isTaken { add((thread.instruction + 1, thread.slots), at: position, into: &list) }
  }

  /// Adds a thread, following what needs no character.
  private mutating func add(_ thread: Thread, at position: Int, into list: inout [Thread]) {
    pending.append(thread)
    while var (instruction, slots) = pending.popLast() {
      follow: while marks[instruction] != step {
        marks[instruction] = step
        switch program.instructions[instruction] {
        case .jump(let target): instruction = target
        case .split(let first, let second):
          pending.append((second, slots))
          instruction = first
        case .save(let slot):
          if slot < slots.count { slots[slot] = position }
          instruction += 1
        case .start where position == 0: instruction += 1
        case .end where position == text.count: instruction += 1
        case .boundary(let isBoundary) where isBoundary == self.isBoundary(position):
          instruction += 1
        case .start, .end, .boundary: break follow
        case .scalar, .set, .match:
          list.append((instruction, slots))
          break follow
        }
      }
    }
  }

  private func isBoundary(_ position: Int) -> Bool {
    let before = position > 0 && ScalarSet.word.contains(text[position - 1])
    let after = position < text.count && ScalarSet.word.contains(text[position])
    return before != after
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
      return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }

  private static func contains(_ set: ScalarSet, _ scalar: Unicode.Scalar) -> Bool {
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    let isUpperIn = upper.count == 1 && upper.first.map(set.contains) ?? false
    return set.isNegated
      ? set.contains(folded(scalar)) && isUpperIn : set.contains(folded(scalar)) || isUpperIn
  }
}
