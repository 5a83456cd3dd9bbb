// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

enum TrackCalls {
  static let table: [String: @Sendable (Track) -> Answer] = [
    "event": { .json($0.event) },
    "properties": { .object($0.properties) },
    "products": { .json(JSONValue(array: $0.products.map(\.json))) },
    "referrer": { .json($0.referrer) },
    "query": { .json($0.query) },
    "username": { .json($0.username) },
    "email": { .json($0.email) },
    "revenue": { .number($0.revenue) },
    "cents": { .json($0.cents) },
    "subtotal": { .json($0.subtotal) },
    "identify": { .facade(.message(.identify($0.identify()))) },
    "orderId": { .json($0.orderId) },
    "quantity": { .json($0.quantity) },
    "currency": { .json($0.currency) },
  ]

  static let properties: [String: @Sendable (Track) -> Answer] = [
    "value": { .json($0.value) },
    "category": { .json($0.category) },
    "id": { .json($0.id) },
    "sku": { .json($0.sku) },
    "tax": { .json($0.tax) },
    "name": { .json($0.name) },
    "price": { .json($0.price) },
    "total": { .json($0.total) },
    "repeat": { .json($0.repeat) },
    "coupon": { .json($0.coupon) },
    "shipping": { .json($0.shipping) },
    "discount": { .json($0.discount) },
    "description": { .json($0.description) },
    "plan": { .json($0.plan) },
    "productId": { .json($0.productId) },
    "promotionId": { .json($0.promotionId) },
    "cartId": { .json($0.cartId) },
    "checkoutId": { .json($0.checkoutId) },
    "paymentId": { .json($0.paymentId) },
    "couponId": { .json($0.couponId) },
    "wishlistId": { .json($0.wishlistId) },
    "reviewId": { .json($0.reviewId) },
    "shippingMethod": { .json($0.shippingMethod) },
    "paymentMethod": { .json($0.paymentMethod) },
  ]
}
