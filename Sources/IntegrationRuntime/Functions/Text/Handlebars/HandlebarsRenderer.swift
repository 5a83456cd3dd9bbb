// SPDX-License-Identifier: MIT
import JSON

/// Fills a template. Stops where the text gets longer than functions may make it.
struct HandlebarsRenderer {
  private struct Context {
    var value: JSONValue
    var loop: [String: JSONValue] = [:]
  }

  private(set) var text = ""
  private var contexts: [Context]

  init(_ data: JSONValue) { contexts = [Context(value: data)] }

  mutating func render(_ nodes: [HandlebarsTemplate.Node]) {
    for node in nodes {
      guard text.utf8.count < OutputLimit.bytes else { return }
      switch node {
      case .text(let literal): text += literal
      case .value(let path, let isEscaped):
        let text = Self.text(of: value(at: path))
        self.text += isEscaped ? HTMLText.escaped(text) : text
      case .block(let block): render(block)
      }
    }
  }

  private mutating func render(_ block: HandlebarsTemplate.Block) {
    let value = value(at: block.path)
    switch block.kind {
    case .if: render(Self.holds(value) ? block.body : block.otherwise)
    case .unless: render(Self.holds(value) ? block.otherwise : block.body)
    case .with:
      guard let value, Self.holds(value) else { return render(block.otherwise) }
      inside(Context(value: value), block.body)
    case .each:
      let entries = Self.entries(of: value)
      guard !entries.isEmpty else { return render(block.otherwise) }
      for (index, entry) in entries.enumerated() {
        guard text.utf8.count < OutputLimit.bytes else { return }
        let loop: [String: JSONValue] = [
          "index": JSONValue(index), "key": entry.key ?? JSONValue(index),
          "first": JSONValue(index == 0), "last": JSONValue(index == entries.count - 1),
        ]
        inside(Context(value: entry.value, loop: loop), block.body)
      }
    }
  }

  private mutating func inside(_ context: Context, _ nodes: [HandlebarsTemplate.Node]) {
    contexts.append(context)
    render(nodes)
    contexts.removeLast()
  }

  private static func entries(of value: JSONValue?) -> [(key: JSONValue?, value: JSONValue)] {
    switch value?.kind {
    case .array: value?.elements.map { (nil, $0) } ?? []
    case .object: value?.members.map { (JSONValue($0.key), $0.value) } ?? []
    default: []
    }
  }

  /// What Handlebars takes for true: empty lists it does not.
  private static func holds(_ value: JSONValue?) -> Bool {
    guard let value, value.isTruthy else { return false }
    return value.kind != .array || value[0] != nil
  }

  private func value(at path: HandlebarsTemplate.Path) -> JSONValue? {
    guard path.up < contexts.count else { return nil }
    let context = contexts[contexts.count - 1 - path.up]
    if let name = path.loopValue {
      return contexts.last { !$0.loop.isEmpty }?.loop[name]
    }
    var value: JSONValue? = context.value
    for name in path.names {
      switch value?.kind {
      case .object: value = value?[exact: name]
      case .array:
        value =
          name == "length"
          ? JSONValue(value?.elements.count ?? 0) : Int(name).flatMap { value?[$0] }
      default: return nil
      }
    }
    return value
  }

  private static func text(of value: JSONValue?) -> String {
    guard let value, !value.isNull else { return "" }
    return value.flatText ?? value.jsonText
  }
}
