// SPDX-License-Identifier: MIT
public import JSON

extension TrackProperties {
  /// `properties.revenue`, or for a completed order without one `properties.total`: a number, or
  /// the number a text starts with once its dollar signs are removed. Nil if there is none or it is
  /// the number 0.
  public var revenue: Double? {
    var found = propertyBag?.value(at: "revenue")
    if !found.isTruthy, totalCountsAsRevenue { found = total }
    guard let found, found.isTruthy else { return nil }
    if let number = found.double { return number }
    guard found.kind == .string, !found.isDate else { return nil }
    return found.withUTF8 { JavaScriptNumber.leadingNumber(ofMoney: $0) } ?? nil
  }

  /// The revenue times 100, unrounded; else `properties.value`, 0 if that is not truthy.
  public var cents: JSONValue {
    if let revenue { return JSONValue(revenue * 100) }
    return value.truthy ?? JSONValue(0)
  }

  /// `properties.subtotal`; else the total less tax and shipping plus discount; else the revenue;
  /// else 0. Computed as JavaScript does, so that texts may come out where texts are in.
  public var subtotal: JSONValue {
    if let subtotal = propertyBag?.value(at: "subtotal"), subtotal.isTruthy { return subtotal }
    guard let total, total.isTruthy else { return JSONValue(revenue ?? 0) }
    var result = total
    for part in [tax, shipping].compactMap(\.truthy) {
      let difference = JavaScriptNumber.number(of: result) - JavaScriptNumber.number(of: part)
      result = JSONValue(difference)
      // NaN is no JSON; whatever is added to it, it remains so.
      if difference.isNaN { return discount.truthy.flatMap(Self.afterNaN) ?? .null }
    }
    guard let discount, discount.isTruthy else { return result }
    return Self.sum(result, discount)
  }

  /// JavaScript's `+`: texts, and whatever becomes one, are joined; all else is added.
  private static func sum(_ left: JSONValue, _ right: JSONValue) -> JSONValue {
    func joins(_ value: JSONValue) -> Bool { value.isContainer || value.kind == .string }
    guard joins(left) || joins(right) else {
      return JSONValue(JavaScriptNumber.number(of: left) + JavaScriptNumber.number(of: right))
    }
    return JSONValue(JavaScriptText.text(of: left) + JavaScriptText.text(of: right))
  }

  private static func afterNaN(_ discount: JSONValue) -> JSONValue? {
    guard discount.isContainer || discount.kind == .string else { return nil }
    return JSONValue("NaN" + JavaScriptText.text(of: discount))
  }
}

/// The names of events that complete an order, ignoring ASCII case.
enum OrderCompletion {
  /// Whether the name starts with `completed order` or is `order completed`, with at most one blank
  /// or underscore before, between and, for the latter, after.
  static func matches(_ name: Span<UInt8>) -> Bool {
    if let end = after("order", name, after("completed", name, 0)) { return end <= name.count }
    guard let end = after("completed", name, after("order", name, 0)) else { return false }
    return skipSeparator(name, end) == name.count
  }

  private static func skipSeparator(_ name: Span<UInt8>, _ start: Int) -> Int {
    guard start < name.count else { return start }
    return name[start] == UInt8(ascii: " ") || name[start] == UInt8(ascii: "_")
      ? start + 1 : start
  }

  /// The position after an optional separator and a word.
  private static func after(_ word: StaticString, _ name: Span<UInt8>, _ start: Int?) -> Int? {
    guard let start else { return nil }
    let first = skipSeparator(name, start)
    return word.withUTF8Buffer { word in
      guard first + word.count <= name.count else { return nil }
      for index in 0..<word.count {
        let byte = name[first + index]
        let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        guard lower == word[index] else { return nil }
      }
      return first + word.count
    }
  }
}
