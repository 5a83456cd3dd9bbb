// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

final class OptionsTests: XCTestCase {
  func testIntegrations() throws {
    for (message, answer) in [
      (#"{"integrations":{"a":1},"context":{"providers":{"b":2}}}"#, #"{"a":1}"#),
      (#"{"integrations":{},"context":{"providers":{"b":2}}}"#, "{}"),
      (#"{"integrations":null,"context":{"providers":{"b":2}}}"#, #"{"b":2}"#),
      (#"{"integrations":"","context":{"c":3}}"#, #"{"c":3}"#), ("{}", "{}"),
    ] {
      XCTAssertEqual(text(try facade(message).integrations), answer, message)
    }
  }

  func testEnabled() throws {
    for (message, heap, salesforce) in [
      ("{}", true, false),
      (#"{"integrations":{"All":false}}"#, false, false),
      (#"{"integrations":{"ALL":false,"Heap":true,"Salesforce":true}}"#, true, true),
      (#"{"integrations":{"Heap":false}}"#, false, false),
      (#"{"integrations":{"Heap":null,"Salesforce":0}}"#, true, true),
      (#"{"integrations":{"heap":false}}"#, true, false),
      (#"{"context":{"providers":{"all":false,"Heap":{}}}}"#, true, false),
      (#"{"context":{"all":false}}"#, false, false),
      (#"{"context":{"all":true},"integrations":{"all":false}}"#, true, false),
      (#"{"context":{"all":"no"},"integrations":{"all":false}}"#, false, false),
      (#"{"integrations":{"providers":{"Heap":0,"Salesforce":"x"}}}"#, false, true),
      (#"{"integrations":{"providers":{"Heap":0},"Heap":{}}}"#, true, false),
      (#"{"integrations":[false]}"#, true, false), (#"{"integrations":"Heap"}"#, true, false),
    ] {
      XCTAssertEqual(try facade(message).enabled("Heap"), heap, message)
      XCTAssertEqual(try facade(message).enabled("Salesforce"), salesforce, message)
    }
  }

  func testOptionsOfAnIntegration() throws {
    for (message, options) in [
      (#"{"integrations":{"My Heap":{"a":1}}}"#, #"{"a":1}"#),
      (#"{"integrations":{"my_heap":{"a":1}}}"#, #"{"a":1}"#),
      (#"{"integrations":{"My Heap":true},"context":{"myHeap":{"b":2}}}"#, #"{"b":2}"#),
      (#"{"integrations":{"My Heap":false},"context":{"myHeap":{"b":2}}}"#, "nothing"),
      (#"{"integrations":{"My Heap":null}}"#, "null"), (#"{"integrations":{"My Heap":5}}"#, "{}"),
      (#"{"integrations":{"My Heap":[1]}}"#, "[1]"), ("{}", "{}"),
      (#"{"context":{"my heap":{"c":"2014-05-06"}}}"#, #"{"c":"2014-05-06T00:00:00.000Z"}"#),
    ] {
      XCTAssertEqual(text(try facade(message).options("My Heap")), options, message)
    }
    XCTAssertEqual(text(try facade(#"{"context":{"a":1}}"#).options("")), #"{"a":1}"#)
  }
}
