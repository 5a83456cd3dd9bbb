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
    /// The setting's name, or the place inside a setting: `goals[0].id`.
    public var setting: String
    /// `setting "apiKey" is required`. Never shows the value.
    public var reason: String

    /// A value that is missing.
    package static func required(at place: String) -> Problem {
      Problem(setting: place, reason: "setting \"\(place)\" is required")
    }

    /// A value that is of another type.
    package static func mismatch(at place: String, _ expectation: String) -> Problem {
      Problem(setting: place, reason: "setting \"\(place)\" has to be \(expectation)")
    }
  }

  /// At least one.
  public var problems: [Problem]

  package init(problems: [Problem]) { self.problems = problems }

  /// The error that the first problem makes of a delivery: *invalid*.
  public var error: IntegrationError { .invalid(problems.first?.reason ?? "invalid settings") }
}

extension SettingsError: CustomStringConvertible {
  /// All problems, a line each.
  public var description: String { problems.map(\.reason).joined(separator: "\n") }
}
