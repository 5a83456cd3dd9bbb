// SPDX-License-Identifier: MIT
public import JSON

/// Conversions that manifests ask for. `string`, `int` and so on of JSONValue answer what a value
/// is; these what can be made of it without guessing.
extension JSONValue {
  /// A whole number, or the one that a text is; nil if it has a fraction or does not fit.
  public var asInt: Int? { int ?? text?.asInt }

  /// A number, or the one that the whole of a text is.
  public var asDouble: Double? {
    if let double { return double.isFinite ? double : nil }
    return text?.asDouble
  }

  /// `true` or `false`, also as a text in any case.
  public var asBool: Bool? { bool ?? text?.asBool }

  /// A date, or the one that a text in ISO 8601 form is.
  public var asDate: Instant? { date?.valid ?? (isDate ? nil : string?.asDate) }

  /// The elements of a list.
  public var asArray: [JSONValue]? { kind == .array ? Array(elements) : nil }

  /// The object.
  public var asObject: JSONObject? { kind == .object ? JSONObject(self) : nil }

  /// The text of a scalar, or of a list as JavaScript joins it; nil for null and objects.
  public var flatText: String? { kind == .array ? JavaScriptText.text(of: self) : messageText }

  /// A number, or the amount in a text; see `CurrencyText`.
  public var asCurrency: Double? { double?.isFinite == true ? double : text?.asCurrency }

  /// The date that Segment's libraries make of the value; nil for null, booleans and what they
  /// cannot read.
  public var lenientDate: Instant? {
    switch kind {
    case .number: Instant(lenient: self).valid
    case .string: isDate ? date?.valid : string?.lenientDate
    default: nil
    }
  }

  /// `null`, `bool`, `number`, `string`, `date`, `list` or `object`.
  public var typeName: String {
    switch kind {
    case .null: "null"
    case .bool: "bool"
    case .number: "number"
    case .string: isDate ? "date" : "string"
    case .array: "list"
    case .object: "object"
    }
  }

  /// Whether it is `true` or `false`.
  public var isBool: Bool { kind == .bool }
  /// Whether it is a number.
  public var isNumber: Bool { kind == .number }
  /// Whether it is a text, and not one that is a date.
  public var isString: Bool { kind == .string && !isDate }
  /// Whether it is a list.
  public var isList: Bool { kind == .array }
  /// Whether it is an object.
  public var isObject: Bool { kind == .object }
  /// Whether it is null, an empty text, an empty list or an empty object.
  public var isBlank: Bool {
    switch kind {
    case .null: true
    case .bool, .number: false
    case .string: withUTF8 { $0.isEmpty } ?? false
    case .array, .object: count == 0
    }
  }
}
