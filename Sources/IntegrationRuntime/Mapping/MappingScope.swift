// SPDX-License-Identifier: MIT
public import JSON

/// Where generated code computes: it brings the language's operations into mappers, integrations
/// and payloads. All are total: with something missing, the result is missing.
public protocol MappingScope {}

extension MappingScope {
  /// The text with its holes filled; nil if a part is missing.
  public func text(_ template: TextTemplate) -> String? { template.text }

  /// Whether a value is absent or null.
  public func isMissing(_ value: JSONValue?) -> Bool { value?.isNull ?? true }

  /// Whether a value is absent.
  public func isMissing(_ value: (some Any)?) -> Bool { value == nil }

  /// What a message says to an integration; an empty object if it says nothing.
  public func options(of message: some MessageFacade, _ integration: String) -> JSONValue {
    message.options(integration).present ?? .emptyObject
  }

  /// A condition that the manifest has settled. The compiler does not see through it, and so does not
  /// warn of code that is never run.
  public func settled(_ condition: Bool) -> Bool { condition }

  /// An order between two values; false if one is missing.
  public func compare<Value: Comparable>(
    _ left: Value?, _ order: (Value, Value) -> Bool, _ right: Value?
  ) -> Bool {
    guard let left, let right else { return false }
    return order(left, right)
  }

  /// An order between two texts, by their code points; false if one is missing.
  public func compare(_ left: String?, _ order: TextOrder, _ right: String?) -> Bool {
    guard let left, let right else { return false }
    return switch order {
    case .less: left.precedes(right)
    case .lessOrEqual: !right.precedes(left)
    case .greater: right.precedes(left)
    case .greaterOrEqual: !left.precedes(right)
    }
  }

  /// The elements that are there.
  public func compacted<Element>(_ elements: [Element?]) -> [Element] {
    elements.compactMap { $0 }
  }

  /// A value of a table; nil if the key is missing or the table does not have it.
  public func lookUp<Value>(
    _ key: (some TextRepresentable)?, in table: LookupTable<Value>
  ) -> Value? {
    key?.messageText.flatMap { table[$0] }
  }
}

// MARK: Arithmetic

/// Int results that overflow and Double results that are not finite are missing.
extension MappingScope {
  /// `left + right`
  public func sum(_ left: Int?, _ right: Int?) -> Int? {
    apply(left, right, Int.addingReportingOverflow)
  }
  /// `left + right`
  public func sum(_ left: Double?, _ right: Double?) -> Double? { apply(left, right, +) }
  /// `left - right`
  public func difference(_ left: Int?, _ right: Int?) -> Int? {
    apply(left, right, Int.subtractingReportingOverflow)
  }
  /// `left - right`
  public func difference(_ left: Double?, _ right: Double?) -> Double? { apply(left, right, -) }
  /// `left * right`
  public func product(_ left: Int?, _ right: Int?) -> Int? {
    apply(left, right, Int.multipliedReportingOverflow)
  }
  /// `left * right`
  public func product(_ left: Double?, _ right: Double?) -> Double? { apply(left, right, *) }
  /// `left / right`; missing if the divisor is 0.
  public func quotient(_ left: Double?, _ right: Double?) -> Double? { apply(left, right, /) }
  /// What division leaves, with the sign of `left`; missing if the divisor is 0.
  public func remainder(_ left: Int?, _ right: Int?) -> Int? {
    apply(left, right, Int.remainderReportingOverflow)
  }
  /// What division leaves, with the sign of `left`; missing if the divisor is 0.
  public func remainder(_ left: Double?, _ right: Double?) -> Double? {
    apply(left, right) { $0.truncatingRemainder(dividingBy: $1) }
  }
  /// `-value`
  public func negated(_ value: Int?) -> Int? { difference(0, value) }
  /// `-value`
  public func negated(_ value: Double?) -> Double? { value.map { -$0 } }

  private func apply(
    _ left: Int?, _ right: Int?, _ operation: (Int) -> (Int) -> (partialValue: Int, overflow: Bool)
  ) -> Int? {
    guard let left, let right else { return nil }
    let result = operation(left)(right)
    return result.overflow ? nil : result.partialValue
  }

  private func apply(
    _ left: Double?, _ right: Double?, _ operation: (Double, Double) -> Double
  ) -> Double? {
    guard let left, let right else { return nil }
    let result = operation(left, right)
    return result.isFinite ? result : nil
  }
}
