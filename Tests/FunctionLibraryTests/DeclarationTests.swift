// SPDX-License-Identifier: MIT
import FunctionLibrary
import XCTest

final class DeclarationTests: XCTestCase {
  func testFormsFollowTheLanguage() {
    let reserved = ["string", "int", "double", "bool", "date", "array", "object"]
    for function in FunctionLibrary.all {
      if function.form == .member {
        XCTAssertTrue(function.parameters.isEmpty, function.id)
        if function.receiver == .json {
          XCTAssertTrue(reserved.contains(function.name), function.id)
        }
        XCTAssertNotEqual(function.receiver, .object, function.id)
      }
      if function.receiver != nil, function.receiver != .json, function.receiver != .object,
        function.parameters.isEmpty
      {
        XCTAssertEqual(function.form, .member, function.id)
      }
    }
  }

  func testParametersAreInOrder() {
    for function in FunctionLibrary.all {
      let firstDefault = function.parameters.firstIndex { $0.defaultValue != nil }
      let lastRequired = function.parameters.lastIndex { $0.defaultValue == nil && !$0.isVariadic }
      if let firstDefault, let lastRequired {
        XCTAssertLessThan(lastRequired, firstDefault, function.id)
      }
      XCTAssertFalse(function.parameters.dropLast().contains(where: \.isVariadic), function.id)
      XCTAssertEqual(
        Set(function.parameters.map(\.name)).count, function.parameters.count, function.id)
      switch function.swift.kind {
      case .property, .contextProperty: XCTAssertTrue(function.parameters.isEmpty, function.id)
      case .method, .function, .contextMethod:
        XCTAssertEqual(function.swift.labels.count, function.parameters.count, function.id)
      }
      if case .optional(.optional) = function.result { XCTFail(function.id) }
    }
  }

  func testMembersAreFoundByType() {
    func id(_ name: String, _ type: FunctionType, _ form: FunctionDeclaration.Form) -> String? {
      FunctionLibrary.member(named: name, of: type, form: form)?.id
    }
    XCTAssertEqual(id("lowercased", .optional(.string), .member), "String.lowercased")
    XCTAssertEqual(id("int", .json, .member), "JSON.int")
    XCTAssertEqual(id("json", .json, .call), "JSON.json()")
    XCTAssertEqual(id("json", .list(.json), .member), "W.json")
    XCTAssertEqual(id("rounded", .int, .call), "Double.rounded()")
    XCTAssertEqual(id("double", .int, .member), "Int.double")
    XCTAssertEqual(id("first", .list(.product), .member), "[T].first")
    XCTAssertEqual(id("first", .list(.product), .call), "[T].first()")
    XCTAssertEqual(id("sum", .list(.int), .member), "[N].sum")
    XCTAssertNil(id("sum", .list(.string), .member))
    XCTAssertNil(id("keys", .json, .call))
    XCTAssertEqual(id("keys", .object, .call), "Object.keys()")
  }

  func testVariablesAreBound() {
    var bindings: FunctionType.Bindings = [:]
    let lambda = FunctionType.function([.variable(.any)], .optional(.variable(.other)))
    XCTAssertTrue(FunctionType.list(.variable(.any)).accepts(.list(.product), &bindings))
    XCTAssertTrue(lambda.accepts(.function([.product], .string), &bindings))
    XCTAssertEqual(
      FunctionType.optional(.list(.variable(.other))).substituting(bindings),
      .optional(.list(.string)))
    bindings = [:]
    let number = FunctionType.variable(.number)
    XCTAssertTrue(number.accepts(.int, &bindings))
    XCTAssertTrue(number.accepts(.double, &bindings))
    XCTAssertEqual(bindings[.number], .double)
    XCTAssertFalse(number.accepts(.string, &bindings))
    XCTAssertFalse(number.accepts(.optional(.int), &bindings))
  }

  func testSwiftSpelling() throws {
    let padded = try XCTUnwrap(FunctionLibrary.declaration(id: "String.padded()"))
    XCTAssertEqual(
      padded.swift.call(receiver: "name", arguments: ["8", "\"0\"", nil]),
      "name.padded(to: 8, with: \"0\")")
    let has = try XCTUnwrap(FunctionLibrary.function(named: "has"))
    XCTAssertEqual(has.swift.call(receiver: "", arguments: ["x"]), "isPresent(x)")
    let now = try XCTUnwrap(FunctionLibrary.function(named: "now"))
    XCTAssertEqual(now.swift.call(receiver: ""), "context.now")
  }
}
