// SPDX-License-Identifier: MIT
/// How the name of a track event is compared with the known spellings of a semantic event.
///
/// Either way ASCII case is ignored, both orders of words count (`Order Completed`, `completed
/// order`), and one space or underscore may stand between words, before the first and after the
/// last. Hyphens, dots, double spaces and anything else make it another event.
public enum EventMatching: String, Sendable, Hashable, CaseIterable {
  /// The whole name is a spelling. `Viewed Product Page` is not *Product Viewed*.
  case exact
  /// As the original library did it, by accident of a pattern whose end was anchored in its last
  /// alternative only: a name need only *begin* with a spelling, unless that is the last of the
  /// event's. `Viewed Product Page` is *Product Viewed*, `Product Viewed Page` is not.
  case legacy
}

extension SemanticEvent {
  /// Whether a track event of this name is this semantic event.
  public func matches(_ name: String, by matching: EventMatching = .exact) -> Bool {
    var name = name
    return name.withUTF8 { matches($0.span, by: matching) }
  }

  /// Whether a track event of this name, in UTF-8, is this semantic event.
  package func matches(_ name: Span<UInt8>, by matching: EventMatching) -> Bool {
    let spellings = definition.spellings
    for index in spellings.indices {
      let isWhole = matching == .exact || index == spellings.endIndex - 1
      if SemanticEvent.name(name, has: spellings[index], asWhole: isWhole) { return true }
    }
    return false
  }

  /// Walks name and spelling together; each blank of the spelling takes one separator or none.
  private static func name(
    _ name: Span<UInt8>, has spelling: StaticString, asWhole: Bool
  ) -> Bool {
    spelling.withUTF8Buffer { spelling in
      var index = 0
      for expected in spelling {
        guard index < name.count else {
          // The rest may be missing if it is separators.
          if expected == UInt8(ascii: " ") { continue }
          return false
        }
        let byte = name[index]
        if expected == UInt8(ascii: " ") {
          if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "_") { index += 1 }
        } else {
          guard (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) == expected else {
            return false
          }
          index += 1
        }
      }
      return !asWhole || index == name.count
    }
  }
}
