// SPDX-License-Identifier: MIT

extension MessageMutator {
  /// Good messages of all types; together they have what every accessor looks for.
  package static let seeds = [
    #"""
    {"type":"identify","userId":"u@x.test","anonymousId":"a","timestamp":"2014-05-06T07:08:09Z",\#
    "traits":{"name":" Ada  Byron ","firstName":"Ada","lastName":"Byron","email":"a@x.test",\#
    "created":1399360089,"createdAt":"2014-05-06","age":36,"birthday":"1815-12-10",\#
    "avatar":"x","photoUrl":"y","position":"p","jobTitle":"j","username":"ada",\#
    "company":{"name":"Acme","created":"2010-01-01"},"address":{"city":"L","postal_code":"1"},\#
    "website":"w","websites":["w1","w2"],"phone":"1","phones":["1"],"gender":"f",\#
    "description":"d","background":"b"},"context":{"ip":"1.2.3.4","active":true}}
    """#,
    #"""
    {"type":"track","userId":"u","event":"Order Completed","timestamp":1399360089.5,\#
    "properties":{"order_id":"o","revenue":"$19.50","total":"20","tax":1,"shipping":2,\#
    "discount":[3],"currency":"EUR","quantity":2,"value":5,"products":[{"sku":"s","price":1,\#
    "quantity":1,"at":"2014-05-06 10:00"},null,7],"list":["2014-05-06",{"a.b":1}],\#
    "email":"p@x.test","username":"n","referrer":"r","coupon":"c","id":9},\#
    "context":{"page":{"referrer":"r"},"traits":{"email":"t@x.test","id":4}}}
    """#,
    #"""
    {"type":"page","name":"Home","category":"Docs","properties":{"title":"T","path":"/","url":"u",\#
    "name":"other","email":"e@x.test","when":"2014-05-06T10:00:00.5+02:00"},"userId":"u",\#
    "context":{"referrer":{"url":"ru"},"library":{"name":"analytics-ios"},"device":{"id":"d"}}}
    """#,
    #"""
    {"type":"screen","name":5,"properties":{"title":"T"},"options":{"library":"android",\#
    "device":[],"providers":{"all":false,"Heap":{"a":1}},"query":"q"},"integrations":{"All":true,\#
    "Heap":{"b":null},"Salesforce":{}},"sentAt":"2014-13-45T25:61:61Z"}
    """#,
    #"""
    {"type":"group","groupId":"g@x.test","traits":{"name":"G","createdAt":"July 18, 2013",\#
    "industry":"i","employees":10,"address":"text"},"properties":{"zip":"z"},"userId":"u"}
    """#,
    #"{"type":"alias","previousId":"a","from":"b","userId":"","to":"c","context":{"traits":[]}}"#,
    #"{"type":"delete","userId":"u","timestamp":"Thu, 18 Jul 2013 23:58:38 +0200"}"#,
  ]

  /// Values that make trouble.
  static let values = [
    "null", "true", "false", "0", "-0", "1", "-1", "1.0", "1e400", "-1e400", "1e-400", "1E5",
    "9007199254740993", "12345678901234567890123", "0.1", "5e-324", "1.7976931348623157e308",
    "31557600000", "8640000000000001", "-62198755200000", "\"\"", "\" \"", "\"NaN\"",
    "\"Infinity\"", "\"-$1,000.50e1\"", "\"0x1F\"", "\"2014-05-06\"", "\"2014-05-06T07:08:09Z\"",
    "\"2014-99-99T99:99:99.999999+99:99\"", "\"0000-00-00\"", "\"1399360089\"",
    "\"1399360089123456789012345678901234567890\"", "\"2014\"", "\"20140506\"",
    "\"18 Jul 2013 10:20:30 PM GMT+0200 (x(y)z)\"", "\"+275760-09-13T00:00:00.001Z\"",
    "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\udc00\\ud800\"", "\"é\\n\\t\\\"\"",
    "\"2014\\u002d05-06\"", "\"a@b.c\"", "\"order_completed\"", "\"Completed Order x\"",
    "{}", "[]", "[[[[[]]]]]", "{\"\":{\"\":1}}", "{\"id\":1,\"id\":2}", "{\"a\":{\"b\":null}}",
    "{\"name\":\"x\",\"type\":\"\"}", "[null,1,\"a\"]", "{\"hasOwnProperty\":1,\"length\":2}",
    String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
    "{\"all\":false}", "{\"All\":true,\"Heap\":{}}", "\"\u{FEFF}\u{00A0}x\u{2028}\"",
    "\"" + String(repeating: "x", count: 300) + "\"", "[1 , 2 ]", "{ \"a\" : 1 }",
  ]

  /// Pieces of dates and numbers.
  static let datePieces = [
    "0", "1", "7", "12", "31", "99", "500", "2013", "2014-05-06", "999999999",
    "99999999999999999999",
    "1399360089", "1399360089123", "/", "-", "+", ":", "::", ".", ",", " ", "(", ")", "T", "Z",
    "GMT",
    "EST", "AM", "pm", "Jan", "december", "Thu", "x", "é", "e5", "$", "Infinity", "0x",
  ]

  /// Keys that make trouble.
  static let keys = [
    "\"\"", "\".\"", "\"..\"", "\"a.b\"", "\"_\"", "\"$\"", "\"\\u0000\"", "\"traits\"",
    "\"Traits\"", "\"properties\"", "\"context\"", "\"options\"", "\"integrations\"",
    "\"timestamp\"", "\"userId\"", "\"user_id\"", "\"name\"", "\"NAME\"", "\"id\"", "\"ID\"",
    "\"products\"", "\"traits.email\"", "\"email\"", "\"E-Mail\"", "\"__proto__\"",
    "\"hasOwnProperty\"", "\"length\"", "\"0\"", "\"\\ud800\"", "\"nam\\u0065\"",
    "\"" + String(repeating: "k", count: 200) + "\"",
  ]
}
