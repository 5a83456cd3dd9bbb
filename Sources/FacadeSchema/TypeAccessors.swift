// SPDX-License-Identifier: MIT

extension FacadeSchema {
  static let identify = [
    trait("email", "traits.email; else `userId` if it looks like an e-mail address"),
    FacadeAccessor(
      "created",
      .date,
      "traits.created, traits.createdAt as a date",
      #"{"traits":{"createdAt":1399360089}}"#,
      #""2014-05-06T07:08:09.000Z""#
    ),
    FacadeAccessor(
      "companyCreated",
      .date,
      "traits.company.created, traits.company.createdAt as a date",
      #"{"traits":{"company":{"created":"2014-05-06"}}}"#,
      #""2014-05-06T00:00:00.000Z""#
    ),
    FacadeAccessor(
      "companyName",
      .json,
      "traits.company.name",
      #"{"traits":{"company":{"name":"Acme"}}}"#,
      #""Acme""#
    ),
    FacadeAccessor(
      "name",
      .string,
      "traits.name if it is a text; else first and last name",
      #"{"traits":{"firstName":"Ada","lastName":"Byron"}}"#,
      #""Ada Byron""#
    ),
    FacadeAccessor(
      "firstName",
      .string,
      "traits.firstName if it is a text; else traits.name up to a blank",
      #"{"traits":{"name":"Ada Byron"}}"#,
      #""Ada""#
    ),
    FacadeAccessor(
      "lastName",
      .string,
      "traits.lastName if it is a text; else traits.name after a blank",
      #"{"traits":{"name":"Ada Byron"}}"#,
      #""Byron""#
    ),
    FacadeAccessor(
      "uid",
      .json,
      "userId, traits.username, email",
      #"{"traits":{"username":"ada"}}"#,
      #""ada""#
    ),
    trait("username"),
    trait("description", "traits.description, traits.background"),
    FacadeAccessor(
      "age",
      .json,
      "traits.age; else years since the year of traits.birthday, if that is a date",
      #"{"traits":{"age":36}}"#,
      "36"
    ),
    trait("avatar", "traits.avatar, traits.photoUrl, traits.avatarUrl"),
    trait("position", "traits.position, traits.jobTitle"),
    trait("address"), trait("gender"), trait("birthday"),
    trait("website", "traits.website; else the first of traits.websites"),
    FacadeAccessor(
      "websites",
      .json,
      optional: false,
      "traits.websites; else traits.website in a list",
      #"{"traits":{"website":"x"}}"#,
      #"["x"]"#
    ),
    trait("phone", "traits.phone; else the first of traits.phones"),
    FacadeAccessor(
      "phones",
      .json,
      optional: false,
      "traits.phones; else traits.phone in a list",
      #"{"traits":{"phones":["1","2"]}}"#,
      #"["1","2"]"#
    ),
  ]

  static let group = [
    FacadeAccessor("groupId", .json, "groupId", #"{"groupId":"g1"}"#, #""g1""#),
    FacadeAccessor(
      "properties",
      .object,
      optional: false,
      "traits, properties",
      #"{"traits":{"plan":"pro"}}"#,
      #"{"plan":"pro"}"#
    ),
    FacadeAccessor(
      "created",
      .date,
      "traits.createdAt, traits.created as a date",
      #"{"traits":{"createdAt":"2014-05-06"}}"#,
      #""2014-05-06T00:00:00.000Z""#
    ),
    trait("email", "traits.email; else `groupId` if it looks like an e-mail address"),
    trait("name"), trait("industry"), trait("employees"),
  ]

  static let alias = [
    FacadeAccessor("previousId", .json, "previousId, from", #"{"from":"a"}"#, #""a""#),
    FacadeAccessor("from", .json, "previousId, from", #"{"previousId":"a"}"#, #""a""#),
    FacadeAccessor("userId", .json, "userId, to", #"{"to":"b"}"#, #""b""#),
    FacadeAccessor("to", .json, "userId, to", #"{"userId":"b"}"#, #""b""#),
  ]

  static func viewing(noun: String) -> [FacadeAccessor] {
    [
      FacadeAccessor("name", .json, "name", #"{"name":"Home"}"#, #""Home""#),
      FacadeAccessor("category", .json, "category", #"{"category":"Docs"}"#, #""Docs""#),
      FacadeAccessor(
        "fullName",
        .json,
        "category and name with a blank between, if both are there; else name",
        #"{"category":"Docs","name":"Home"}"#,
        #""Docs Home""#
      ),
      FacadeAccessor(
        "properties",
        .object,
        optional: false,
        "properties, with category and name",
        #"{"name":"Home","properties":{"a":1}}"#,
        #"{"a":1,"name":"Home"}"#
      ),
      property("title"), property("path"), property("url"),
      FacadeAccessor(
        "referrer",
        .json,
        "context.referrer.url, context.page.referrer, properties.referrer",
        #"{"context":{"page":{"referrer":"https://x.test"}}}"#,
        #""https://x.test""#
      ),
      FacadeAccessor(
        "email",
        .json,
        "context.traits.email, properties.email; else `userId` if it looks like an e-mail address",
        #"{"userId":"ada@x.test"}"#,
        #""ada@x.test""#
      ),
      FacadeAccessor(
        "event",
        .string,
        optional: false,
        "the event for viewing without a name",
        "{}",
        #""Loaded a \#(noun)""#
      ),
    ]
  }

  static func trait(_ key: String, _ search: String? = nil) -> FacadeAccessor {
    FacadeAccessor(
      key,
      .json,
      search ?? "traits.\(key)",
      #"{"traits":{"\#(key)":"x"}}"#,
      #""x""#
    )
  }

  static func property(_ key: String, _ search: String? = nil) -> FacadeAccessor {
    FacadeAccessor(
      key,
      .json,
      search ?? "properties.\(key)",
      #"{"properties":{"\#(key)":"x"}}"#,
      #""x""#
    )
  }
}
