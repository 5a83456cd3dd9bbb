// SPDX-License-Identifier: MIT

extension IntegrationError {
  /// A required setting is absent, null or the empty text.
  public static func missing(setting: String) -> IntegrationError {
    .invalid("setting \"\(setting)\" is required")
  }

  /// A required attribute of the message is absent or null.
  public static func missing(attribute: String) -> IntegrationError {
    .rejected("message attribute \"\(attribute)\" is required")
  }
}
