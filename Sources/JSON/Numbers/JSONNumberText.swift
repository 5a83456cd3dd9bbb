// SPDX-License-Identifier: MIT

/// Numbers in texts, for whoever reads them outside of JSON.
package enum JSONNumberText {
  /// The double nearest to a decimal number: digits, perhaps with a sign, a fraction (`5.` and `.5`
  /// as well) and an exponent.
  package static func double(_ text: Span<UInt8>) -> Double { NumberReader.double(text) }
}
