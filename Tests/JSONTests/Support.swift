// SPDX-License-Identifier: MIT
import JSON
import XCTest

func parse(_ text: String) throws -> JSONValue { try JSONDocument(parsing: text).root }

/// What is written for a text.
func rewritten(_ text: String, _ mode: JSONValue.Mode = .plain) throws -> String {
  String(decoding: try parse(text).with(mode).jsonBytes, as: UTF8.self)
}

func written(_ value: some JSONEncodable) -> String {
  String(decoding: value.jsonBytes, as: UTF8.self)
}

/// SplitMix64, so that random tests are the same in every run.
struct TestRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
