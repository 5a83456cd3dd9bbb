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
