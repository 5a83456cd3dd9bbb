// SPDX-License-Identifier: MIT

extension FacadeSchema {
  /// What all types have; a type's own accessor of the same name replaces it.
  static func common(of type: MessageType) -> [FacadeAccessor] {
    let name = type.rawValue
    var accessors = [
      FacadeAccessor(
        "type",
        .string,
        optional: false,
        swift: "type.rawValue",
        "the type of the message",
        "{}",
        #""\#(name)""#
      )
    ]
    if type != .delete {
      accessors.append(
        FacadeAccessor(
          "action",
          .string,
          optional: false,
          "the same as `type`",
          "{}",
          #""\#(name)""#
        )
      )
    }
    return accessors + ids + bags(of: type) + contextFields + address(of: type)
  }

  private static let ids = [
    FacadeAccessor("userId", .json, "userId", #"{"userId":"u1"}"#, #""u1""#),
    FacadeAccessor(
      "anonymousId",
      .json,
      "anonymousId, sessionId",
      #"{"sessionId":"s1"}"#,
      #""s1""#
    ),
    FacadeAccessor(
      "sessionId",
      .json,
      "anonymousId, sessionId",
      #"{"anonymousId":"a1"}"#,
      #""a1""#
    ),
    FacadeAccessor(
      "groupId",
      .json,
      "context.groupId",
      #"{"context":{"groupId":"g1"}}"#,
      #""g1""#
    ),
    FacadeAccessor("channel", .json, "channel", #"{"channel":"server"}"#, #""server""#),
    FacadeAccessor(
      "timestamp",
      .date,
      optional: false,
      "timestamp as a date; now if there is none",
      #"{"timestamp":"2014-05-06T07:08:09Z"}"#,
      #""2014-05-06T07:08:09.000Z""#
    ),
  ]

  private static func bags(of type: MessageType) -> [FacadeAccessor] {
    let traits =
      switch type {
      case .identify, .group: #"{"traits":{"plan":"pro"},"userId":"u1","groupId":"u1"}"#
      case .alias: #"{"context":{"traits":{"plan":"pro"}},"to":"u1"}"#
      default: #"{"context":{"traits":{"plan":"pro"}},"userId":"u1"}"#
      }
    let search =
      switch type {
      case .identify: "traits; `userId` as `id`"
      case .group: "traits, properties; `groupId` as `id`"
      default: "context.traits; `userId` as `id`"
      }
    return [
      FacadeAccessor(
        "traits",
        .object,
        optional: false,
        search,
        traits,
        #"{"plan":"pro","id":"u1"}"#
      ),
      FacadeAccessor(
        "context",
        .json,
        optional: false,
        "options, context; else an empty object",
        #"{"context":{"ip":"1.2.3.4"}}"#,
        #"{"ip":"1.2.3.4"}"#
      ),
      FacadeAccessor(
        "integrations",
        .json,
        optional: false,
        "integrations, context.providers, context",
        #"{"integrations":{"All":true}}"#,
        #"{"All":true}"#
      ),
      FacadeAccessor(
        "json",
        .object,
        optional: false,
        "the whole message with its dates and its type",
        #"{"timestamp":"2014-05-06T07:08:09Z"}"#,
        #"{"timestamp":"2014-05-06T07:08:09.000Z","type":"\#(type.rawValue)"}"#
      ),
      FacadeAccessor(
        "rawEvent",
        .object,
        optional: false,
        "the message as it came",
        #"{"at":"2014-05-06"}"#,
        #"{"at":"2014-05-06"}"#
      ),
    ]
  }

  private static let contextFields = [
    FacadeAccessor("ip", .json, "context.ip", #"{"context":{"ip":"1.2.3.4"}}"#, #""1.2.3.4""#),
    FacadeAccessor(
      "userAgent",
      .json,
      "context.userAgent",
      #"{"context":{"user_agent":"UA"}}"#,
      #""UA""#
    ),
    FacadeAccessor(
      "timezone",
      .json,
      "context.timezone",
      #"{"context":{"timezone":"UTC"}}"#,
      #""UTC""#
    ),
    FacadeAccessor(
      "active",
      .json,
      optional: false,
      "context.active; true if missing or null",
      #"{"context":{"active":false}}"#,
      "false"
    ),
    FacadeAccessor(
      "library",
      .json,
      optional: false,
      "context.library; a name alone becomes an object; name `unknown` if there is none",
      #"{"context":{"library":"analytics-ios"}}"#,
      #"{"name":"analytics-ios","version":null}"#
    ),
    FacadeAccessor(
      "device",
      .object,
      optional: false,
      "context.device; `type` deduced from the library (`ios`, `android`) if missing",
      #"{"context":{"device":{"id":"d1"},"library":"analytics-ios"}}"#,
      #"{"id":"d1","type":"ios"}"#
    ),
  ]

  private static func address(of type: MessageType) -> [FacadeAccessor] {
    let (head, tail) =
      type == .identify || type == .group
      ? (#"{"traits":{"#, "}}") : (#"{"context":{"traits":{"#, "}}}")
    let plain = ["street", "city", "state", "region", "country"].map { key in
      FacadeAccessor(
        key,
        .json,
        optional: false,
        "traits.address.\(key), traits.\(key), properties.address.\(key), properties.\(key); "
          + "else null",
        #"\#(head)"address":{"\#(key)":"x"}\#(tail)"#,
        #""x""#
      )
    }
    return [
      FacadeAccessor(
        "zip",
        .json,
        "address.postalCode, postalCode, address.zip, zip: in traits, then in properties",
        #"\#(head)"postal_code":"10121"\#(tail)"#,
        #""10121""#
      )
    ] + plain
  }
}
