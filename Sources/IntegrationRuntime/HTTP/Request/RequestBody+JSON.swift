// SPDX-License-Identifier: MIT

public import JSON

extension RequestBody {
  /// A payload as JSON.
  public static func json(_ payload: some JSONEncodable) -> RequestBody {
    .json(payload.jsonBytes)
  }
}
