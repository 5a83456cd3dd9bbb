// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// Tests an integration in the words of the original's tester:
///
/// ```swift
/// let test = IntegrationTest(Heap.self, settings: ["appId": "1234"])
/// test.name("Heap").channels([.server]).ensure("settings.appId").retries(2)
/// try test.valid(["type": "track", "userId": "u"])
/// try await test.track(input).sends(output).expects(200)
/// ```
///
/// It is a value: ``set(_:)`` makes another test and changes nothing. Comparisons are strict: a text
/// is not a number, a missing member is not null.
public struct IntegrationTest<Tested: Integration>: Sendable {
  /// The customer's settings, an object.
  public private(set) var settings: JSONTree
  let fixtureFolder: String

  /// Tests an integration.
  ///
  /// - Parameters:
  ///   - settings: the customer's settings.
  ///   - fixtures: the folder of the fixtures; by default `fixtures` beside the test's file.
  public init(
    _ integration: Tested.Type, settings: JSONTree = [:], fixtures: String? = nil,
    file: StaticString = #filePath
  ) {
    self.settings = settings
    let folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
    fixtureFolder = fixtures ?? (folder + ["fixtures"]).joined(separator: "/")
  }

  /// The same test with some settings written over.
  public func set(_ settings: JSONTree) -> IntegrationTest {
    var test = self
    test.settings = self.settings.merging(settings)
    return test
  }

  /// The same test with one setting written over.
  public func set(_ name: String, _ value: JSONTree) -> IntegrationTest {
    set(.object([(name, value)]))
  }
}

/// What the manifest declares. Each assertion fails the test at once and gives the test back.
extension IntegrationTest {
  /// The display name, exactly.
  @discardableResult
  public func name(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    compare("name", expected, Tested.declaration.name, file, line)
  }

  /// The slug, exactly.
  @discardableResult
  public func slug(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    compare("slug", expected, Tested.declaration.slug, file, line)
  }

  /// The base URL as declared, exactly.
  @discardableResult
  public func endpoint(
    _ expected: String?, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    compare("endpoint", expected ?? "none", Tested.declaration.endpoint ?? "none", file, line)
  }

  /// How often a request is repeated.
  @discardableResult
  public func retries(
    _ expected: Int, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    compare("retries", expected, Tested.declaration.retries, file, line)
  }

  /// How long a request may take.
  @discardableResult
  public func timeout(
    _ expected: Duration, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    compare("timeout", expected, Tested.declaration.timeout, file, line)
  }

  /// How long a request may take, as people write it: `10s`.
  @discardableResult
  public func timeout(
    _ expected: String, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    guard let duration = TimeoutText.parse(expected) else {
      Failures.report("\"\(expected)\" is no duration", file: file, line: line)
      return self
    }
    return timeout(duration, file: file, line: line)
  }

  /// The channels in any order.
  @discardableResult
  public func channels(
    _ expected: [Channel], file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    let (expected, actual) = (
      expected.map(\.rawValue).sorted(), Tested.declaration.channels.map(\.rawValue).sorted()
    )
    if expected != actual {
      Failures.report("expected \(expected) but got \(actual)", file: file, line: line)
    }
    return self
  }

  /// A plain check of this path, for messages of exactly these types; nil for all types.
  @discardableResult
  public func ensure(
    _ path: String, methods: [MessageType]? = nil, file: StaticString = #filePath,
    line: UInt = #line
  ) -> IntegrationTest {
    let found = Tested.declaration.ensures.filter { $0.path == path }
    if found.isEmpty {
      Failures.report(
        "expected integration to have validation for \"\(path)\"", file: file, line: line)
    } else if !found.contains(where: { $0.methods == methods }) {
      func text(_ methods: [MessageType]?) -> String {
        methods.map { $0.map(\.rawValue).joined(separator: ", ") } ?? "all"
      }
      let actual = found.map { text($0.methods) }.joined(separator: " and ")
      Failures.report(
        "expected \"\(path)\" to be checked for \(text(methods)) but it is for \(actual)",
        file: file, line: line)
    }
    return self
  }

  /// A check of any form.
  @discardableResult
  public func ensure(
    _ ensure: Ensure, file: StaticString = #filePath, line: UInt = #line
  ) -> IntegrationTest {
    if !Tested.declaration.ensures.contains(ensure) {
      Failures.report(
        "expected integration to have validation \"\(ensure)\"", file: file, line: line)
    }
    return self
  }

  private func compare<Value: Equatable>(
    _ what: String, _ expected: Value, _ actual: Value, _ file: StaticString, _ line: UInt
  ) -> IntegrationTest {
    if expected != actual {
      Failures.report(
        "expected \(what) to be \"\(expected)\" but it's \"\(actual)\"", file: file, line: line)
    }
    return self
  }
}
