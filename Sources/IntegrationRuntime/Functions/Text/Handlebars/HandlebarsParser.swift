// SPDX-License-Identifier: MIT

/// Reads a template. Whatever it does not know makes it give up: a template is filled as its author
/// meant it, or not at all.
struct HandlebarsParser {
  private struct Frame {
    var block: HandlebarsTemplate.Block
    var isInElse = false
    /// Whether it is an `else if`, which ends with the block that it belongs to.
    var isChained = false
  }

  /// So many blocks in each other at most.
  private static let depth = 50

  private let tokens: [HandlebarsToken]?
  private var frames: [Frame] = []
  private var nodes: [HandlebarsTemplate.Node] = []

  init(_ text: String) { tokens = HandlebarsToken.all(in: text) }

  mutating func parse() -> [HandlebarsTemplate.Node]? {
    guard let tokens else { return nil }
    for token in tokens {
      switch token {
      case .text(let text): if !text.isEmpty { append(.text(text)) }
      case .comment: break
      case .value(let content, let isEscaped):
        guard let path = HandlebarsTemplate.Path(content) else { return nil }
        append(.value(path, isEscaped: isEscaped))
      case .open(let content): guard open(content) else { return nil }
      case .otherwise(let content): guard otherwise(content) else { return nil }
      case .close(let name): guard close(name) else { return nil }
      }
    }
    return frames.isEmpty ? nodes : nil
  }

  private mutating func append(_ node: HandlebarsTemplate.Node) {
    guard let last = frames.indices.last else {
      nodes.append(node)
      return
    }
    if frames[last].isInElse {
      frames[last].block.otherwise.append(node)
    } else {
      frames[last].block.body.append(node)
    }
  }

  private mutating func open(_ content: String, isChained: Bool = false) -> Bool {
    let words = content.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, frames.count < Self.depth,
      let kind = HandlebarsTemplate.Block.Kind(rawValue: String(words[0])),
      let path = HandlebarsTemplate.Path(String(words[1]))
    else { return false }
    frames.append(Frame(block: .init(kind: kind, path: path), isChained: isChained))
    return true
  }

  private mutating func otherwise(_ content: String) -> Bool {
    guard let last = frames.indices.last, !frames[last].isInElse else { return false }
    frames[last].isInElse = true
    return content.isEmpty || open(content, isChained: true)
  }

  private mutating func close(_ name: String) -> Bool {
    while let frame = frames.popLast() {
      append(.block(frame.block))
      if !frame.isChained { return frame.block.kind.rawValue == name }
    }
    return false
  }
}

extension HandlebarsTemplate.Path {
  /// Nil for what is no path, such as a helper with arguments.
  init?(_ text: String) {
    var rest = text[...]
    while rest == ".." || rest.hasPrefix("../") {
      up += 1
      rest = rest.dropFirst(rest == ".." ? 2 : 3)
    }
    if rest.hasPrefix("@") {
      loopValue = String(rest.dropFirst())
      guard ["index", "key", "first", "last"].contains(loopValue), up == 0 else { return nil }
      return
    }
    if rest.isEmpty, up > 0 { return }
    if rest == "." || rest == "this" { return }
    if rest.hasPrefix("this.") || rest.hasPrefix("this/") { rest = rest.dropFirst(5) }
    while true {
      let isBracketed = rest.first == "["
      let end =
        isBracketed ? rest.firstIndex(of: "]") : rest.firstIndex { $0 == "." || $0 == "/" }
      guard let end = end ?? (isBracketed ? nil : rest.endIndex) else { return nil }
      let name = isBracketed ? rest[..<end].dropFirst() : rest[..<end]
      guard isBracketed || !name.isEmpty && !name.contains(where: Self.isReserved) else {
        return nil
      }
      names.append(String(name))
      rest = rest[end...].dropFirst(isBracketed ? 1 : 0)
      guard let separator = rest.first else { return }
      guard separator == "." || separator == "/" else { return nil }
      rest = rest.dropFirst()
    }
  }

  private static func isReserved(_ character: Character) -> Bool {
    character.isWhitespace || "!\"#%&'()*+,;<=>@[\\]^`{|}~".contains(character)
  }
}
