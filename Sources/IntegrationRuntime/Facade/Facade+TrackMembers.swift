// SPDX-License-Identifier: MIT
import JSON

extension Track {
  /// What the accessor of this name answers; nil if the type has none of its own.
  func member(_ member: String) -> Facade.Member? {
    switch member {
    case "event": .value(event)
    case "properties": .object(properties)
    case "products": .value(JSONValue(array: products.map(\.json)))
    case "referrer": .value(referrer)
    case "query": .value(query)
    case "username": .value(username)
    case "email": .value(email)
    case "revenue": .value(revenue.map { JSONValue($0) })
    case "cents": .value(cents)
    case "subtotal": .value(subtotal)
    case "identify": .object(identify().json)
    default: propertyMember(member)
    }
  }
}

extension Product {
  /// What the accessor of this name answers; nil if products have none, or if the answer is no
  /// JSON (`revenue`).
  package func member(_ member: String) -> Facade.Member? {
    switch member {
    case "properties": .object(properties)
    case "cents": .value(cents)
    case "subtotal": .value(subtotal)
    default: propertyMember(member)
    }
  }
}

extension TrackProperties {
  fileprivate func propertyMember(_ member: String) -> Facade.Member? {
    switch member {
    case "value": .value(value)
    case "category": .value(category)
    case "id": .value(id)
    case "sku": .value(sku)
    case "tax": .value(tax)
    case "name": .value(name)
    case "price": .value(price)
    case "total": .value(total)
    case "repeat": .value(`repeat`)
    case "coupon": .value(coupon)
    case "shipping": .value(shipping)
    case "discount": .value(discount)
    case "description": .value(description)
    case "plan": .value(plan)
    case "productId": .value(productId)
    case "promotionId": .value(promotionId)
    case "cartId": .value(cartId)
    case "checkoutId": .value(checkoutId)
    case "paymentId": .value(paymentId)
    case "couponId": .value(couponId)
    case "wishlistId": .value(wishlistId)
    case "reviewId": .value(reviewId)
    case "shippingMethod": .value(shippingMethod)
    case "paymentMethod": .value(paymentMethod)
    case "orderId": .value(orderId)
    case "quantity": .value(quantity)
    case "currency": .value(currency)
    default: nil
    }
  }
}
