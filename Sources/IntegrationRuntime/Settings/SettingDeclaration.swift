// SPDX-License-Identifier: MIT

/// One thing that a customer can enter, as a form or a list of settings shows it.
public struct SettingDeclaration: Sendable, Hashable {
  /// What can be entered.
  public enum Kind: Sendable, Hashable {
    /// A text.
    case string
    /// A text that must not be shown.
    case secret
    /// True or false.
    case bool
    /// A whole number.
    case int
    /// A number.
    case number
    /// A text or a number.
    case scalar
    /// One of some texts.
    case choice([String])
    /// A list.
    case list
    /// An object.
    case object
    /// A table of the customer's own keys.
    case map
    /// Names of events, and what each means.
    case eventMap
  }

  /// Its key in the settings' JSON.
  public var name: String
  /// What can be entered.
  public var kind: Kind
  /// Whether settings without it are *invalid*.
  public var isRequired: Bool
  /// What counts where nothing is entered, as people write it; nil for nothing.
  public var defaultValue: String?
  /// A short title for people.
  public var label: String?
  /// A sentence for people: where to find it, what it does.
  public var summary: String?

  /// Something that has to be entered.
  public static func required(
    _ name: String, _ kind: Kind, label: String? = nil, summary: String? = nil
  ) -> SettingDeclaration {
    SettingDeclaration(name: name, kind: kind, isRequired: true, label: label, summary: summary)
  }

  /// Something that may be entered.
  ///
  /// - Parameter defaultValue: what counts otherwise, as people write it.
  public static func optional(
    _ name: String, _ kind: Kind, default defaultValue: String? = nil, label: String? = nil,
    summary: String? = nil
  ) -> SettingDeclaration {
    SettingDeclaration(
      name: name, kind: kind, isRequired: false, defaultValue: defaultValue, label: label,
      summary: summary)
  }
}

extension SettingDeclaration.Kind: CustomStringConvertible {
  /// As a manifest writes it.
  public var description: String {
    switch self {
    case .string: "string"
    case .secret: "secret"
    case .bool: "bool"
    case .int: "int"
    case .number: "number"
    case .scalar: "scalar"
    case .choice(let values): values.joined(separator: " | ")
    case .list: "list"
    case .object: "object"
    case .map: "map"
    case .eventMap: "eventMap"
    }
  }
}
