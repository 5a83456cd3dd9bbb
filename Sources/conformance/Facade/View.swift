// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// A facade of any type, with its methods by the reference's names.
enum View {
  case facade(Facade)
  case message(Message)

  init?(_ type: String, _ document: JSONDocument, now: Instant, normalisesDates: Bool) {
    let (now, dates) = (now, normalisesDates)
    switch type {
    case "facade": self = .facade(Facade(document, now: now, normalisesDates: dates))
    case "identify":
      self = .message(.identify(Identify(document, now: now, normalisesDates: dates)))
    case "track": self = .message(.track(Track(document, now: now, normalisesDates: dates)))
    case "page": self = .message(.page(Page(document, now: now, normalisesDates: dates)))
    case "screen": self = .message(.screen(Screen(document, now: now, normalisesDates: dates)))
    case "group": self = .message(.group(Group(document, now: now, normalisesDates: dates)))
    case "alias": self = .message(.alias(Alias(document, now: now, normalisesDates: dates)))
    case "delete": self = .message(.delete(Delete(document, now: now, normalisesDates: dates)))
    default: return nil
    }
  }

  var facade: any MessageFacade {
    switch self {
    case .facade(let facade): facade
    case .message(let message): message
    }
  }

  var typeName: String {
    switch self {
    case .facade: "facade"
    case .message(let message): message.type.rawValue
    }
  }

  func call(_ method: String, _ args: [JSONValue]) -> Answer {
    typeCall(method, args) ?? CommonCalls.call(facade, method, args) ?? typeName(method)
      ?? .unknownMethod
  }

  /// `type` and `action`, which the base class lacks, as delete lacks the latter.
  private func typeName(_ method: String) -> Answer? {
    guard method == "type" || method == "action" else { return nil }
    switch self {
    case .facade: return .json(nil)
    case .message(let message):
      return .text(method == "action" && message.type == .delete ? nil : message.type.rawValue)
    }
  }

  private func typeCall(_ method: String, _ args: [JSONValue]) -> Answer? {
    let arg = Notation.argument(args.first)
    guard case .message(let message) = self else { return nil }
    switch message {
    case .identify(let identify): return IdentifyCalls.table[method]?(identify)
    case .track(let track):
      if method == "properties", let aliases = CommonCalls.aliases(arg) {
        return .object(track.properties(aliases: aliases))
      }
      return TrackCalls.table[method]?(track) ?? TrackCalls.properties[method]?(track)
    case .page(let page): return ViewingCalls.call(page, method, arg)
    case .screen(let screen): return ViewingCalls.call(screen, method, arg)
    case .group(let group): return GroupCalls.table[method]?(group)
    case .alias(let alias): return AliasCalls.table[method]?(alias)
    case .delete: return nil
    }
  }
}
