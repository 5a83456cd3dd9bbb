// SPDX-License-Identifier: MIT
import FunctionLibrary
import JSON
import ManifestEvaluator
import XCTest

/// Every example of the library gives what it says.
final class LibraryExampleTests: XCTestCase {
  func testEveryDeclarationHasAnImplementationAndTheOtherWayRound() {
    let declared = Set(FunctionLibrary.all.map(\.id))
    let implemented = Set(FunctionTable.implementations.keys)
    XCTAssertEqual(declared.subtracting(implemented), [], "declared, not implemented")
    XCTAssertEqual(implemented.subtracting(declared), [], "implemented, not declared")
    XCTAssertEqual(declared.count, FunctionLibrary.all.count, "an id occurs twice")
  }

  func testEveryDeclarationHasAnExample() {
    for function in FunctionLibrary.all {
      XCTAssertFalse(function.examples.isEmpty, function.id)
    }
  }

  func testEveryExampleGivesWhatItSays() throws {
    for function in FunctionLibrary.all {
      for example in function.examples {
        let interpreter = try ExampleInterpreter(properties: example.properties)
        let answer: Value
        do {
          answer = try interpreter.value(ExampleParser.parse(example.expression))
        } catch {
          XCTFail("\(function.id): \(example.expression): \(error)")
          continue
        }
        let json = answer.present.map { String(decoding: $0.jsonBytes, as: UTF8.self) }
        XCTAssertEqual(json, example.result, "\(function.id): \(example.expression)")
      }
    }
  }
}
