// SPDX-License-Identifier: MIT

/// One entry of the tape: what a value, key or end of a container is and where it stands.
///
/// | bits | string, key, number, literal | array, object | end |
/// |---|---|---|---|
/// | 0–27 | source offset of the text | source offset of the bracket | source offset of the bracket |
/// | 28–55 | length of the text | tape index after the end word | number of elements or members |
/// | 56–59 | flags | flags | none |
/// | 60–63 | tag | tag | tag |
///
/// Texts exclude their quotes. 28 bits bound a document at 256 MiB; a tape has at most one word a
/// byte plus one, so that its indices fit as well.
@usableFromInline
struct TapeWord: Sendable {
  @usableFromInline
  enum Tag: UInt8, Sendable {
    case null, no, yes, number, string, array, object, key, end
  }

  /// Flags mean different things for different tags and therefore share bits.
  struct Flags {
    var bits: UInt8

    static var none: Flags { Flags(bits: 0) }
    /// String, key: contains a backslash.
    static var escaped: Flags { Flags(bits: 1) }
    /// String: may have the shape of a strict ISO date; see `ISODateText`.
    static var dateCandidate: Flags { Flags(bits: 2) }
    /// Number: the text is what ECMAScript prints for the value.
    static var canonical: Flags { Flags(bits: 1) }
    /// Number: neither fraction nor exponent.
    static var integral: Flags { Flags(bits: 2) }
    /// Container: the source text is what we would write.
    static var clean: Flags { Flags(bits: 1) }
    /// Container: no string within has to change when dates are normalised.
    static var dateless: Flags { Flags(bits: 2) }
    /// Container: nothing but single tokens within would have to change; there is neither white
    /// space nor a removed duplicate.
    static var compact: Flags { Flags(bits: 4) }

    func union(_ other: Flags) -> Flags { Flags(bits: bits | other.bits) }
    func contains(_ other: Flags) -> Bool { bits & other.bits == other.bits }
  }

  static var fieldMask: UInt64 { 0x0FFF_FFFF }
  /// The longest document.
  static var maximumBytes: Int { 0x0FFF_FFFE }

  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// Both fields have to fit; the limit on documents sees to that.
  @inline(__always)
  init(_ tag: Tag, _ first: Int, _ second: Int, _ flags: Flags = .none) {
    assert(first >= 0 && first <= Int(TapeWord.fieldMask))
    assert(second >= 0 && second <= Int(TapeWord.fieldMask))
    bits =
      UInt64(truncatingIfNeeded: first) | UInt64(truncatingIfNeeded: second) &<< 28
      | UInt64(flags.bits) &<< 56 | UInt64(tag.rawValue) &<< 60
  }

  /// The source offset.
  @inline(__always)
  var offset: Int { Int(truncatingIfNeeded: bits & TapeWord.fieldMask) }
  /// Length, index after the container, or count.
  @inline(__always)
  var second: Int { Int(truncatingIfNeeded: (bits >> 28) & TapeWord.fieldMask) }
  @inline(__always)
  var flags: Flags { Flags(bits: UInt8(truncatingIfNeeded: (bits >> 56) & 0xF)) }
  /// A tape holds only words made from a tag, so that the bits are always one's.
  @inline(__always)
  var tag: Tag { unsafeBitCast(UInt8(truncatingIfNeeded: bits >> 60), to: Tag.self) }
  /// Arrays and objects have neighbouring tags.
  @inline(__always)
  var isContainer: Bool { (bits >> 60) &- UInt64(Tag.array.rawValue) < 2 }

  /// The index of what follows the word at `index`, with all that is within it.
  @inline(__always)
  func indexAfter(_ index: Int) -> Int { isContainer ? second : index &+ 1 }
}
