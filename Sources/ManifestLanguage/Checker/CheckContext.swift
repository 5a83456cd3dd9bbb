// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

/// What is known about a manifest while its parts are checked.
struct CheckContext {
  let settings: [Setting]
  /// Attributes of the message that an unconditional ensure demands: they are not missing where
  /// the message is mapped and sent.
  var ensuredAttributes: Set<String> = []

  init(settings: [Setting]) { self.settings = settings }

  func setting(_ name: String) -> Setting? { settings.first { $0.name == name } }
}

/// What an expression can name at the place where it stands.
enum Scope {
  /// Settings only: endpoint, auth.
  case settings
  /// Settings and the message.
  case message(MessageType)
}
