// SPDX-License-Identifier: MIT

extension FacadeSchema {
  static let track = [
    FacadeAccessor("event", .json, "event", #"{"event":"Signed Up"}"#, #""Signed Up""#),
    FacadeAccessor(
      "properties",
      .object,
      optional: false,
      "properties",
      #"{"properties":{"a":1}}"#,
      #"{"a":1}"#
    ),
    FacadeAccessor(
      "products",
      .products,
      optional: false,
      "properties.products if it is a list, without null elements",
      #"{"properties":{"products":[{"sku":"1"},null]}}"#,
      #"[{"sku":"1"}]"#
    ),
    FacadeAccessor(
      "referrer",
      .json,
      "context.referrer.url, context.page.referrer, properties.referrer",
      #"{"context":{"referrer":{"url":"https://x.test"}}}"#,
      #""https://x.test""#
    ),
    FacadeAccessor("query", .json, "context.query", #"{"context":{"query":"q"}}"#, #""q""#),
    FacadeAccessor(
      "username",
      .json,
      "context.traits.username, properties.username, userId, anonymousId",
      #"{"properties":{"username":"ada"}}"#,
      #""ada""#
    ),
    FacadeAccessor(
      "email",
      .json,
      "context.traits.email, properties.email; else `userId` if it looks like an e-mail address",
      #"{"properties":{"email":"ada@x.test"}}"#,
      #""ada@x.test""#
    ),
  ]

  /// Shared by track messages and products.
  static let trackProperties =
    [
      FacadeAccessor(
        "revenue",
        .double,
        "properties.revenue, for completed orders properties.total, as a number; absent if 0",
        #"{"properties":{"revenue":"$19.50"}}"#,
        "19.5"
      ),
      FacadeAccessor(
        "cents",
        .json,
        optional: false,
        "revenue times 100; else properties.value; else 0",
        #"{"properties":{"revenue":2}}"#,
        "200"
      ),
      FacadeAccessor(
        "subtotal",
        .json,
        optional: false,
        "properties.subtotal; else total - tax - shipping + discount; else revenue; else 0",
        #"{"properties":{"total":10,"tax":1,"shipping":2,"discount":3}}"#,
        "10"
      ),
      FacadeAccessor(
        "orderId",
        .json,
        "properties.id, properties.orderId",
        #"{"properties":{"order_id":"o1"}}"#,
        #""o1""#
      ),
      FacadeAccessor(
        "quantity",
        .json,
        optional: false,
        "properties['quantity'] exactly; else 1",
        #"{"properties":{"quantity":2}}"#,
        "2"
      ),
      FacadeAccessor(
        "currency",
        .json,
        optional: false,
        "properties['currency'] exactly; else USD",
        "{}",
        #""USD""#
      ),
    ]
    + [
      "value", "category", "id", "sku", "tax", "name", "price", "total", "repeat", "coupon",
      "shipping", "discount", "description", "plan", "productId", "promotionId", "cartId",
      "checkoutId", "paymentId", "couponId", "wishlistId", "reviewId", "shippingMethod",
      "paymentMethod",
    ].map { property($0) }

  /// What an item of `products` has besides; the examples' properties are the item.
  static let productOwn = [
    FacadeAccessor(
      "properties",
      .object,
      optional: false,
      "the product itself",
      #"{"properties":{"a":1}}"#,
      #"{"a":1}"#
    )
  ]
}
