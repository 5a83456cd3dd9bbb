// SPDX-License-Identifier: MIT
public import JSON

/// What a browser's user agent says, by the words that browsers are known by. What is not known is
/// nil.
struct UserAgent {
  private let text: String
  private(set) var name: String?
  private(set) var version: String?
  private(set) var os: String?
  private(set) var osVersion: String?
  private(set) var device: String?

  init(_ text: String) {
    // No browser sends more.
    self.text = text.leading(1_024)
    readBrowser()
    readSystem()
  }

  /// Word before the version, and the browser's name; the first that occurs decides.
  private static let browsers: [(word: String, name: String)] = [
    ("Opera Mini/", "Opera Mini"), ("OPiOS/", "Opera Mini"), ("OPR/", "Opera"), ("Opera/", "Opera"),
    ("MSIE ", "IE"), ("Edge/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("Edg/", "Edge"),
    ("YaBrowser/", "Yandex"), ("SamsungBrowser/", "Samsung Browser"), ("Vivaldi/", "Vivaldi"),
    ("Silk/", "Silk"), ("UCBrowser/", "UCBrowser"), ("CriOS/", "Chrome Mobile"),
    ("FBAV/", "Facebook"), ("FxiOS/", "Firefox"), ("Chromium/", "Chromium"),
  ]

  private mutating func readBrowser() {
    for (word, name) in Self.browsers {
      guard let version = version(after: word) else { continue }
      (self.name, self.version) = (name, version)
      return
    }
    if has("Trident/"), let version = version(after: "rv:") {
      (name, self.version) = ("IE", version)
    } else if let version = version(after: "Chrome/") {
      (name, self.version) = (has("Android") ? "Chrome Mobile" : "Chrome", version)
    } else if let version = version(after: "Version/"), has("Safari/") {
      let name = has("Android") ? "Android Browser" : has("Mobile/") ? "Mobile Safari" : "Safari"
      (self.name, self.version) = (name, version)
    } else if let version = version(after: "Firefox/") {
      (name, self.version) = ("Firefox", version)
    }
  }

  private mutating func readSystem() {
    if let version = version(after: "Windows Phone OS ") ?? version(after: "Windows Phone ") {
      (os, osVersion) = ("Windows Phone", version)
    } else if has("Windows") {
      os = "Windows"
      osVersion = version(after: "Windows NT ").map { Self.windows[$0] ?? $0 }
    } else if has("BlackBerry") || has("BB10") {
      (os, osVersion) = ("BlackBerry", version(after: "Version/"))
    } else if has("Tizen") {
      (os, osVersion) = ("Tizen", version(after: "Tizen "))
    } else if has("Android") {
      (os, osVersion) = ("Android", version(after: "Android "))
    } else if has("iPhone") || has("iPad") || has("iPod") {
      device = has("iPad") ? "iPad" : has("iPod") ? "iPod" : "iPhone"
      os = "iOS"
      osVersion = (version(after: "iPhone OS ") ?? version(after: "CPU OS "))?
        .replacingText("_", with: ".")
    } else if has("CrOS") {
      os = "Chromium OS"
    } else if has("Mac OS X") || has("Macintosh") {
      os = "Mac OS"
      osVersion = version(after: "Mac OS X ")?.replacingText("_", with: ".")
    } else if has("Symbian") {
      os = "Symbian"
    } else if has("Linux") || has("X11") {
      os = "Linux"
    }
  }

  private static let windows = [
    "10.0": "10", "6.4": "10", "6.3": "8.1", "6.2": "8", "6.1": "7", "6.0": "Vista", "5.2": "XP",
    "5.1": "XP", "5.0": "2000",
  ]

  private func has(_ word: String) -> Bool { text.containsText(word) }

  private func version(after word: String) -> String? {
    guard let rest = text.after(word) else { return nil }
    let version = rest.unicodeScalars.prefix {
      ("0"..."9").contains($0) || ("a"..."z").contains($0) || $0 == "." || $0 == "_"
    }
    return version.isEmpty ? nil : String(version)
  }
}

extension String {
  /// What a browser's user agent says: `name`, `version`, `major`, `os`, `osVersion`, `device`; what
  /// it does not say is left out.
  public var userAgentParts: JSONObject {
    let agent = UserAgent(self)
    return .built { writer in
      writer.field("name", agent.name)
      writer.field("version", agent.version)
      writer.field("major", agent.version?.before("."))
      writer.field("os", agent.os)
      writer.field("osVersion", agent.osVersion)
      writer.field("device", agent.device)
    }
  }
}
