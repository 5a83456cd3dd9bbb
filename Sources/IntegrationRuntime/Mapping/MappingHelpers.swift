// SPDX-License-Identifier: MIT
public import JSON

/// What generated mappers and integrations call.
extension Mapper {
  /// The text with its holes filled; nil if a part is missing.
  public func text(_ template: TextTemplate) -> String? { template.text }
}

extension Integration {
  /// The text with its holes filled; nil if a part is missing.
  public func text(_ template: TextTemplate) -> String? { template.text }

  /// Whether a checked attribute is absent or null.
  public func isMissing(_ value: JSONValue?) -> Bool { value?.isNull ?? true }

  /// Whether a checked attribute is absent.
  public func isMissing(_ value: (some Any)?) -> Bool { value == nil }

  /// The text of a value that a request cannot do without. The checks have seen that it is there;
  /// what they cannot see, such as an object in place of an id, is *rejected*.
  public func required(
    _ value: (some TextRepresentable)?, _ attribute: String
  ) throws(IntegrationError) -> String {
    guard let value else { throw .missing(attribute: attribute) }
    guard let text = value.messageText else {
      throw .rejected("message attribute \"\(attribute)\" has to be a text or a number")
    }
    return text
  }
}

extension JSONValue? {
  /// The value unless it is JSON null, which counts as missing where there is a choice.
  public var present: JSONValue? { self?.isNull == false ? self : nil }
}

extension RequestText {
  /// The text of a value; nil if there is none.
  public init?(optional value: (some TextRepresentable)?) {
    guard let text = value?.messageText else { return nil }
    self.init(text)
  }
}
