// SPDX-License-Identifier: MIT
import IntegrationRuntime
import XCTest

final class WebFunctionTests: XCTestCase {
  func testURLs() {
    XCTAssertEqual(
      text("HTTP://user:pw@Shop.X.test:8080/a/b?c=1&d#e?f".urlParts),
      #"{"scheme":"http","host":"shop.x.test","port":8080,"path":"/a/b","query":"c=1&d","#
        + #""fragment":"e?f","pathAndQuery":"/a/b?c=1&d","origin":"http://shop.x.test:8080"}"#)
    XCTAssertEqual(text("http://[::1]:80".urlParts?[exact: "host"]), #""[::1]""#)
    XCTAssertEqual(text("http://x.test?a".urlParts?[exact: "pathAndQuery"]), #""/?a""#)
    for text in [
      "", "/a", "x.test", "://x", "1http://x", "http://", "http:///a", "http://a b/", "http://x:y/",
    ] {
      XCTAssertNil(text.urlParts, text)
    }
    XCTAssertFalse("ftp://x.test".isURL)
  }

  func testQueries() {
    XCTAssertEqual(
      text("?a=1&a=2&b&=x&c=%zz+y#z".queryItems), #"{"a":"2","b":"","":"x","c":"%zz y"}"#)
    XCTAssertEqual(text("https://x.test/a".queryItems), "{}")
    XCTAssertEqual(text("a=1".queryItems), #"{"a":"1"}"#)
  }

  func testRootDomains() {
    for (host, root) in [
      ("www.example.com", "example.com"), ("example.co.uk", "example.co.uk"),
      ("a.b.example.com.au", "example.com.au"), ("t.co", "t.co"), ("www.t.co", "t.co"),
      ("10.0.0.1", nil), ("localhost", nil), ("http://[::1]/", nil), ("a..b", nil), ("", nil),
    ] as [(String, String?)] {
      XCTAssertEqual(host.rootDomain, root, host)
    }
  }

  func testUserAgents() {
    for (agent, expected) in [
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 9_0 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) "
          + "Version/9.0 Mobile/13A344 Safari/601.1",
        #"{"name":"Mobile Safari","version":"9.0","major":"9","os":"iOS","osVersion":"9.0","device":"iPhone"}"#
      ),
      (
        "Mozilla/5.0 (PlayBook; U; RIM Tablet OS 1.0.0; en-US) AppleWebKit/534.11 (KHTML, like Gecko) "
          + "Version/7.1.0.7 Safari/534.11", #"{"name":"Safari","version":"7.1.0.7","major":"7"}"#
      ),
      (
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
        #"{"name":"IE","version":"10.0","major":"10","os":"Windows","osVersion":"8"}"#
      ),
      (
        "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
        #"{"name":"IE","version":"11.0","major":"11","os":"Windows","osVersion":"7"}"#
      ),
      (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_1) AppleWebKit/537.36 (KHTML, like Gecko) "
          + "Chrome/41.0.2227.1 Safari/537.36",
        #"{"name":"Chrome","version":"41.0.2227.1","major":"41","os":"Mac OS","osVersion":"10.10.1"}"#
      ), ("curl/7.1", "{}"), ("", "{}"),
    ] {
      XCTAssertEqual(text(agent.userAgentParts), expected, agent)
    }
  }

  func testLocales() {
    XCTAssertEqual(
      text("zh_Hant_TW.UTF-8".localeParts),
      #"{"language":"zh","script":"Hant","country":"TW","tag":"zh-Hant-TW"}"#)
    XCTAssertEqual(text("es-419".localeParts), #"{"language":"es","country":"419","tag":"es-419"}"#)
    XCTAssertEqual(text("".localeParts), "{}")
    XCTAssertNil("EN".languageName)
    XCTAssertEqual("us".countryName, "United States")
    XCTAssertEqual("KR".countryName, "Korea, Republic of")
    XCTAssertEqual("AF".countryName, "Afghanistan")
    XCTAssertEqual("zu".languageName, "Zulu")
    XCTAssertNil("€".currencyDigits)
  }

  func testAddresses() {
    XCTAssertFalse("a@b".isEmail)
    XCTAssertFalse("a b@x.test".isEmail)
    XCTAssertFalse("a@@x.test".isEmail)
    XCTAssertFalse("a@x..test".isEmail)
    XCTAssertTrue("é@x.test".isEmail)
    XCTAssertFalse("123e4567-e89b-12d3-a456-42661417400g".isUUID)
    XCTAssertTrue(MappingContext.randomUUID().isUUID)
    XCTAssertNotEqual(MappingContext.randomUUID(), MappingContext.randomUUID())
    XCTAssertFalse("10.0.0.1".isInNetwork("nonsense"))
  }

  func testTheFixedContextCounts() {
    let context = MappingContext.fixed(now: date("2014-05-06"), random: 0.25)
    XCTAssertEqual(context.uuid(), "00000000-0000-4000-8000-000000000001")
    XCTAssertEqual(context.uuid(), "00000000-0000-4000-8000-000000000002")
    XCTAssertEqual(context.random(), 0.25)
    XCTAssertTrue((0..<1).contains(MappingContext.live.random()))
  }
}
