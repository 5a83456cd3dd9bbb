// SPDX-License-Identifier: MIT

/// Checks a text and writes its tape in one pass, without recursion.
///
/// A struct whose methods get the bytes as a span: as a class, run-time exclusivity checks made it
/// three times slower. While a container is open, its tape word
/// holds the index of the container around it in place of its end; so no stack is needed.
struct JSONParser {
  static let noParent = Int(TapeWord.fieldMask)

  /// The offset of the last thing that we would not write as it stands: white space, an escape
  /// sequence, `1.0`. A container that begins after it can be copied as a slice.
  var lastBlemish = -1
  /// The offset of the last blemish that is no single token: white space, a removed duplicate.
  var lastGap = -1
  /// The offset of the last string that date normalisation may change.
  var lastDate = -1

  static func parse(_ bytes: [UInt8], limits: JSONLimits) throws(JSONFailure) -> JSONStorage {
    let limit = min(limits.bytes, TapeWord.maximumBytes)
    guard bytes.count <= limit else {
      throw JSONFailure(problem: .tooLong(limit: limit), offset: max(0, limit))
    }
    return try parse(bytes, depth: min(limits.depth, 1_024))
  }

  static func parse(_ bytes: [UInt8], depth: Int) throws(JSONFailure) -> JSONStorage {
    guard bytes.count <= TapeWord.maximumBytes else {
      throw JSONFailure(
        problem: .tooLong(limit: TapeWord.maximumBytes),
        offset: TapeWord.maximumBytes
      )
    }
    // Messages need a word for every eight bytes or so. Where that is too little, the text is read
    // again with as many words as it can need at most.
    do {
      return try parse(bytes.span, depth, capacity: bytes.count / 5 + 16)
    } catch {
      guard case .tapeFull = error.problem else { throw error }
      return try parse(bytes.span, depth, capacity: bytes.count + 2)
    }
  }

  private static func parse(
    _ bytes: Span<UInt8>,
    _ depth: Int,
    capacity: Int
  ) throws(JSONFailure) -> JSONStorage {
    try JSONStorage(bytes, capacity: capacity) { (tape: inout TapeWriter) throws(JSONFailure) in
      var parser = JSONParser()
      try parser.run(bytes, &tape, depthLimit: depth)
    }
  }

  private mutating func run(
    _ bytes: Span<UInt8>,
    _ tape: inout TapeWriter,
    depthLimit: Int
  ) throws(JSONFailure) {
    var position = skipSpace(bytes, 0)
    guard position < bytes.count else { throw JSONFailure(problem: .empty, offset: position) }
    if bytes[position] == 0xEF, position == 0 {
      throw JSONFailure(problem: .byteOrderMark, offset: 0)
    }
    var parent = JSONParser.noParent
    var inObject = false
    var depth = 0
    while true {
      // Here a value begins.
      guard position < bytes.count else {
        throw JSONFailure(problem: .unexpectedEnd, offset: position)
      }
      let byte = bytes[unchecked: position]
      switch byte {
      case UInt8(ascii: "\""):
        position = try string(bytes, position, &tape)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        guard depth <= depthLimit else {
          throw JSONFailure(problem: .tooDeep(limit: depthLimit), offset: position)
        }
        inObject = byte == UInt8(ascii: "{")
        let here = tape.count
        try tape.append(TapeWord(inObject ? .object : .array, position, parent))
        parent = here
        position = skipSpace(bytes, position + 1)
        guard position < bytes.count else {
          throw JSONFailure(problem: .unexpectedEnd, offset: position)
        }
        // `]` and `}` follow their opening brackets by two.
        if bytes[unchecked: position] != byte + 2 {
          if inObject { position = try key(bytes, position, &tape) }
          continue
        }
        parent = try close(bytes, parent, position, &tape)
        position += 1
        depth -= 1
        inObject = parent != JSONParser.noParent && tape[parent].tag == .object
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        position = try number(bytes, position, &tape)
      default:
        position = try literal(bytes, position, &tape)
      }

      // Here a value has ended.
      while true {
        position = skipSpace(bytes, position)
        if parent == JSONParser.noParent {
          guard position == bytes.count else {
            throw JSONFailure(problem: .textAfterValue(bytes[position]), offset: position)
          }
          return
        }
        guard position < bytes.count else {
          throw JSONFailure(problem: .unexpectedEnd, offset: position)
        }
        let next = bytes[unchecked: position]
        if next == UInt8(ascii: ",") {
          position = skipSpace(bytes, position + 1)
          if inObject { position = try key(bytes, position, &tape) }
          break
        }
        let closing = inObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard next == closing else {
          throw JSONFailure(
            problem: .expectedCommaOr(closing: closing, next),
            offset: position
          )
        }
        parent = try close(bytes, parent, position, &tape)
        position += 1
        depth -= 1
        inObject = parent != JSONParser.noParent && tape[parent].tag == .object
      }
    }
  }

  /// Finishes the container at tape index `start`, whose closing bracket stands at `position`;
  /// returns the container around it.
  private mutating func close(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ position: Int,
    _ tape: inout TapeWriter
  ) throws(JSONFailure) -> Int {
    let word = tape[start]
    let count =
      word.tag == .object
      ? resolveDuplicateKeys(bytes, &tape, of: start, closedAt: position)
      : elementCount(tape, of: start)
    try tape.append(TapeWord(.end, position, count))
    var flags = TapeWord.Flags.none
    if lastBlemish < word.offset { flags = flags.union(.clean) }
    if lastDate < word.offset { flags = flags.union(.dateless) }
    if lastGap < word.offset { flags = flags.union(.compact) }
    tape[start] = TapeWord(word.tag, word.offset, tape.count, flags)
    return word.second
  }

  private func elementCount(_ tape: borrowing TapeWriter, of start: Int) -> Int {
    var count = 0
    var index = start + 1
    while index < tape.count {
      index = tape[index].indexAfter(index)
      count += 1
    }
    return count
  }

  /// Reads a key, its colon and the space around it; returns where the value begins.
  @inline(__always)
  private mutating func key(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ tape: inout TapeWriter
  ) throws(JSONFailure) -> Int {
    guard start < bytes.count else {
      throw JSONFailure(problem: .unexpectedEnd, offset: start)
    }
    guard bytes[unchecked: start] == UInt8(ascii: "\"") else {
      throw JSONFailure(problem: .expectedKey(bytes[start]), offset: start)
    }
    let (end, escaped) = try scanString(bytes, start + 1)
    if escaped { lastBlemish = start }
    try tape.append(TapeWord(.key, start + 1, end - start - 1, escaped ? .escaped : .none))
    let colon = skipSpace(bytes, end + 1)
    guard colon < bytes.count else {
      throw JSONFailure(problem: .unexpectedEnd, offset: colon)
    }
    guard bytes[unchecked: colon] == UInt8(ascii: ":") else {
      throw JSONFailure(problem: .expectedColon(bytes[colon]), offset: colon)
    }
    return skipSpace(bytes, colon + 1)
  }

  @inline(__always)
  mutating func skipSpace(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    guard start < bytes.count, bytes[unchecked: start] <= 0x20 else { return start }
    return skipSomeSpace(bytes, start)
  }

  private mutating func skipSomeSpace(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D:
        lastBlemish = position
        lastGap = position
        position += 1
      default: return position
      }
    }
    return position
  }
}
