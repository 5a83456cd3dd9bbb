// SPDX-License-Identifier: MIT
import JSON

/// A text with holes in the language of Handlebars, as far as it needs no program: values, `if`,
/// `unless`, `each`, `with`, `else`, comments.
struct HandlebarsTemplate {
  indirect enum Node {
    case text(String)
    case value(Path, isEscaped: Bool)
    case block(Block)
  }

  /// `../a.b`, `this`, `@index`
  struct Path {
    /// How many contexts further out it begins.
    var up = 0
    /// `@index`, `@key`, `@first`, `@last` instead of names.
    var loopValue: String?
    var names: [String] = []
  }

  struct Block {
    enum Kind: String { case `if`, unless, each, with }

    var kind: Kind
    var path: Path
    var body: [Node] = []
    var otherwise: [Node] = []
  }

  var nodes: [Node]

  /// Nil if the text is no template, or has helpers or partials, which are programs.
  init?(_ text: String) {
    var parser = HandlebarsParser(text)
    guard let nodes = parser.parse() else { return nil }
    self.nodes = nodes
  }
}

extension String {
  /// The template with its holes filled; nil if it cannot be read.
  ///
  /// `{{a.b}}` is a value with HTML's special characters as references, `{{{a.b}}}` one as it is.
  /// Missing and null values are nothing, lists are joined by commas, objects are JSON text.
  public func rendered(_ data: JSONObject) -> String? {
    guard let template = HandlebarsTemplate(self) else { return nil }
    var renderer = HandlebarsRenderer(data.json)
    renderer.render(template.nodes)
    return renderer.text
  }
}
