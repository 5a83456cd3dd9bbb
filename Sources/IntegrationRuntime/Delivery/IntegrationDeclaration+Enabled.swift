// SPDX-License-Identifier: MIT
internal import JSON

extension IntegrationDeclaration {
  /// Why a message is not meant for this integration; nil if it is. The first rule that applies:
  /// a replayed message is; then the host's word counts; a message that switches the integration
  /// off is not; a browser's message is if it names the integration as unbundled; then the channel
  /// decides.
  ///
  /// - Parameter override: what the host says; nil for nothing.
  public func disabledReason(for message: Message, override: Bool? = nil) -> DisabledReason? {
    if message.field("replay").isTruthy { return nil }
    if let override { return override ? nil : .switchedOff }
    if !message.enabled(name) { return .switchedOffByMessage }
    let channel = message.channel?.string
    if channel == Channel.client.rawValue, isUnbundled(message.field("_metadata")) { return nil }
    if let channel, channels.contains(where: { $0.rawValue == channel }) { return nil }
    return .channel(channel)
  }

  /// A message of the browser library lists the integrations that this library did not contain.
  private func isUnbundled(_ metadata: JSONValue?) -> Bool {
    guard let unbundled = metadata?[exact: "unbundled"] else { return false }
    if let text = unbundled.string { return text.contains(name) }
    return unbundled.elements.contains { $0.string == name }
  }
}
