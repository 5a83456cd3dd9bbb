// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// What a delivery takes from outside of the message and the settings: clock, chance and tokens.
struct Rehearsal {
  /// When the message is mapped; nil for the present.
  let now: Instant?
  let isDryRun: Bool

  /// What mappings take. A dry run at a given time depends on nothing else, so it always gives the
  /// same; what is really sent has UUIDs of its own, whatever the clock says.
  var context: MappingContext? {
    now.map { isDryRun ? .fixed(now: $0) : MappingContext(now: $0) }
  }

  /// Has a sender do in a dry run without what only real answers could give it.
  func prepare(_ sender: inout Sender) {
    guard isDryRun else { return }
    if sender.rules.authorizer is OAuth2 { sender.rules.authorizer = MadeUpToken() }
    guard let now, let milliseconds = now.milliseconds else { return }
    let ids = MappingContext.fixed(now: now)
    sender.timekeeper.sinceEpoch = { .milliseconds(milliseconds) }
    sender.timekeeper.uniqueID = { ids.uuid() }
  }
}

/// Stands for a token that is not fetched.
private struct MadeUpToken: RequestAuthorizer {
  func authorize(
    _ request: inout Request, in context: AuthorizationContext
  ) async throws(IntegrationError) {
    try request.set(header: "Authorization", to: "Bearer \(Secret("made-up-token"))")
  }
}
