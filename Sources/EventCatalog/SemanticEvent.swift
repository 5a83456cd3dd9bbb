// SPDX-License-Identifier: MIT

/// A track event that many sources send under the same name: `Order Completed` and 68 more. The cases
/// stand in the order in which an event's name is compared with them, and the raw value is that
/// place. (Source: Segment's event specification, as the original library's table 2.2.5 has it.)
public enum SemanticEvent: Int, Sendable, Hashable, CaseIterable {
  /// `Video Playback Started`
  case videoPlaybackStarted
  /// `Video Playback Paused`
  case videoPlaybackPaused
  /// `Video Playback Interrupted`
  case videoPlaybackInterrupted
  /// `Video Playback Resumed`
  case videoPlaybackResumed
  /// `Video Playback Completed`
  case videoPlaybackCompleted
  /// `Video Playback Exited`
  case videoPlaybackExited
  /// `Video Playback Buffer Started`
  case videoPlaybackBufferStarted
  /// `Video Playback Buffer Completed`
  case videoPlaybackBufferCompleted
  /// `Video Playback Seek Started`
  case videoPlaybackSeekStarted
  /// `Video Playback Seek Completed`
  case videoPlaybackSeekCompleted
  /// `Video Content Started`
  case videoContentStarted
  /// `Video Content Playing`
  case videoContentPlaying
  /// `Video Content Completed`
  case videoContentCompleted
  /// `Video Ad Started`
  case videoAdStarted
  /// `Video Ad Playing`
  case videoAdPlaying
  /// `Video Ad Completed`
  case videoAdCompleted
  /// `Video Ad Clicked`
  case videoAdClicked
  /// `Video Ad Skipped`
  case videoAdSkipped

  /// `Promotion Viewed`
  case promotionViewed
  /// `Promotion Clicked`
  case promotionClicked

  /// `Products Searched`
  case productsSearched
  /// `Product List Viewed`, also `Product Category Viewed`
  case productListViewed
  /// `Product List Filtered`
  case productListFiltered

  /// `Product Clicked`
  case productClicked
  /// `Product Viewed`
  case productViewed
  /// `Product Added`
  case productAdded
  /// `Product Removed`
  case productRemoved
  /// `Cart Viewed`
  case cartViewed
  /// `Order Updated`
  case orderUpdated
  /// `Order Completed`
  case orderCompleted
  /// `Order Refunded`
  case orderRefunded
  /// `Order Cancelled`
  case orderCancelled
  /// `Payment Info Entered`
  case paymentInfoEntered
  /// `Checkout Started`
  case checkoutStarted
  /// `Checkout Step Viewed`
  case checkoutStepViewed
  /// `Checkout Step Completed`
  case checkoutStepCompleted

  /// `Coupon Entered`
  case couponEntered
  /// `Coupon Applied`
  case couponApplied
  /// `Coupon Denied`
  case couponDenied
  /// `Coupon Removed`
  case couponRemoved

  /// `Product Added To Wishlist`
  case productAddedToWishlist
  /// `Product Removed From Wishlist`
  case productRemovedFromWishlist
  /// `Product Added To Cart From Wishlist`, also `Product Added From Wishlist To Cart`
  case productAddedFromWishlistToCart
  /// `Wishlist Product Added To Cart`
  case wishlistProductAddedToCart

  /// `Product Shared`
  case productShared
  /// `Cart Shared`
  case cartShared

  /// `Product Reviewed`
  case productReviewed

  /// `Application Installed`
  case applicationInstalled
  /// `Application Updated`
  case applicationUpdated
  /// `Application Opened`
  case applicationOpened
  /// `Application Backgrounded`
  case applicationBackgrounded
  /// `Application Uninstalled`
  case applicationUninstalled
  /// `Application Crashed`
  case applicationCrashed

  /// `Install Attributed`
  case installAttributed
  /// `Deep Link Opened`
  case deepLinkOpened
  /// `Deep Link Clicked`
  case deepLinkClicked
  /// `Push Notification Received`
  case pushNotificationReceived
  /// `Push Notification Tapped`
  case pushNotificationTapped
  /// `Push Notification Bounced`
  case pushNotificationBounced

  /// `Email Bounced`
  case emailBounced
  /// `Email Delivered`
  case emailDelivered
  /// `Email Link Clicked`
  case emailLinkClicked
  /// `Email Marked As Spam`
  case emailMarkedAsSpam
  /// `Email Opened`
  case emailOpened
  /// `Unsubscribed`
  case unsubscribed

  /// `Live Chat Conversation Ended`
  case liveChatConversationEnded
  /// `Live Chat Conversation Started`
  case liveChatConversationStarted
  /// `Live Chat Message Received`
  case liveChatMessageReceived
  /// `Live Chat Message Sent`
  case liveChatMessageSent
}

extension SemanticEvent {
  /// The name in the event specification: `Order Completed`.
  public var name: String { definition.name }

  /// Other names that the specification has had for it.
  public var aliases: [String] { definition.aliases }

  /// The name in code, lower camel case: `orderCompleted`.
  public var method: String { "\(self)" }

  /// Where the specification has it: `Core Ordering`.
  public var category: String { definition.category }

  /// The event of exactly this name or other name.
  public init?(name: String) {
    guard
      let event = SemanticEvent.allCases.first(where: {
        $0.name == name || $0.aliases.contains(name)
      })
    else { return nil }
    self = event
  }

  /// The event of this name in code.
  public init?(method: String) {
    guard let event = SemanticEvent.allCases.first(where: { $0.method == method }) else {
      return nil
    }
    self = event
  }
}

extension SemanticEvent: Comparable {
  /// Whether a name is compared with the left event first.
  public static func < (left: SemanticEvent, right: SemanticEvent) -> Bool {
    left.rawValue < right.rawValue
  }
}
