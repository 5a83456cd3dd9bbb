// SPDX-License-Identifier: MIT
package import IntegrationRuntime
package import JSON

/// What an expression gives.
package indirect enum Value: Sendable {
  /// Nothing.
  case missing
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case date(Instant)
  case json(JSONValue)
  case object(JSONObject)
  case list([Value])
  case product(Product)
  case closure(@Sendable ([Value]) -> Value)
}
