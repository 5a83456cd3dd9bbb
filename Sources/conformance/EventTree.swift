// SPDX-License-Identifier: MIT
import YAMLTree

/// Writes events in the notation of yaml-test-suite.
struct EventTree {
  private(set) var text = ""
  private(set) var documentCount = 0
  private var depth = 0

  mutating func add(_ event: YAMLEvent) {
    switch event.kind {
    case .streamStart: open("+STR")
    case .streamEnd: close("-STR")
    case .documentStart(let isExplicit):
      documentCount += 1
      open(isExplicit ? "+DOC ---" : "+DOC")
    case .documentEnd(let isExplicit): close(isExplicit ? "-DOC ..." : "-DOC")
    case .alias(let name): line("=ALI *\(name)")
    case .scalar(let text, let style):
      line("=VAL" + properties(event) + " " + Self.sign(style) + Self.escaped(text))
    case .sequenceStart(let isFlow): open((isFlow ? "+SEQ []" : "+SEQ") + properties(event))
    case .sequenceEnd: close("-SEQ")
    case .mappingStart(let isFlow): open((isFlow ? "+MAP {}" : "+MAP") + properties(event))
    case .mappingEnd: close("-MAP")
    }
  }

  private func properties(_ event: YAMLEvent) -> String {
    (event.anchor.map { " &\($0)" } ?? "") + (event.tag.map { " <\($0)>" } ?? "")
  }

  private mutating func open(_ text: String) {
    line(text)
    depth += 1
  }

  private mutating func close(_ text: String) {
    depth -= 1
    line(text)
  }

  private mutating func line(_ text: String) {
    self.text += String(repeating: " ", count: max(0, depth)) + text + "\n"
  }

  private static func sign(_ style: YAMLScalar.Style) -> String {
    switch style {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\0": result += "\\0"
      case "\u{08}": result += "\\b"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
