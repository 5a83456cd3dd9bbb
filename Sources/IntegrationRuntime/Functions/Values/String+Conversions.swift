// SPDX-License-Identifier: MIT
public import JSON

extension String {
  /// The whole number that the text is, white space at its ends aside; nil if it is none or does not
  /// fit.
  public var asInt: Int? { trimmed.utf8.count <= 32 ? Int(trimmed) : nil }

  /// The finite number in decimal notation that the text is, white space at its ends aside.
  public var asDouble: Double? {
    let text = trimmed
    let allowed: (UInt8) -> Bool = { byte in
      byte &- UInt8(ascii: "0") < 10 || byte | 0x20 == UInt8(ascii: "e")
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
    guard text.utf8.count <= 400, text.utf8.allSatisfy(allowed), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  /// What the text `true` or `false` says, in any case.
  public var asBool: Bool? {
    guard utf8.count <= 16 else { return nil }
    return switch trimmed.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The date that a text in ISO 8601 form is, beginning `yyyy-mm-dd`.
  public var asDate: Instant? {
    utf8.count <= 64 ? ISODateText.instant(self, strict: true)?.valid : nil
  }

  /// The date that JavaScript and Segment's libraries find in the text.
  public var lenientDate: Instant? {
    utf8.count <= 200 ? Instant(lenient: JSONValue(self)).valid : nil
  }

  /// The amount in a text; see `CurrencyText`.
  public var asCurrency: Double? { CurrencyText.amount(self) }

  /// The value that a JSON text has; nil if it is not JSON.
  public var parsedJSON: JSONValue? {
    (try? JSONDocument(parsing: self))?.root.with(.normalisingDates)
  }
}

extension JSONEncodable {
  /// The value as JSON text without blanks.
  public var jsonText: String { String(decoding: jsonBytes, as: UTF8.self) }
}
