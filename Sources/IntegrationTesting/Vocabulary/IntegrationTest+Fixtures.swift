// SPDX-License-Identifier: MIT

internal import Foundation
public import IntegrationRuntime
public import JSON

/// A fixture file: a message, and what is expected of it.
public struct FixtureFile: Sendable {
  /// The file's name without its extension.
  public var name: String
  /// The raw message.
  public var input: JSONTree
  /// The payload, if one is expected.
  public var output: JSONTree?
  /// Settings for this case.
  public var settings: JSONTree?

  /// Puts a fixture together.
  public init(name: String, input: JSONTree, output: JSONTree? = nil, settings: JSONTree? = nil) {
    self.name = name
    self.input = input
    self.output = output
    self.settings = settings
  }
}

/// Why a fixture can't be used.
public struct FixtureError: Error, CustomStringConvertible {
  /// What is wrong, beginning with the file.
  public var description: String
}

extension IntegrationTest {
  /// Reads `<name>.json` from the folder of the fixtures.
  public func fixture(_ name: String) throws -> FixtureFile {
    let path = "\(fixtureFolder)/\(name).json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FixtureError(description: "\(path): there is no such file")
    }
    let json: JSONDocument
    do {
      json = try JSONDocument(parsing: [UInt8](data))
    } catch {
      throw FixtureError(description: "\(path): \(error)")
    }
    let tree = JSONTree(json.root)
    guard let input = tree["input"] else {
      throw FixtureError(description: "\(path): there is no input")
    }
    return FixtureFile(
      name: name, input: input, output: tree["output"], settings: tree["settings"])
  }

  /// Fails unless a mapping function makes the fixture's output of its input.
  ///
  /// ```swift
  /// try test.maps("identify-basic", HeapMapper().identify)
  /// ```
  ///
  /// - Parameters:
  ///   - settings: instead of the test's; those of the fixture are written over them.
  ///   - ignoring: members that are taken out of what is mapped, however deep. They must not be in
  ///     the output.
  public func maps<View: TypedView, Payload: JSONEncodable>(
    _ name: String,
    settings: JSONTree? = nil,
    ignoring: [String] = [],
    _ map: (View, Tested.Settings) throws -> Payload,
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    try maps(
      try fixture(name), settings: settings, ignoring: ignoring, map, file: file, line: line)
  }

  /// Fails unless a mapping function makes the fixture's output of its input.
  public func maps<View: TypedView, Payload: JSONEncodable>(
    _ fixture: FixtureFile,
    settings: JSONTree? = nil,
    ignoring: [String] = [],
    _ map: (View, Tested.Settings) throws -> Payload,
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    func fail(_ problem: String) {
      Failures.report("\(fixture.name): \(problem)", file: file, line: line)
    }
    guard let type = fixture.input["type"]?.string else {
      return fail("input.type must be specified")
    }
    guard MessageType(name: type) == View.messageType else {
      return fail("the mapper is for \(View.messageType.rawValue), the input is \(type)")
    }
    guard let output = fixture.output else { return fail("the fixture expects no output") }
    let json = (settings ?? self.settings).merging(fixture.settings ?? [:])
    let view = View(try fixture.input.document(), now: .now, normalisesDates: true)
    let payload = try map(view, try Tested.Settings(try json.document().root))
    let result = JSONTree(try JSONDocument(parsing: payload.jsonBytes).root)
    if case .null = result { return fail("the mapper returned nothing") }
    if let difference = result.removing(ignoring).difference(from: output) { fail(difference) }
  }
}
