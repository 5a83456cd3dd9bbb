// SPDX-License-Identifier: MIT
package import JSON

/// Accessors by name, for paths and aliases that are known only at run time.
extension Facade {
  /// What an accessor answers.
  package enum Member {
    case value(JSONValue?)
    case object(JSONObject)
    case date(Instant)

    init(_ text: String?) { self = .value(text.map { JSONValue($0) }) }
    init(_ date: Instant?) { self = date.map { .date($0) } ?? .value(nil) }
  }

  /// What the accessor of this name answers; nil if the type has none.
  package func member(_ name: String) -> Member? {
    typeMember(name) ?? commonMember(name)
  }

  private func commonMember(_ name: String) -> Member? {
    switch name {
    case "userId": .value(userId)
    case "anonymousId": .value(anonymousId)
    case "sessionId": .value(sessionId)
    case "channel": .value(channel)
    case "timestamp": .date(timestamp)
    case "groupId": .value(groupId)
    case "ip": .value(ip)
    case "userAgent": .value(userAgent)
    case "timezone": .value(timezone)
    case "active": .value(active)
    case "library": .value(library)
    case "device": .object(device)
    case "options", "context": .value(context)
    case "integrations": .value(integrations)
    case "traits": .object(traits)
    case "zip": .value(zip)
    case "street": .value(street)
    case "city": .value(city)
    case "state": .value(state)
    case "region": .value(region)
    case "country": .value(country)
    case "json": .object(json)
    case "rawEvent", "raw": .object(rawEvent)
    case "opts": .object(optionsOfConstruction)
    case "obj": .object(withTimestamp(ofType: nil))
    case "type" where messageType != nil: Member(messageType?.rawValue)
    case "action" where messageType != nil && messageType != .delete:
      Member(messageType?.rawValue)
    default: nil
    }
  }

  /// What the reference calls `opts`; values are always copies.
  private var optionsOfConstruction: JSONObject {
    var options = JSONObject()
    options.set("clone", to: .true)
    options.set("traverse", to: JSONValue(message.base.mode == .normalisingDates))
    return options
  }

  private func typeMember(_ name: String) -> Member? {
    switch messageType {
    case .identify: Identify(facade: self).member(name)
    case .track: Track(facade: self).member(name)
    case .page: Page(facade: self).member(name)
    case .screen: Screen(facade: self).member(name)
    case .group: Group(facade: self).member(name)
    case .alias: Alias(facade: self).member(name)
    case .delete, nil: nil
    }
  }
}

extension Identify {
  fileprivate func member(_ member: String) -> Facade.Member? {
    switch member {
    case "email": .value(email)
    case "created": .init(created)
    case "companyCreated": .init(companyCreated)
    case "companyName": .value(companyName)
    case "name": .init(name)
    case "firstName": .init(firstName)
    case "lastName": .init(lastName)
    case "uid": .value(uid)
    case "description": .value(description)
    case "age": .value(age)
    case "avatar": .value(avatar)
    case "position": .value(position)
    case "username": .value(username)
    case "address": .value(address)
    case "gender": .value(gender)
    case "birthday": .value(birthday)
    case "website": .value(website)
    case "websites": .value(websites)
    case "phone": .value(phone)
    case "phones": .value(phones)
    default: nil
    }
  }
}

extension Viewing {
  fileprivate func member(_ member: String) -> Facade.Member? {
    switch member {
    case "category": .value(category)
    case "name": .value(name)
    case "title": .value(title)
    case "path": .value(path)
    case "url": .value(url)
    case "referrer": .value(referrer)
    case "email": .value(email)
    case "properties": .object(properties)
    case "fullName": .value(fullName)
    case "event": .init(event)
    case "track": .object(track().json)
    default: nil
    }
  }
}

extension Group {
  fileprivate func member(_ member: String) -> Facade.Member? {
    switch member {
    case "properties": .object(properties)
    case "created": .init(created)
    case "email": .value(email)
    case "name": .value(name)
    case "industry": .value(industry)
    case "employees": .value(employees)
    default: nil
    }
  }
}

extension Alias {
  fileprivate func member(_ member: String) -> Facade.Member? {
    switch member {
    case "previousId": .value(previousId)
    case "from": .value(from)
    case "to": .value(to)
    default: nil
    }
  }
}
