// SPDX-License-Identifier: MIT
public import JSON

/// The settings of an integration: typed, and readable from the JSON that a customer's entries are
/// kept in.
public protocol IntegrationSettings: Sendable {
  /// Reads the settings from a JSON object.
  ///
  /// - Throws: all problems at once, in the order in which the manifest declares the settings.
  init(_ json: JSONValue) throws(SettingsError)
}

/// Everything that is wrong with a customer's settings.
public struct SettingsError: Error, Sendable, Hashable {
  /// One setting and what is wrong with it.
  public struct Problem: Sendable, Hashable {
    /// The setting's name.
    public var setting: String
    /// `setting "apiKey" is required`. Never shows the value.
    public var reason: String
  }

  /// At least one.
  public var problems: [Problem]

  /// The error that the first problem makes of a delivery: *invalid*.
  public var error: IntegrationError { .invalid(problems.first?.reason ?? "invalid settings") }
}

extension SettingsError: CustomStringConvertible {
  /// All problems, a line each.
  public var description: String { problems.map(\.reason).joined(separator: "\n") }
}
