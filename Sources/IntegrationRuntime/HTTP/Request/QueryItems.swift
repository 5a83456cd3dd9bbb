// SPDX-License-Identifier: MIT

/// The parameters of a query or form, in order. A name may repeat.
///
/// As a literal, a nil value drops its parameter: `["email": email.map { "\($0)" }, "v": "1"]`.
public struct QueryItems: Sendable, Hashable {
  /// One parameter; without a value it is the bare name (`?a`).
  public struct Item: Sendable, Hashable {
    /// The name, unescaped.
    public var name: String
    /// The value, unescaped.
    public var value: RequestText?
  }

  /// The parameters in order.
  public private(set) var items: [Item] = []

  /// No parameters.
  public init() {}

  /// Adds a parameter; nothing when the value is nil.
  public mutating func append(_ name: String, _ value: RequestText?) {
    guard let value else { return }
    items.append(Item(name: name, value: value))
  }

  /// Adds a parameter for each value that isn't nil, all under the same name.
  public mutating func append(_ name: String, _ values: [RequestText?]) {
    for value in values { append(name, value) }
  }

  /// Adds a name without `=`; this is how a JSON null is written in a query.
  public mutating func appendBare(_ name: String) {
    items.append(Item(name: name, value: nil))
  }

  /// Whether there are no parameters.
  public var isEmpty: Bool { items.isEmpty }

  /// The parameters joined by `&`, percent-encoded (a blank as `%20`).
  ///
  /// - Parameter bareAsEmpty: forms write a bare name as `name=`.
  public func encoded(bareAsEmpty: Bool = false) -> String {
    var result = ""
    for item in items {
      if !result.isEmpty { result += "&" }
      result += PercentEncoding.query(item.name)
      if let value = item.value {
        result += "="
        result += PercentEncoding.query(value.value)
      } else if bareAsEmpty {
        result += "="
      }
    }
    return result
  }

  /// The secrets in the values.
  public var secrets: [Secret] { items.flatMap { $0.value?.secrets ?? [] } }
}

extension QueryItems: ExpressibleByDictionaryLiteral {
  /// Parameters in the order written; nil values are dropped.
  public init(dictionaryLiteral elements: (String, RequestText?)...) {
    for (name, value) in elements { append(name, value) }
  }
}
