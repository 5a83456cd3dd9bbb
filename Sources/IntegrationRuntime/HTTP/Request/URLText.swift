// SPDX-License-Identifier: MIT

/// The text of a URL while it is put together from what an author wrote and from values. It knows
/// in which part of the URL the next character lands, so each value is escaped for its place.
struct URLText: Sendable, Hashable {
  enum Position: Sendable, Hashable {
    /// Nothing, or part of `https://`, has been seen.
    case scheme
    /// In the host and port; for a path: nothing has yet ended the endpoint's host.
    case authority
    case path
    case query
  }

  private(set) var text = ""
  private(set) var position: Position
  private(set) var secrets: [Secret] = []
  /// The text began as a URL of its own.
  let isAbsolute: Bool
  /// Why no request can be made of this text; the first reason found. Never quotes a value.
  private(set) var problem: String?
  /// A value stands where it could still become part of a host.
  private(set) var hasValueInAuthority = false
  /// A value was escaped for a path (and not for a query).
  private(set) var hasValueInPath = false

  /// After `#`. Fragments are never sent, so what follows is dropped; what would be appended to the
  /// whole text still lands at `position`.
  private var isInFragment = false
  private var segmentStart = 0
  private var segmentHasValue = false

  init(position: Position) {
    self.position = position
    isAbsolute = position == .scheme
  }

  /// What is appended as it is would still belong to the host.
  var isHostOpen: Bool { position == .scheme || position == .authority }

  mutating func note(_ problem: String) {
    if self.problem == nil { self.problem = problem }
  }

  mutating func reserve(_ capacity: Int) {
    text.reserveCapacity(capacity)
  }

  mutating func add(_ secret: Secret) {
    secrets.append(secret)
  }

  /// Adds text as the author wrote it: structure counts, and only what can't stand in a URL is
  /// escaped.
  mutating func appendWritten(_ written: String) {
    let bytes = Array(written.utf8)
    for (index, byte) in bytes.enumerated() where !isInFragment {
      guard byte > 0x1F, byte != 0x7F else {
        note("the URL has a control character")
        return
      }
      switch (position, byte) {
      case (_, UInt8(ascii: "#")):
        if position != .query { endSegment() }
        isInFragment = true
      case (_, UInt8(ascii: "%")) where !PercentEncoding.isEscape(bytes[index...].prefix(3)):
        text += "%25"
      case (.scheme, UInt8(ascii: "/")) where text.utf8.suffix(2).elementsEqual(":/".utf8):
        text += "/"
        position = .authority
        segmentStart = text.utf8.count
      case (.scheme, _):
        append(byte, keeping: .writtenPath)
      case (.authority, UInt8(ascii: "/")), (.path, UInt8(ascii: "/")):
        endSegment()
        text += "/"
        position = .path
        segmentStart = text.utf8.count
      case (.authority, UInt8(ascii: "?")), (.path, UInt8(ascii: "?")):
        endSegment()
        text += "?"
        position = .query
      case (.query, _):
        append(byte, keeping: .writtenQuery)
      case (.authority, UInt8(ascii: "[")), (.authority, UInt8(ascii: "]")):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        append(byte, keeping: .writtenPath)
      }
    }
  }

  /// Adds a value: escaped for the place it lands in, so that it stays one value.
  mutating func appendValue(_ value: String) {
    guard !isInFragment else { return }
    switch position {
    case .scheme:
      note("a value stands in the URL's scheme")
    case .authority:
      hasValueInAuthority = true
      fallthrough
    case .path:
      hasValueInPath = true
      segmentHasValue = true
      text += PercentEncoding.encode(value, keeping: .pathSegment)
    case .query:
      text += PercentEncoding.encode(value, keeping: .unreserved)
    }
  }

  /// Adds a value inside a host name, which only letters, digits, dots and hyphens can be. It may
  /// bring a port; one in the wrong place makes the whole URL invalid.
  mutating func appendHostValue(_ value: String) {
    guard !isInFragment else { return }
    let isAllowed: (UInt8) -> Bool = {
      ByteSet.hostName.contains($0) || $0 == UInt8(ascii: ":")
    }
    guard !value.isEmpty, value.utf8.allSatisfy(isAllowed) else {
      note("a value in the host is empty or has other characters than letters, digits, - and .")
      return
    }
    text += value
  }

  /// Checks the last segment; the text is complete after this.
  mutating func finish() {
    if position != .query { endSegment() }
  }

  private mutating func append(_ byte: UInt8, keeping kept: ByteSet) {
    PercentEncoding.append(CollectionOfOne(byte), to: &text, keeping: kept)
  }

  private mutating func endSegment() {
    if segmentHasValue, text.utf8.count == segmentStart {
      note("a value in the path is empty")
    }
    segmentHasValue = false
  }
}
