// SPDX-License-Identifier: MIT
import Foundation

/// The same work with JSONSerialization and dictionaries, keys known exactly.
enum SerializationWork {
  static func parse(_ data: Data) -> Int {
    ((try? JSONSerialization.jsonObject(with: data)) as? [String: Any])?.count ?? 0
  }

  static func read(_ data: Data) -> Int {
    guard let message = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      return 0
    }
    return fields(message).count
  }

  static func map(_ data: Data) -> Data {
    guard let message = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else {
      return Data()
    }
    var payload = fields(message)
    let properties = message["properties"] as? [String: Any] ?? [:]
    payload["coupon"] = properties["coupon"]
    let context = message["context"] as? [String: Any] ?? [:]
    payload["library"] = (context["library"] as? [String: Any])?["name"]
    payload["data"] = normalised(properties)
    return (try? JSONSerialization.data(withJSONObject: payload)) ?? Data()
  }

  private static func fields(_ message: [String: Any]) -> [String: Any] {
    let properties = message["properties"] as? [String: Any] ?? [:]
    let context = message["context"] as? [String: Any] ?? [:]
    let traits = context["traits"] as? [String: Any] ?? [:]
    let revenue = (properties["revenue"] as? String).flatMap {
      Double($0.filter { $0 != "$" })
    }
    var payload: [String: Any] = [:]
    payload["user_id"] = message["userId"]
    payload["anonymous_id"] = message["anonymousId"]
    payload["event"] = message["event"]
    payload["timestamp"] = (message["timestamp"] as? String).map(DateText.normalised)
    payload["email"] = traits["email"]
    payload["ip"] = context["ip"]
    payload["user_agent"] = context["userAgent"]
    payload["order_id"] = properties["order_id"]
    payload["revenue"] = revenue
    payload["currency"] = properties["currency"] ?? "USD"
    payload["referrer"] = (context["page"] as? [String: Any])?["referrer"]
    payload["city"] = (traits["address"] as? [String: Any])?["city"]
    return payload
  }

  private static func normalised(_ value: Any) -> Any {
    switch value {
    case let text as String: DateText.normalised(text)
    case let object as [String: Any]: object.mapValues(normalised)
    case let array as [Any]: array.map(normalised)
    default: value
    }
  }
}

/// Rewriting ISO dates with milliseconds, with Foundation.
enum DateText {
  private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  static func normalised(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.count >= 10, bytes.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true,
      bytes[bytes.index(bytes.startIndex, offsetBy: 4)] == UInt8(ascii: "-"),
      bytes[bytes.index(bytes.startIndex, offsetBy: 7)] == UInt8(ascii: "-")
    else { return text }
    guard let date = (try? Date(text, strategy: format)) ?? (try? Date(text, strategy: .iso8601))
    else { return text }
    return date.formatted(format)
  }
}
