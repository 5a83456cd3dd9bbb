// SPDX-License-Identifier: MIT
public import JSON

/// What a track message and a product in one have in common: accessors into properties.
///
/// They answer with JSON exactly as it is there.
public protocol TrackProperties: Sendable {
  /// The bag that accessors look into; nil for an empty one.
  var propertyBag: JSONValue? { get }
  /// Whether `total` stands in for a missing revenue.
  var totalCountsAsRevenue: Bool { get }
}

extension TrackProperties {
  /// `properties.value`.
  @inlinable public var value: JSONValue? { propertyBag?.value(at: "value") }
  /// `properties.category`.
  @inlinable public var category: JSONValue? { propertyBag?.value(at: "category") }
  /// `properties.id`.
  @inlinable public var id: JSONValue? { propertyBag?.value(at: "id") }
  /// `properties.sku`.
  @inlinable public var sku: JSONValue? { propertyBag?.value(at: "sku") }
  /// `properties.tax`.
  @inlinable public var tax: JSONValue? { propertyBag?.value(at: "tax") }
  /// `properties.name`.
  @inlinable public var name: JSONValue? { propertyBag?.value(at: "name") }
  /// `properties.price`.
  @inlinable public var price: JSONValue? { propertyBag?.value(at: "price") }
  /// `properties.total`.
  @inlinable public var total: JSONValue? { propertyBag?.value(at: "total") }
  /// `properties.repeat`.
  @inlinable public var `repeat`: JSONValue? { propertyBag?.value(at: "repeat") }
  /// `properties.coupon`.
  @inlinable public var coupon: JSONValue? { propertyBag?.value(at: "coupon") }
  /// `properties.shipping`.
  @inlinable public var shipping: JSONValue? { propertyBag?.value(at: "shipping") }
  /// `properties.discount`.
  @inlinable public var discount: JSONValue? { propertyBag?.value(at: "discount") }
  /// `properties.description`.
  @inlinable public var description: JSONValue? { propertyBag?.value(at: "description") }
  /// `properties.plan`.
  @inlinable public var plan: JSONValue? { propertyBag?.value(at: "plan") }
  /// `properties.productId`.
  @inlinable public var productId: JSONValue? { propertyBag?.value(at: "productid") }
  /// `properties.promotionId`.
  @inlinable public var promotionId: JSONValue? { propertyBag?.value(at: "promotionid") }
  /// `properties.cartId`.
  @inlinable public var cartId: JSONValue? { propertyBag?.value(at: "cartid") }
  /// `properties.checkoutId`.
  @inlinable public var checkoutId: JSONValue? { propertyBag?.value(at: "checkoutid") }
  /// `properties.paymentId`.
  @inlinable public var paymentId: JSONValue? { propertyBag?.value(at: "paymentid") }
  /// `properties.couponId`.
  @inlinable public var couponId: JSONValue? { propertyBag?.value(at: "couponid") }
  /// `properties.wishlistId`.
  @inlinable public var wishlistId: JSONValue? { propertyBag?.value(at: "wishlistid") }
  /// `properties.reviewId`.
  @inlinable public var reviewId: JSONValue? { propertyBag?.value(at: "reviewid") }
  /// `properties.shippingMethod`.
  @inlinable public var shippingMethod: JSONValue? { propertyBag?.value(at: "shippingmethod") }
  /// `properties.paymentMethod`.
  @inlinable public var paymentMethod: JSONValue? { propertyBag?.value(at: "paymentmethod") }
  /// The first of `properties.id` and `properties.orderId`.
  @inlinable public var orderId: JSONValue? { firstTruthy(id, propertyBag?.value(at: "orderid")) }
  /// The exact key `quantity` of the properties, 1 if it is not truthy.
  @inlinable public var quantity: JSONValue {
    propertyBag?[exact: "quantity"].truthy ?? JSONValue(1)
  }
  /// The exact key `currency` of the properties, `USD` if it is not truthy.
  @inlinable public var currency: JSONValue {
    propertyBag?[exact: "currency"].truthy ?? JSONValue("USD")
  }
}
