// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

/// A message's object: texts that are dates are dates.
func object(_ text: String) throws -> JSONObject {
  JSONObject(try JSONDocument(parsing: text).root.with(.normalisingDates))
}

/// The JSON text of what is there; nil for nothing.
func text(_ value: (some JSONEncodable)?) -> String? { value?.jsonText }

/// A date by its ISO text; invalid if it is none.
func date(_ text: String) -> Instant { text.asDate ?? .invalid }
