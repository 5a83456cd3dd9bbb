// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

enum CommonCalls {
  static func call(_ view: any MessageFacade, _ method: String, _ args: [JSONValue]) -> Answer? {
    let arg = Notation.argument(args.first)
    let text = arg?.string ?? ""
    switch method {
    case "proxy", "static.proxy": return .json(view.proxy(text))
    case "field", "static.field": return .json(view.field(text))
    case "static.one": return .json(view.one(text))
    case "static.multi": return .json(view.multi(text))
    case "enabled": return .bool(view.enabled(text))
    case "options", "context":
      return .json(text.isEmpty ? view.context : view.options(text))
    case "traits":
      if let aliases = aliases(arg) { return .object(view.traits(aliases: aliases)) }
      return .object(view.traits)
    default: return table[method]?(view)
    }
  }

  /// Old and new keys, in order.
  static func aliases(_ arg: JSONValue?) -> [(key: String, value: String)]? {
    guard let arg, arg.kind == .object else { return nil }
    return arg.members.map { member in
      let text = String(decoding: member.value.jsonBytes, as: UTF8.self)
      return (member.key, member.value.string ?? text)
    }
  }

  private static let table: [String: @Sendable (any MessageFacade) -> Answer] = [
    "userId": { .json($0.userId) },
    "anonymousId": { .json($0.anonymousId) },
    "sessionId": { .json($0.sessionId) },
    "channel": { .json($0.channel) },
    "timestamp": { .date($0.timestamp) },
    "groupId": { .json($0.groupId) },
    "ip": { .json($0.ip) },
    "userAgent": { .json($0.userAgent) },
    "timezone": { .json($0.timezone) },
    "active": { .json($0.active) },
    "library": { .json($0.library) },
    "device": { .object($0.device) },
    "integrations": { .json($0.integrations) },
    "zip": { .json($0.zip) },
    "street": { .json($0.street) },
    "city": { .json($0.city) },
    "state": { .json($0.state) },
    "region": { .json($0.region) },
    "country": { .json($0.country) },
    "json": { .object($0.json) },
    "rawEvent": { .object($0.rawEvent) },
  ]
}

enum IdentifyCalls {
  static let table: [String: @Sendable (Identify) -> Answer] = [
    "email": { .json($0.email) },
    "created": { .date($0.created) },
    "companyCreated": { .date($0.companyCreated) },
    "companyName": { .json($0.companyName) },
    "name": { .text($0.name) },
    "firstName": { .text($0.firstName) },
    "lastName": { .text($0.lastName) },
    "uid": { .json($0.uid) },
    "description": { .json($0.description) },
    "age": { .json($0.age) },
    "avatar": { .json($0.avatar) },
    "position": { .json($0.position) },
    "username": { .json($0.username) },
    "address": { .json($0.address) },
    "gender": { .json($0.gender) },
    "birthday": { .json($0.birthday) },
    "website": { .json($0.website) },
    "websites": { .json($0.websites) },
    "phone": { .json($0.phone) },
    "phones": { .json($0.phones) },
  ]
}

enum GroupCalls {
  static let table: [String: @Sendable (Group) -> Answer] = [
    "properties": { .object($0.properties) },
    "created": { .date($0.created) },
    "email": { .json($0.email) },
    "name": { .json($0.name) },
    "industry": { .json($0.industry) },
    "employees": { .json($0.employees) },
  ]
}

enum AliasCalls {
  static let table: [String: @Sendable (Alias) -> Answer] = [
    "previousId": { .json($0.previousId) },
    "from": { .json($0.from) },
    "to": { .json($0.to) },
  ]
}

enum ViewingCalls {
  static func call(_ view: some Viewing, _ method: String, _ arg: JSONValue?) -> Answer? {
    switch method {
    case "category": return .json(view.category)
    case "name": return .json(view.name)
    case "title": return .json(view.title)
    case "path": return .json(view.path)
    case "url": return .json(view.url)
    case "referrer": return .json(view.referrer)
    case "email": return .json(view.email)
    case "fullName": return .json(view.fullName)
    case "event": return .text(view.event(arg))
    case "track": return .facade(.message(.track(view.track(arg))))
    case "properties":
      if let aliases = CommonCalls.aliases(arg) {
        return .object(view.properties(aliases: aliases))
      }
      return .object(view.properties)
    default: return nil
    }
  }
}
