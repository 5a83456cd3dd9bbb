// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// Whatever the bytes are: no crash, places inside the file, and scalars that map to their source.
final class MutationTests: XCTestCase {
  private static let documents = [
    """
    manifest: 1
    name: Customer Post
    endpoint: https://track${if settings.region == 'eu' then '-eu' else ''}.example/v1
    settings:
      region: { type: enum, values: [us, eu], default: us }
    ensure: &e
      - settings.siteId
      - when: "type == 'track' and \\u263A \\x41\\n"
        reject: 'It''s older than
          5 days'
    track: !!map
      <<: { a: 1 }
      text: |+2
          ab
         c

      folded: >-
        one
        two

         three
      again: *e
    """,
    "- ? a\n  : b\n- [x, {y: z}, 'q', \"r\\\n  s\"]\n- &a ☺ é\n- *a\n# c\n- plain\n  more\n\n  text\n",
    "\u{FEFF}%YAML 1.2\n---\na: \"x\n  y\n\n  z\"\nb: >+\n\n  x\n\n   y\n  z\n\n...\n",
  ]

  private static let pieces: [[UInt8]] = [
    "\n", "\t", " ", "  ", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "\"", "'",
    "|\n", ">-\n", "#", " #", "%", "@", "\\", "${", "<<: ", "---\n", "...\n", "\r\n", "\u{85}",
    "\u{2028}", "é", "\u{FEFF}", "\u{0}",
  ].map { Array($0.utf8) }

  func testMutations() {
    var generator = Random(state: 0x5EED)
    for document in Self.documents {
      for _ in 0..<2500 {
        var bytes = Array(document.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&bytes, &generator) }
        checkAll(bytes)
      }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout Random) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: place)
    case 1:
      let end = min(bytes.count, place + Int.random(in: 1...8, using: &generator))
      bytes.removeSubrange(place..<end)
    case 2: bytes.removeSubrange(place...)
    default:
      let piece = Self.pieces.randomElement(using: &generator) ?? []
      bytes.insert(contentsOf: piece, at: place)
    }
  }

  private func checkAll(_ bytes: [UInt8]) {
    let reading = Reading(bytes)
    let whole = 0..<bytes.count
    let ranges =
      reading.diagnostics.map(\.range) + reading.diagnostics.flatMap { $0.related.map(\.range) }
      + (reading.root?.all.map(\.range) ?? [])
    for range in ranges where range.bytes.clamped(to: whole) != range.bytes {
      XCTFail("\(range.bytes) of \(bytes.count): \(String(decoding: bytes, as: UTF8.self))")
    }
    _ = TextPrinter().print(reading.diagnostics)
    for scalar in reading.root?.all.compactMap(\.scalar) ?? [] { check(scalar, bytes) }
  }

  /// Every byte of the text is the byte in the file, but for folding, escapes and doubled quotes.
  private func check(_ scalar: YAMLScalar, _ bytes: [UInt8]) {
    let map = scalar.sourceMap()
    var previous = scalar.range.bytes.lowerBound
    for (index, byte) in scalar.text.utf8.enumerated() {
      let offset = map[index]
      guard scalar.range.bytes.contains(offset), offset >= previous else {
        return XCTFail("\(scalar.source.debugDescription) at \(index): \(offset)")
      }
      previous = offset
      let source = bytes[offset]
      let isBreak = [0x0A, 0x0D, 0xC2, 0xE2].contains(source)
      let isEscape = source == UInt8(ascii: "\\") && scalar.style == .doubleQuoted
      // A last line of spaces ends as if there were a line break.
      if offset == bytes.count - 1, source == 0x20, byte == 0x0A { continue }
      if source != byte, !isEscape, !(isBreak && (byte == 0x20 || byte == 0x0A)) {
        return XCTFail("\(scalar.source.debugDescription) at \(index): \(byte) from \(source)")
      }
    }
  }
}

/// xorshift64*: the same sequence everywhere, so that a failure can be repeated.
private struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
