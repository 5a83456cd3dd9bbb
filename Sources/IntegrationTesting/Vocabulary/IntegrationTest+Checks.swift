// SPDX-License-Identifier: MIT

public import IntegrationRuntime

/// What becomes of a message before anything is sent. A message is of the type in its `type`, else
/// `action`, else track.
extension IntegrationTest {
  /// Fails unless settings and message pass the checks.
  public func valid(
    _ message: JSONTree, settings: JSONTree? = nil, file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    guard let error = try problem(message, settings) else { return }
    Failures.report("\(error.kind): \(error.reason)", file: file, line: line)
  }

  /// Fails unless the settings are *invalid*. (A message that is rejected does not count.)
  ///
  /// - Parameter reason: the reason, exactly; nil for any.
  public func invalid(
    _ message: JSONTree, settings: JSONTree? = nil, reason: String? = nil,
    file: StaticString = #filePath, line: UInt = #line
  ) throws {
    expect(.invalid, reason, try problem(message, settings), file, line)
  }

  /// Fails unless the message is *rejected*. (Settings that are invalid do not count.)
  ///
  /// - Parameter reason: the reason, exactly; nil for any.
  public func rejected(
    _ message: JSONTree, settings: JSONTree? = nil, reason: String? = nil,
    file: StaticString = #filePath, line: UInt = #line
  ) throws {
    expect(.rejected, reason, try problem(message, settings), file, line)
  }

  /// Fails unless the message is meant for the integration.
  public func enabled(
    _ message: JSONTree, file: StaticString = #filePath, line: UInt = #line
  ) throws {
    guard let reason = Tested.declaration.disabledReason(for: try self.message(message)) else {
      return
    }
    Failures.report(reason.text(for: Tested.declaration.name), file: file, line: line)
  }

  /// Fails unless the message is not meant for the integration.
  ///
  /// - Parameter reason: why not; nil for any reason.
  public func disabled(
    _ message: JSONTree, reason: DisabledReason? = nil, file: StaticString = #filePath,
    line: UInt = #line
  ) throws {
    let actual = Tested.declaration.disabledReason(for: try self.message(message))
    switch (actual, reason) {
    case (nil, _): Failures.report("the message is enabled", file: file, line: line)
    case (let actual?, let reason?) where actual != reason:
      Failures.report("expected \(reason) but got \(actual)", file: file, line: line)
    case (.some, _): break
    }
  }

  private func expect(
    _ kind: ErrorKind, _ reason: String?, _ error: IntegrationError?, _ file: StaticString,
    _ line: UInt
  ) {
    let expected = reason.map { "\(kind): \($0)" } ?? "\(kind)"
    guard let error else {
      Failures.report("expected \(expected) but everything is valid", file: file, line: line)
      return
    }
    if error.kind != kind || reason.map({ $0 != error.reason }) ?? false {
      Failures.report(
        "expected \(expected) but got \(error.kind): \(error.reason)", file: file, line: line)
    }
  }

  /// The first check that fails, settings first: without them there is no integration.
  private func problem(_ message: JSONTree, _ settings: JSONTree?) throws -> IntegrationError? {
    let json = try (settings ?? self.settings).document().root
    do {
      return try Tested(settings: json, transport: RecordingTransport())
        .validate(try self.message(message))
    } catch let error as SettingsError {
      return error.error
    }
  }

  func message(_ json: JSONTree, as type: MessageType? = nil) throws -> Message {
    let name = json["type"]?.string ?? json["action"]?.string
    let type = type ?? name.flatMap { MessageType(name: $0) } ?? .track
    return Message(try json.document(), as: type)
  }
}
