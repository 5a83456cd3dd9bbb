// SPDX-License-Identifier: MIT
import FunctionLibrary
import IntegrationRuntime
import JSON
import ManifestEvaluator
import XCTest

/// Calls every function with whatever may come, sensible or not. Nothing traps, and nothing takes
/// long: reaching the end is the test.
final class FunctionFuzzTests: XCTestCase {
  private var generator = SplitMix(state: 0x5EED)
  private let context = MappingContext.fixed(now: Instant(milliseconds: Int64(0)))

  func testNoFunctionTraps() throws {
    var answers = 0
    for function in FunctionLibrary.all {
      for _ in 0..<120 {
        let receiver = function.receiver.map { value($0, depth: 2) } ?? .missing
        var arguments: [Value?] = []
        for parameter in function.parameters {
          let count = parameter.isVariadic ? Int(generator.next() % 4) : 1
          for _ in 0..<count { arguments.append(argument(parameter)) }
        }
        let answer = FunctionTable.call(function, on: receiver, arguments, context: context)
        _ = try JSONDocument(encoding: answer)
        if answer.present != nil { answers += 1 }
      }
    }
    XCTAssertGreaterThan(answers, FunctionLibrary.all.count * 40)
  }

  func testValuesOfOtherTypesGiveNothingOrSomethingButDoNotTrap() throws {
    let all: [FunctionType] = [.bool, .int, .double, .string, .date, .json, .object, .list(.json)]
    for function in FunctionLibrary.all {
      for _ in 0..<50 {
        let arguments = function.parameters.map { _ in
          Optional(value(pick(all), depth: 1))
        }
        let answer = FunctionTable.call(
          function,
          on: value(pick(all), depth: 1),
          arguments,
          context: context
        )
        _ = try JSONDocument(encoding: answer)
      }
    }
  }

  private func argument(_ parameter: FunctionParameter) -> Value? {
    if parameter.defaultValue != nil, generator.next() % 3 == 0 { return nil }
    if case .choice(let choices)? = parameter.rule, generator.next() % 4 != 0 {
      return .string(pick(choices))
    }
    return value(parameter.type, depth: 2)
  }

  private func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(generator.next() % UInt64(elements.count))]
  }

  private func value(_ type: FunctionType, depth: Int) -> Value {
    switch type {
    case .bool: return .bool(generator.next() % 2 == 0)
    case .int: return .int(pick(Hostile.ints))
    case .double: return .double(pick(Hostile.doubles))
    case .string: return .string(pick(Hostile.texts))
    case .date: return .date(pick(Hostile.dates))
    case .json: return .json(pick(Hostile.json))
    case .object: return .object(JSONObject(pick(Hostile.json.filter { $0.kind == .object })))
    case .record: return .missing  // No signature has one.
    case .product, .settingRecord, .map, .eventMap: return .json(pick(Hostile.json))
    case .optional(let wrapped):
      return generator.next() % 4 == 0 ? .missing : value(wrapped, depth: depth)
    case .list(let element):
      let count = Int(generator.next() % 5)
      return .list((0..<count).map { _ in value(element, depth: depth - 1) })
    case .variable(.number): return value(pick([.int, .double]), depth: depth)
    case .variable(.ordered): return value(pick([.int, .double, .string, .date]), depth: depth)
    case .variable(.textual): return value(pick([.bool, .int, .string, .json]), depth: depth)
    case .variable:
      return value(
        pick(depth > 0 ? [.int, .string, .json, .list(.string)] : [.double, .date]),
        depth: depth - 1
      )
    case .function(_, let result):
      let answers = (0..<4).map { _ in value(result, depth: depth - 1) }
      return .lambda(
        Value.Lambda { arguments in
          // What a lambda is given is often what it gives.
          let length = arguments.first?.messageText?.utf8.count ?? 0
          return answers[length % answers.count]
        }
      )
    }
  }
}

/// Reproducible random numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}

/// Values that functions stumble over.
enum Hostile {
  static let ints = [
    0, 1, -1, 2, 7, 60, 1_000, 100_000, Int.max, Int.min, Int.max - 1, -86_400_000,
  ]
  static let doubles: [Double] = [
    0, -0.0, 1, -1, 0.5, 1.005, 2.5, 1e21, -1e308, .leastNonzeroMagnitude, .infinity, -.infinity,
    .nan,
    .greatestFiniteMagnitude, 9_007_199_254_740_992, 1e15,
  ]
  static let texts = [
    "", " ", "a", "Ada Lovelace", "ada@x.test", "2014-05-06T07:08:09.123Z", "2014-99-99",
    "999999999",
    "12345678901234567890", "1e999", "-0", "nan", "true", "[1,2", #"{"a":{"b":[1,null]}}"#,
    "a,b,,c",
    "https://user@x.test:99999999999999/p?a=1&a=2&=&%zz#f", "http://[::1]/", "10.0.0.0/33", "::/0",
    "1.2.3.4", "(", "[a-", "(a*)*b", "a{1000}{1000}", "^$", "\\", "(?i)É", "yyyy-MM-dd", "[", "''",
    "&amp;&#x110000;&#xD800;&#0;&bogus;&", "%", "%e", "=?=", "AAAA=", "ÿ\u{0}\u{7F}",
    "\u{1F468}\u{200D}\u{1F469}",
    "e\u{301}\u{301}\u{301}", "\u{FEFF}\u{2028}", "+99:99", "-18:00", "$1,2,3.4.5", "1'000'000,00",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 9_0 like Mac OS X) Version/9.0 Mobile/13A Safari/601",
    "Chrome/", "zh-Hant-TW-x-private", "_-_", "HTMLPage2XML", String(repeating: "ab", count: 1_000),
    String(repeating: "\u{301}", count: 1_000), String(repeating: "a,", count: 1_000) + "b",
    String(repeating: "[", count: 2_000), String(repeating: "(", count: 100),
  ]
  static let dates = [
    Instant.invalid, Instant(milliseconds: Int64(0)), Instant(milliseconds: Int64(-1)),
    Instant(milliseconds: Int64(8_640_000_000_000_000)),
    Instant(milliseconds: Int64(-8_640_000_000_000_000)),
    Instant(milliseconds: Int64(1_399_360_089_123)), Instant(milliseconds: Int64(951_782_400_000)),
  ]
  static let json: [JSONValue] = [
    "null", "true", "0", "-0.0", "1e400", "12345678901234567890", #""""#, #""2014-05-06""#,
    #""\ud800""#, "[]", "{}", #"{"":{"":null}}"#, #"{"a":1,"A":2,"a b":3,"a.b":{"c":[]}}"#,
    #"{"at":"2014-05-06T07:08:09Z","list":["2014-05-06",{"in":"2014-05-06"}],"n":null,"o":{}}"#,
    #"[1,"a",null,[2,{"b":"2014-05-06"}]]"#, #"{"key":"value","email":"ada@x.test","é":"\u0000"}"#,
    #"{"a":"#.repeated(300) + "1" + "}".repeated(300),
  ].compactMap { try? JSONDocument(parsing: $0).root.with(.normalisingDates) }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
