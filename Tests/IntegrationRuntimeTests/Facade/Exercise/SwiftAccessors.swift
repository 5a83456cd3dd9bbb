// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// Every accessor that needs no argument, by type. Tests compare this list with `FacadeSchema` in
/// both directions, and fuzzing calls all of it.
enum SwiftAccessors {
  static func common<View: MessageFacade>() -> [SwiftAccessor<View>] {
    [
      .init("userId", \.userId), .init("anonymousId", \.anonymousId),
      .init("sessionId", \.sessionId), .init("groupId", \.groupId), .init("channel", \.channel),
      .init("timestamp", \.timestamp), .init("traits", \.traits), .init("context", \.context),
      .init("integrations", \.integrations), .init("json", \.json), .init("rawEvent", \.rawEvent),
      .init("ip", \.ip), .init("userAgent", \.userAgent), .init("timezone", \.timezone),
      .init("active", \.active), .init("library", \.library), .init("device", \.device),
      .init("zip", \.zip), .init("street", \.street), .init("city", \.city),
      .init("state", \.state), .init("region", \.region), .init("country", \.country),
    ]
  }

  static var identify: [SwiftAccessor<Identify>] {
    common() + [
      .init("type", \.type.rawValue), .init("action", \.action), .init("email", \.email),
      .init("created", \.created), .init("companyCreated", \.companyCreated),
      .init("companyName", \.companyName), .init("name", \.name),
      .init("firstName", \.firstName), .init("lastName", \.lastName), .init("uid", \.uid),
      .init("username", \.username), .init("description", \.description), .init("age", \.age),
      .init("avatar", \.avatar), .init("position", \.position), .init("address", \.address),
      .init("gender", \.gender), .init("birthday", \.birthday), .init("website", \.website),
      .init("websites", \.websites), .init("phone", \.phone), .init("phones", \.phones),
    ]
  }

  static var track: [SwiftAccessor<Track>] {
    common() + trackProperties() + [
      .init("type", \.type.rawValue), .init("action", \.action), .init("event", \.event),
      .init("properties", \.properties), .init("products", \.products),
      .init("referrer", \.referrer), .init("query", \.query), .init("username", \.username),
      .init("email", \.email),
    ]
  }

  static var product: [SwiftAccessor<Product>] {
    trackProperties() + [.init("properties", \.properties)]
  }

  static func trackProperties<View: TrackProperties>() -> [SwiftAccessor<View>] {
    [
      .init("revenue", \.revenue), .init("cents", \.cents), .init("subtotal", \.subtotal),
      .init("orderId", \.orderId), .init("quantity", \.quantity), .init("currency", \.currency),
      .init("value", \.value), .init("category", \.category), .init("id", \.id),
      .init("sku", \.sku), .init("tax", \.tax), .init("name", \.name), .init("price", \.price),
      .init("total", \.total), .init("repeat", \.repeat), .init("coupon", \.coupon),
      .init("shipping", \.shipping), .init("discount", \.discount),
      .init("description", \.description), .init("plan", \.plan),
      .init("productId", \.productId), .init("promotionId", \.promotionId),
      .init("cartId", \.cartId), .init("checkoutId", \.checkoutId),
      .init("paymentId", \.paymentId), .init("couponId", \.couponId),
      .init("wishlistId", \.wishlistId), .init("reviewId", \.reviewId),
      .init("shippingMethod", \.shippingMethod), .init("paymentMethod", \.paymentMethod),
    ]
  }

  static func viewing<View: Viewing>() -> [SwiftAccessor<View>] {
    common() + [
      .init("name", \.name), .init("category", \.category), .init("fullName", \.fullName),
      .init("properties", \.properties), .init("title", \.title), .init("path", \.path),
      .init("url", \.url), .init("referrer", \.referrer), .init("email", \.email),
      .init("event", \.event),
    ]
  }

  static var page: [SwiftAccessor<Page>] {
    viewing() + [.init("type", \.type.rawValue), .init("action", \.action)]
  }

  static var screen: [SwiftAccessor<Screen>] {
    viewing() + [.init("type", \.type.rawValue), .init("action", \.action)]
  }

  static var group: [SwiftAccessor<Group>] {
    common() + [
      .init("type", \.type.rawValue), .init("action", \.action),
      .init("properties", \.properties), .init("created", \.created), .init("email", \.email),
      .init("name", \.name), .init("industry", \.industry), .init("employees", \.employees),
    ]
  }

  static var alias: [SwiftAccessor<Alias>] {
    common() + [
      .init("type", \.type.rawValue), .init("action", \.action),
      .init("previousId", \.previousId), .init("from", \.from), .init("to", \.to),
    ]
  }

  static var delete: [SwiftAccessor<Delete>] { common() + [.init("type", \.type.rawValue)] }
}
