// SPDX-License-Identifier: MIT

extension SemanticEventSchema {
  // MARK: Apps

  private static let version: [EventProperty] = [
    .init("version", .string, "the version that is installed"),
    .init("build", .string, "its build number"),
  ]

  static let applicationEvents: [Event] = [
    Event("Application Installed", version),
    Event(
      "Application Updated",
      [
        .init("previous_version", .string, "the version before"),
        .init("previous_build", .string, "its build number"),
      ], version),
    Event(
      "Application Opened", version,
      [
        .init("from_background", .boolean, "whether it was running already"),
        .init("url", .string, "the link that opened it"),
        .init("referring_application", .string, "the application that opened it"),
      ]),
    Event("Application Backgrounded"),
    Event("Application Uninstalled"),
    Event("Application Crashed"),
  ]

  private static let campaign: [EventProperty] = [
    .init("campaign", .object, "`name`, `source`, `medium`, `content` of the campaign")
  ]
  private static let link: [EventProperty] = [
    .init("provider", .string, "who tells of it"),
    .init("url", .string, "the link"),
  ]
  private static let action: [EventProperty] = [
    .init("action", .string, "the button that was pressed")
  ]

  static let campaignEvents: [Event] = [
    Event(
      "Install Attributed", [.init("provider", .string, "who tells of it")], campaign),
    Event("Deep Link Opened", link),
    Event("Deep Link Clicked", link),
    Event("Push Notification Received", campaign),
    Event("Push Notification Tapped", action, campaign),
    Event("Push Notification Bounced", action, campaign),
  ]

  // MARK: Email

  private static let email: [EventProperty] = [
    .init("email_id", .string, "the email"),
    .init("email_subject", .string, "its subject"),
    .init("campaign_id", .string, "the campaign that it belongs to"),
    .init("campaign_name", .string, "its name"),
    .init("list_id", .string, "the list that it was sent to"),
    .init("list_name", .string, "its name"),
  ]

  static let emailEvents: [Event] = [
    Event("Email Bounced", email),
    Event("Email Delivered", email),
    Event(
      "Email Link Clicked", email,
      [
        .init("link_id", .string, "the link"),
        .init("link_url", .string, "where it leads"),
      ]),
    Event("Email Marked As Spam", email),
    Event("Email Opened", email),
    Event("Unsubscribed", email),
  ]

  // MARK: Live chat

  private static let chat: [EventProperty] = [
    .init("agent_id", .string, "the agent"),
    .init("agent_name", .string, "the agent's name"),
    .init("agent_username", .string, "the name under which the agent signs in"),
    .init("conversation_id", .string, "the conversation"),
    .init("message_id", .string, "the message"),
  ]
  private static let body: [EventProperty] = [.init("message_body", .string, "what it says")]

  static let chatEvents: [Event] = [
    Event(
      "Live Chat Conversation Ended", chat,
      [.init("conversation_duration", .number, "how long it took, in seconds")]),
    Event("Live Chat Conversation Started", chat),
    Event("Live Chat Message Received", chat, body),
    Event("Live Chat Message Sent", chat, body),
  ]
}
