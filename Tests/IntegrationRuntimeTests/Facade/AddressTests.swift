// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class AddressTests: XCTestCase {
  func testOneNameAccessors() throws {
    let names: [(String, (any MessageFacade) -> JSONValue)] = [
      ("street", { $0.street }), ("city", { $0.city }), ("state", { $0.state }),
      ("region", { $0.region }), ("country", { $0.country }),
    ]
    for (name, accessor) in names {
      let sources = [
        #"{"context":{"traits":{"address":{"\#(name)":1},"\#(name)":2}},"properties":{"\#(name)":3}}"#,
        #"{"context":{"traits":{"address":{"\#(name)":""},"\#(name)":1}},"properties":{"\#(name)":3}}"#,
        #"{"properties":{"Address":{"\#(name.uppercased())":1},"\#(name)":3}}"#,
        #"{"properties":{"address":"text","\#(name)":1}}"#,
      ]
      for source in sources { XCTAssertEqual(text(accessor(try track(source))), "1", source) }
      XCTAssertEqual(text(accessor(try track(#"{"properties":{"\#(name)":0}}"#))), "null")
      XCTAssertEqual(text(accessor(try facade(#"{"properties":{"\#(name)":1}}"#))), "null")
      XCTAssertEqual(text(accessor(try identify(#"{"traits":{"\#(name)":1}}"#))), "1")
      XCTAssertEqual(text(accessor(try group(#"{"properties":{"\#(name)":1}}"#))), "1")
    }
  }

  func testZip() throws {
    for (traits, zip) in [
      (#"{"address":{"postal_code":1,"zip":2},"postalCode":3,"zip":4}"#, "1"),
      (#"{"address":{"zip":2},"postalCode":3,"zip":4}"#, "3"),
      (#"{"address":{"zip":2},"zip":4}"#, "2"), (#"{"zip":4}"#, "4"), ("{}", "nothing"),
    ] {
      XCTAssertEqual(text(try identify("{\"traits\":\(traits)}").zip), zip, traits)
      XCTAssertEqual(text(try track("{\"properties\":\(traits)}").zip), zip, traits)
    }
    XCTAssertEqual(text(try track(#"{"properties":{"zip":""}}"#).zip), #""""#)
    XCTAssertEqual(
      text(try track(#"{"context":{"traits":{"zip":1}},"properties":{"postalCode":2}}"#).zip),
      "1"
    )
  }
}
