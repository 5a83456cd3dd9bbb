// SPDX-License-Identifier: MIT

extension SemanticEvent {
  /// What is known of an event.
  struct Definition: Sendable {
    let name: String
    let category: String
    var aliases: [String] = []
    /// The spellings: both orders of words for each pair of object and action, lower case. Where a
    /// blank stands, one space or underscore may. Under the original's rules only the last one has
    /// to be the whole name; see ``EventMatching/legacy``.
    let spellings: [StaticString]
  }

  var definition: Definition { SemanticEvent.definitions[rawValue] }

  /// In the order of the cases.
  private static let definitions: [Definition] = [
    .init(
      name: "Video Playback Started", category: "Videos",
      spellings: [" started video playback ", " video playback started "]),
    .init(
      name: "Video Playback Paused", category: "Videos",
      spellings: [" paused video playback ", " video playback paused "]),
    .init(
      name: "Video Playback Interrupted", category: "Videos",
      spellings: [" interrupted video playback ", " video playback interrupted "]),
    .init(
      name: "Video Playback Resumed", category: "Videos",
      spellings: [" resumed video playback ", " video playback resumed "]),
    .init(
      name: "Video Playback Completed", category: "Videos",
      spellings: [" completed video playback ", " video playback completed "]),
    .init(
      name: "Video Playback Exited", category: "Videos",
      spellings: [" exited video playback ", " video playback exited "]),
    .init(
      name: "Video Playback Buffer Started", category: "Videos",
      spellings: [" started video playback buffer ", " video playback buffer started "]),
    .init(
      name: "Video Playback Buffer Completed", category: "Videos",
      spellings: [" completed video playback buffer ", " video playback buffer completed "]),
    .init(
      name: "Video Playback Seek Started", category: "Videos",
      spellings: [" started video playback seek ", " video playback seek started "]),
    .init(
      name: "Video Playback Seek Completed", category: "Videos",
      spellings: [" completed video playback seek ", " video playback seek completed "]),
    .init(
      name: "Video Content Started", category: "Videos",
      spellings: [" started video content ", " video content started "]),
    .init(
      name: "Video Content Playing", category: "Videos",
      spellings: [" playing video content ", " video content playing "]),
    .init(
      name: "Video Content Completed", category: "Videos",
      spellings: [" completed video content ", " video content completed "]),
    .init(
      name: "Video Ad Started", category: "Videos",
      spellings: [" started video ad ", " video ad started "]),
    .init(
      name: "Video Ad Playing", category: "Videos",
      spellings: [" playing video ad ", " video ad playing "]),
    .init(
      name: "Video Ad Completed", category: "Videos",
      spellings: [" completed video ad ", " video ad completed "]),
    .init(
      name: "Video Ad Clicked", category: "Videos",
      spellings: [" clicked video ad ", " video ad clicked "]),
    .init(
      name: "Video Ad Skipped", category: "Videos",
      spellings: [" skipped video ad ", " video ad skipped "]),
    .init(
      name: "Promotion Viewed", category: "Promotions",
      spellings: [" viewed promotion ", " promotion viewed "]),
    .init(
      name: "Promotion Clicked", category: "Promotions",
      spellings: [" clicked promotion ", " promotion clicked "]),
    .init(
      name: "Products Searched", category: "Browsing",
      spellings: [" searched products ", " products searched "]),
    .init(
      name: "Product List Viewed", category: "Browsing", aliases: ["Product Category Viewed"],
      spellings: [
        " viewed product list ", " product list viewed ", " viewed product category ",
        " product category viewed ",
      ]),
    .init(
      name: "Product List Filtered", category: "Browsing",
      spellings: [" filtered product list ", " product list filtered "]),
    .init(
      name: "Product Clicked", category: "Core Ordering",
      spellings: [" clicked product ", " product clicked "]),
    .init(
      name: "Product Viewed", category: "Core Ordering",
      spellings: [" viewed product ", " product viewed "]),
    .init(
      name: "Product Added", category: "Core Ordering",
      spellings: [" added product ", " product added "]),
    .init(
      name: "Product Removed", category: "Core Ordering",
      spellings: [" removed product ", " product removed "]),
    .init(
      name: "Cart Viewed", category: "Core Ordering",
      spellings: [" viewed cart ", " cart viewed "]),
    .init(
      name: "Order Updated", category: "Core Ordering",
      spellings: [" updated order ", " order updated "]),
    .init(
      name: "Order Completed", category: "Core Ordering",
      spellings: [" completed order ", " order completed "]),
    .init(
      name: "Order Refunded", category: "Core Ordering",
      spellings: [" refunded order ", " order refunded "]),
    .init(
      name: "Order Cancelled", category: "Core Ordering",
      spellings: [" cancelled order ", " order cancelled "]),
    .init(
      name: "Payment Info Entered", category: "Core Ordering",
      spellings: [" entered payment info ", " payment info entered "]),
    .init(
      name: "Checkout Started", category: "Core Ordering",
      spellings: [" started checkout ", " checkout started "]),
    .init(
      name: "Checkout Step Viewed", category: "Core Ordering",
      spellings: [" viewed checkout step ", " checkout step viewed "]),
    .init(
      name: "Checkout Step Completed", category: "Core Ordering",
      spellings: [" completed checkout step ", " checkout step completed "]),
    .init(
      name: "Coupon Entered", category: "Coupons",
      spellings: [" entered coupon ", " coupon entered "]),
    .init(
      name: "Coupon Applied", category: "Coupons",
      spellings: [" applied coupon ", " coupon applied "]),
    .init(
      name: "Coupon Denied", category: "Coupons",
      spellings: [" denied coupon ", " coupon denied "]),
    .init(
      name: "Coupon Removed", category: "Coupons",
      spellings: [" removed coupon ", " coupon removed "]),
    .init(
      name: "Product Added To Wishlist", category: "Wishlisting",
      spellings: [" added to wishlist product ", " product added to wishlist "]),
    .init(
      name: "Product Removed From Wishlist", category: "Wishlisting",
      spellings: [" removed from wishlist product ", " product removed from wishlist "]),
    .init(
      name: "Product Added To Cart From Wishlist", category: "Wishlisting",
      aliases: ["Product Added From Wishlist To Cart"],
      spellings: [
        " added to cart from wishlist product ", " product added to cart from wishlist ",
        " added from wishlist to cart product ", " product added from wishlist to cart ",
      ]),
    .init(
      name: "Wishlist Product Added To Cart", category: "Wishlisting",
      spellings: [" added to cart wishlist product ", " wishlist product added to cart "]),
    .init(
      name: "Product Shared", category: "Sharing",
      spellings: [" shared product ", " product shared "]),
    .init(
      name: "Cart Shared", category: "Sharing",
      spellings: [" shared cart ", " cart shared "]),
    .init(
      name: "Product Reviewed", category: "Reviewing",
      spellings: [" reviewed product ", " product reviewed "]),
    .init(
      name: "Application Installed", category: "App Lifecycle",
      spellings: [" installed application ", " application installed "]),
    .init(
      name: "Application Updated", category: "App Lifecycle",
      spellings: [" updated application ", " application updated "]),
    .init(
      name: "Application Opened", category: "App Lifecycle",
      spellings: [" opened application ", " application opened "]),
    .init(
      name: "Application Backgrounded", category: "App Lifecycle",
      spellings: [" backgrounded application ", " application backgrounded "]),
    .init(
      name: "Application Uninstalled", category: "App Lifecycle",
      spellings: [" uninstalled application ", " application uninstalled "]),
    .init(
      name: "Application Crashed", category: "App Lifecycle",
      spellings: [" crashed application ", " application crashed "]),
    .init(
      name: "Install Attributed", category: "App Campaign and Referral Events",
      spellings: [" attributed install ", " install attributed "]),
    .init(
      name: "Deep Link Opened", category: "App Campaign and Referral Events",
      spellings: [" opened deep link ", " deep link opened "]),
    .init(
      name: "Deep Link Clicked", category: "App Campaign and Referral Events",
      spellings: [" clicked deep link ", " deep link clicked "]),
    .init(
      name: "Push Notification Received", category: "App Campaign and Referral Events",
      spellings: [" received push notification ", " push notification received "]),
    .init(
      name: "Push Notification Tapped", category: "App Campaign and Referral Events",
      spellings: [" tapped push notification ", " push notification tapped "]),
    .init(
      name: "Push Notification Bounced", category: "App Campaign and Referral Events",
      spellings: [" bounced push notification ", " push notification bounced "]),
    .init(
      name: "Email Bounced", category: "Email",
      spellings: [" bounced email ", " email bounced "]),
    .init(
      name: "Email Delivered", category: "Email",
      spellings: [" delivered email ", " email delivered "]),
    .init(
      name: "Email Link Clicked", category: "Email",
      spellings: [" clicked email link ", " email link clicked "]),
    .init(
      name: "Email Marked As Spam", category: "Email",
      spellings: [" marked as spam email ", " email marked as spam "]),
    .init(
      name: "Email Opened", category: "Email",
      spellings: [" opened email ", " email opened "]),
    .init(
      name: "Unsubscribed", category: "Email",
      spellings: [" unsubscribed  ", "  unsubscribed "]),
    .init(
      name: "Live Chat Conversation Ended", category: "Live Chat",
      spellings: [" ended live chat conversation ", " live chat conversation ended "]),
    .init(
      name: "Live Chat Conversation Started", category: "Live Chat",
      spellings: [" started live chat conversation ", " live chat conversation started "]),
    .init(
      name: "Live Chat Message Received", category: "Live Chat",
      spellings: [" received live chat message ", " live chat message received "]),
    .init(
      name: "Live Chat Message Sent", category: "Live Chat",
      spellings: [" sent live chat message ", " live chat message sent "]),
  ]
}
