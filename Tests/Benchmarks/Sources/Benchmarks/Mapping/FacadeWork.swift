// SPDX-License-Identifier: MIT
import IntegrationRuntime

/// The payload as intgen generates it: typed, lazy where the message's own JSON flows.
struct OrderPayload: JSONEncodable {
  var userId: JSONValue?
  var anonymousId: JSONValue?
  var event: JSONValue?
  var timestamp: Instant
  var email: JSONValue?
  var ip: JSONValue?
  var userAgent: JSONValue?
  var orderId: JSONValue?
  var revenue: Double?
  var currency: JSONValue
  var coupon: JSONValue?
  var referrer: JSONValue?
  var city: JSONValue
  var library: JSONValue?
  var data: JSONObject

  func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("user_id", userId)
    writer.field("anonymous_id", anonymousId)
    writer.field("event", event)
    writer.field("timestamp", timestamp)
    writer.field("email", email)
    writer.field("ip", ip)
    writer.field("user_agent", userAgent)
    writer.field("order_id", orderId)
    writer.field("revenue", revenue)
    writer.field("currency", currency)
    writer.field("coupon", coupon)
    writer.field("referrer", referrer)
    writer.field("city", city)
    writer.field("library", library)
    writer.field("data", data)
    writer.endObject()
  }
}

enum FacadeWork {
  static func parse(_ bytes: [UInt8]) -> Int {
    guard let document = try? JSONDocument(parsing: bytes) else { return 0 }
    return document.root.count
  }

  static func read(_ bytes: [UInt8]) -> Int {
    guard let document = try? JSONDocument(parsing: bytes) else { return 0 }
    let track = Track(document)
    let values = [track.userId, track.anonymousId, track.event, track.email]
    var found = 0
    for value in values where value != nil { found += 1 }
    if track.timestamp.isValid { found += 1 }
    if track.ip != nil { found += 1 }
    if track.userAgent != nil { found += 1 }
    if track.orderId != nil { found += 1 }
    if track.revenue != nil { found += 1 }
    if !track.currency.isNull { found += 1 }
    if track.referrer != nil { found += 1 }
    if !track.city.isNull { found += 1 }
    return found
  }

  static func map(_ bytes: [UInt8]) -> [UInt8] {
    guard let document = try? JSONDocument(parsing: bytes) else { return [] }
    let track = Track(document)
    let payload = OrderPayload(
      userId: track.userId,
      anonymousId: track.anonymousId,
      event: track.event,
      timestamp: track.timestamp,
      email: track.email,
      ip: track.ip,
      userAgent: track.userAgent,
      orderId: track.orderId,
      revenue: track.revenue,
      currency: track.currency,
      coupon: track.coupon,
      referrer: track.referrer,
      city: track.city,
      library: track.proxy(MessagePath(.context, "library.name")),
      data: track.properties
    )
    var writer = JSONWriter()
    payload.encode(into: &writer)
    return writer.bytes
  }
}
