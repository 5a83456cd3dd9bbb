// SPDX-License-Identifier: MIT
import SwiftEmitter
import XCTest

final class IdentifierTests: XCTestCase {
  func testLowerCamel() {
    let cases = [
      "user_id": "userId", "User ID": "userID", "$user-id": "userId", "userId": "userId",
      "URL": "url", "URLPath": "urlPath", "name": "name", "2nd": "_2nd", "$": "value",
      "": "value", "ünï": "n", "class": "`class`", "self": "selfValue", "a.b.c": "aBC",
      "\"); import Foundation //": "importFoundation", "`": "value", "in": "`in`",
    ]
    for (text, expected) in cases {
      XCTAssertEqual(Identifier.lowerCamel(text).spelling, expected, text)
    }
  }

  func testUpperCamel() {
    let cases = [
      "Customer.io": "CustomerIo", "my integration": "MyIntegration", "AT&T": "ATT",
      "1Password": "_1Password", "": "Value", "!": "Value", "Any": "`Any`",
    ]
    for (text, expected) in cases {
      XCTAssertEqual(Identifier.upperCamel(text).spelling, expected, text)
    }
  }

  func testAScopeGivesEveryNameOnce() {
    var scope = NameScope(reserved: [.lowerCamel("encode")])
    let names = ["a", "a", "A", "a2", "encode", "encode"].map {
      scope.claim(.lowerCamel($0)).spelling
    }
    XCTAssertEqual(names, ["a", "a2", "a3", "a22", "encode2", "encode3"])
    XCTAssertEqual(Set(names).count, names.count)
  }
}
