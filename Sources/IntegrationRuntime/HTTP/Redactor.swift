// SPDX-License-Identifier: MIT

/// Hides secrets in text that people will see. It knows the forms in which a secret travels (plain,
/// percent-encoded, as a form value, inside a JSON string, as base64) and finds them in one pass,
/// so what it puts in their place is never searched again.
package struct Redactor: Sendable {
  private let patterns: [[UInt8]]
  private let longest: Int
  /// Whether what only looks like a credential is hidden too.
  private let isSuspicious: Bool

  /// Hides nothing, for those who asked to see all.
  package static let none = Redactor()

  private init() {
    patterns = []
    longest = 0
    isSuspicious = false
  }

  /// Hides the secrets of a request, and the tokens that an answer hands out.
  package init(_ request: Request, _ response: Response? = nil) {
    self.init(request.secrets + (response?.tokens ?? []))
  }

  init(_ secrets: [Secret]) {
    var forms: Set<String> = []
    for secret in secrets where !secret.isEmpty {
      let text = secret.value
      forms.insert(text)
      forms.insert(PercentEncoding.pathSegment(text))
      let query = PercentEncoding.query(text)
      forms.insert(query)
      forms.insert(
        query.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: "+")
      )
      forms.insert(Self.jsonEscaped(text))
      for inside in Self.insideBase64(text) {
        forms.insert(inside)
        forms.insert(PercentEncoding.query(inside))
      }
    }
    // The longest form first: one secret may begin with another.
    patterns = forms.map { Array($0.utf8) }.sorted { $0.count > $1.count }
    longest = patterns.first?.count ?? 0
    isSuspicious = true
  }

  /// A text without secrets.
  package func redact(_ text: String) -> String {
    if patterns.isEmpty { return text }
    return String(decoding: redact(Array(text.utf8)[...], upTo: .max), as: UTF8.self)
  }

  /// Bytes without secrets.
  package func redact(_ bytes: [UInt8]) -> [UInt8] {
    patterns.isEmpty ? bytes : redact(bytes[...], upTo: .max)
  }

  /// The beginning of some bytes as text on one line, without secrets and control characters.
  package func excerpt(of bytes: [UInt8], limit: Int) -> String {
    let window = bytes.prefix(limit + longest)
    let clean = redact(window, upTo: limit)
    var text = ""
    for scalar in String(decoding: clean, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: text += "\\n"
      case 0x0D: text += "\\r"
      case 0x09: text += "\\t"
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return bytes.count > limit ? "\(text)… (\(bytes.count) bytes)" : text
  }

  /// - Parameter limit: where to stop; a secret that begins before it is hidden as a whole.
  private func redact(_ bytes: ArraySlice<UInt8>, upTo limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(min(bytes.count, limit))
    var index = bytes.startIndex
    while index < bytes.endIndex, index - bytes.startIndex < limit {
      if let match = patterns.first(where: { Self.matches($0, bytes, index) }) {
        result.append(contentsOf: Secret.redacted.utf8)
        index += match.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Whether a pattern stands here. One of fewer than four bytes has to stand alone: hiding every
  /// `p` would make the text unreadable and protect nothing.
  private static func matches(_ pattern: [UInt8], _ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool
  {
    let rest = bytes[index...]
    guard rest.starts(with: pattern) else { return false }
    guard pattern.count < 4 else { return true }
    let before = index > bytes.startIndex ? bytes[index - 1] : 0
    let after = rest.dropFirst(pattern.count).first ?? 0
    return !ByteSet.alphanumeric.contains(before) && !ByteSet.alphanumeric.contains(after)
  }

  /// How a text looks inside a longer text's base64: three ways, by where it begins. The characters
  /// at its ends that belong to its neighbours as well are left out, so all three are always found.
  private static func insideBase64(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    // Fewer bytes leave too little to be sure of.
    guard bytes.count >= 3 else { return [Base64.encode(bytes)] }
    return [Base64.encode(bytes)]
      + (0...2).map { shift in
        let encoded = Base64.encode(Array(repeating: 0, count: shift) + bytes)
        let start = (shift * 8 + 5) / 6
        let end = (shift + bytes.count) * 8 / 6
        return String(encoded.prefix(end).dropFirst(start))
      }
  }

  private static func jsonEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Redactor {
  /// Headers and parameters that usually hold credentials, whoever filled them in.
  func hides(_ name: some StringProtocol) -> Bool {
    guard isSuspicious else { return false }
    let name = name.lowercased()
    return ["auth", "cookie", "key", "token", "secret", "passw", "signature", "credential"]
      .contains { name.contains($0) }
  }

  /// A header's value without secrets; all of it is one if the name looks like that.
  package func redact(header name: String, _ value: String) -> String {
    if hides(name) { return Secret.redacted }
    return name.lowercased() == "location" ? redact(url: value) : redact(value)
  }

  /// A URL without secrets: known ones, and the values of parameters that look like credentials.
  package func redact(url: String) -> String {
    let clean = redact(url)
    guard let mark = clean.firstIndex(of: "?") else { return clean }
    let pairs = clean[clean.index(after: mark)...].split(
      separator: "&",
      omittingEmptySubsequences: false
    ).map { pair in
      guard let equals = pair.firstIndex(of: "="), hides(pair[..<equals]) else {
        return String(pair)
      }
      return "\(pair[..<equals])=\(Secret.redacted)"
    }
    return "\(clean[...mark])\(pairs.joined(separator: "&"))"
  }
}
