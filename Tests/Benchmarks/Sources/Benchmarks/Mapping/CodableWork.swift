// SPDX-License-Identifier: MIT
import Foundation

/// The same work with Codable: structs for what is known, an enum for the properties that are
/// copied.
enum CodableWork {
  struct MessageInput: Decodable {
    struct Context: Decodable {
      struct Page: Decodable { var referrer: String? }
      struct Library: Decodable { var name: String? }
      struct Traits: Decodable {
        struct Address: Decodable { var city: String? }
        var email: String?
        var address: Address?
      }
      var ip: String?
      var userAgent: String?
      var page: Page?
      var library: Library?
      var traits: Traits?
    }
    var userId: String?
    var anonymousId: String?
    var event: String?
    var timestamp: String?
    var context: Context?
    var properties: [String: AnyJSON]?
  }

  struct Payload: Encodable {
    var user_id: String?
    var anonymous_id: String?
    var event: String?
    var timestamp: String?
    var email: String?
    var ip: String?
    var user_agent: String?
    var order_id: AnyJSON?
    var revenue: Double?
    var currency: AnyJSON?
    var coupon: AnyJSON?
    var referrer: String?
    var city: String?
    var library: String?
    var data: [String: AnyJSON]?
  }

  enum AnyJSON: Codable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([AnyJSON])
    case object([String: AnyJSON])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let string = try? container.decode(String.self) {
        self = .string(string)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let object = try? container.decode([String: AnyJSON].self) {
        self = .object(object)
      } else if let array = try? container.decode([AnyJSON].self) {
        self = .array(array)
      } else if let bool = try? container.decode(Bool.self) {
        self = .bool(bool)
      } else {
        self = .null
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .null: try container.encodeNil()
      case .bool(let bool): try container.encode(bool)
      case .number(let number): try container.encode(number)
      case .string(let string): try container.encode(string)
      case .array(let array): try container.encode(array)
      case .object(let object): try container.encode(object)
      }
    }

    var normalised: AnyJSON {
      switch self {
      case .string(let text): .string(DateText.normalised(text))
      case .array(let array): .array(array.map(\.normalised))
      case .object(let object): .object(object.mapValues(\.normalised))
      default: self
      }
    }

    var text: String? {
      if case .string(let text) = self { text } else { nil }
    }
  }

  static func parse(_ data: Data) -> Int {
    (try? JSONDecoder().decode(MessageInput.self, from: data))?.properties?.count ?? 0
  }

  static func read(_ data: Data) -> Int {
    guard let message = try? JSONDecoder().decode(MessageInput.self, from: data) else { return 0 }
    return payload(message).data == nil ? 1 : 0
  }

  static func map(_ data: Data) -> Data {
    guard let message = try? JSONDecoder().decode(MessageInput.self, from: data) else {
      return Data()
    }
    var payload = payload(message)
    payload.coupon = message.properties?["coupon"]
    payload.library = message.context?.library?.name
    payload.data = message.properties?.mapValues(\.normalised)
    return (try? JSONEncoder().encode(payload)) ?? Data()
  }

  private static func payload(_ message: MessageInput) -> Payload {
    let properties = message.properties ?? [:]
    return Payload(
      user_id: message.userId,
      anonymous_id: message.anonymousId,
      event: message.event,
      timestamp: message.timestamp.map(DateText.normalised),
      email: message.context?.traits?.email,
      ip: message.context?.ip,
      user_agent: message.context?.userAgent,
      order_id: properties["order_id"],
      revenue: properties["revenue"]?.text.flatMap { Double($0.filter { $0 != "$" }) },
      currency: properties["currency"] ?? .string("USD"),
      referrer: message.context?.page?.referrer,
      city: message.context?.traits?.address?.city
    )
  }
}
