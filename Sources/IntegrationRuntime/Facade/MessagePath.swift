// SPDX-License-Identifier: MIT

/// A path into a message whose parts are known when code is generated, so that nothing is split or
/// normalised when it runs.
public struct MessagePath: Sendable {
  /// Where a path starts.
  public enum Head: Sendable {
    /// The context: paths that begin with `context` or `options`.
    case context
    /// The traits with the id.
    case traits
    /// The properties of track, page and screen; the group bag of a group; else the message's
    /// `properties`.
    case properties
    /// What the message says to integrations.
    case integrations
    /// An entry of the message by its exact name, which must not be an accessor's.
    case field(StaticString)
    /// The message as it came, dates not converted: paths that begin with `raw`.
    case raw
  }

  let head: Head
  /// Normalised: ASCII lower-case letters, digits and dots only. Empty for the head alone.
  let tail: StaticString

  /// A path.
  ///
  /// - Parameter tail: the segments after the head, joined by dots and normalised: ASCII lower-case
  ///   letters, digits and dots only (`traits.firstname`). Empty for the head alone.
  public init(_ head: Head, _ tail: StaticString = "") {
    self.head = head
    self.tail = tail
  }
}
