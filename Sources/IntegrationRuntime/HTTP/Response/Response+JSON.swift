// SPDX-License-Identifier: MIT

public import JSON

extension Response {
  /// The body as JSON, parsed on each call; nil if it is none (an empty body among it).
  public var json: JSONDocument? {
    try? JSONDocument(parsing: body)
  }
}
