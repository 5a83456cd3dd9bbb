// SPDX-License-Identifier: MIT

extension SemanticEventSchema {
  // MARK: Properties

  /// What a product has: of an event about one, and each of `products`.
  package static let productProperties: [EventProperty] = [
    .init("product_id", .string, "the shop's id of the product"),
    .init("sku", .string, "its stock keeping unit"),
    .init("category", .string, "the category that it is in"),
    .init("name", .string, "its name"),
    .init("brand", .string, "its brand"),
    .init("variant", .string, "its variant, such as a colour"),
    .init("price", .number, "the price of one"),
    .init("quantity", .integer, "how many of it"),
    .init("coupon", .string, "the coupon for it"),
    .init("position", .integer, "its place in a list"),
    .init("url", .string, "its page"),
    .init("image_url", .string, "its picture"),
  ]

  private static let products: [EventProperty] = [
    .init("products", .products, "the products that it is about")
  ]
  private static let orderId: [EventProperty] = [.init("order_id", .string, "the order")]
  private static let cartId: [EventProperty] = [.init("cart_id", .string, "the cart")]
  private static let checkoutId: [EventProperty] = [.init("checkout_id", .string, "the checkout")]

  /// What an order comes to.
  private static let amounts: [EventProperty] = [
    .init("affiliation", .string, "the shop or partner it was bought from"),
    .init("subtotal", .number, "after discounts, without tax and shipping"),
    .init("total", .number, "with discounts, tax and shipping"),
    .init("revenue", .number, "after discounts, without tax and shipping"),
    .init("shipping", .number, "the cost of shipping"),
    .init("tax", .number, "the tax"),
    .init("discount", .number, "the discount"),
    .init("coupon", .string, "the coupon for the order"),
    .init("currency", .string, "in ISO 4217: `EUR`"),
  ]

  private static let value: [EventProperty] = [.init("value", .number, "what it is worth")]

  private static let checkoutStep: [EventProperty] = [
    .init("step", .integer, "the number of the step"),
    .init("shipping_method", .string, "how it is shipped"),
    .init("payment_method", .string, "how it is paid"),
  ]

  private static let promotion: [EventProperty] = [
    .init("promotion_id", .string, "the promotion"),
    .init("creative", .string, "the picture or text that it uses"),
    .init("name", .string, "its name"),
    .init("position", .string, "where it stands"),
  ]

  private static let productList: [EventProperty] = [
    .init("list_id", .string, "the list of products"),
    .init("category", .string, "the category that the list shows"),
  ]

  private static let coupon: [EventProperty] =
    orderId + cartId + [
      .init("coupon_id", .string, "the coupon"),
      .init("coupon_name", .string, "its name"),
    ]

  private static let discount: [EventProperty] = [
    .init("discount", .number, "what the coupon takes off")
  ]

  private static let wishlist: [EventProperty] = [
    .init("wishlist_id", .string, "the wishlist"),
    .init("wishlist_name", .string, "its name"),
  ]

  private static let sharing: [EventProperty] = [
    .init("share_via", .string, "how it is shared"),
    .init("share_message", .string, "what is written with it"),
    .init("recipient", .string, "who gets it"),
  ]

  // MARK: Events

  static let promotionEvents: [Event] = [
    Event("Promotion Viewed", promotion),
    Event("Promotion Clicked", promotion),
  ]

  static let browsingEvents: [Event] = [
    Event("Products Searched", [.init("query", .string, "what is searched for")]),
    Event("Product List Viewed", productList, products),
    Event(
      "Product List Filtered", productList,
      [
        .init("filters", .list, "the filters, each with `type` and `value`"),
        .init("sorts", .list, "the orders, each with `type` and `value`"),
      ], products),
  ]

  static let orderingEvents: [Event] = [
    Event("Product Clicked", productProperties),
    Event(
      "Product Viewed", productProperties,
      [.init("currency", .string, "in ISO 4217: `EUR`")], value),
    Event("Product Added", cartId, productProperties),
    Event("Product Removed", cartId, productProperties),
    Event("Cart Viewed", cartId, products),
    Event("Order Updated", orderId, amounts, products),
    Event("Order Completed", checkoutId, orderId, amounts, products),
    Event("Order Refunded", orderId, amounts, products),
    Event("Order Cancelled", orderId, amounts, products),
    Event("Payment Info Entered", checkoutId, orderId, checkoutStep),
    Event("Checkout Started", orderId, value, amounts, products),
    Event("Checkout Step Viewed", checkoutId, checkoutStep),
    Event("Checkout Step Completed", checkoutId, checkoutStep),
  ]

  static let couponEvents: [Event] = [
    Event("Coupon Entered", coupon),
    Event("Coupon Applied", coupon, discount),
    Event("Coupon Denied", coupon, [.init("reason", .string, "why it is not taken")]),
    Event("Coupon Removed", coupon, discount),
  ]

  static let wishlistEvents: [Event] = [
    Event("Product Added To Wishlist", wishlist, productProperties),
    Event("Product Removed From Wishlist", wishlist, productProperties),
    Event("Product Added To Cart From Wishlist", wishlist, cartId, productProperties),
    Event("Wishlist Product Added To Cart", wishlist, cartId, productProperties),
  ]

  static let sharingEvents: [Event] = [
    Event("Product Shared", sharing, productProperties),
    Event("Cart Shared", sharing, cartId, products),
    Event(
      "Product Reviewed",
      [
        .init("product_id", .string, "the shop's id of the product"),
        .init("review_id", .string, "the review"),
        .init("review_body", .string, "what it says"),
        .init("rating", .string, "the rating that it gives"),
      ]),
  ]
}
