// SPDX-License-Identifier: MIT
internal import Diagnostics

/// Builds the tree of the first document from events, with a stack of its own.
struct TreeBuilder {
  /// A collection that is not finished.
  private struct Open {
    var event: YAMLEvent
    var isMapping: Bool
    var isFlow: Bool
    var children: [YAMLNode] = []
    var expandedCount = 1
  }

  /// What an anchor's name stands for. A collection can be named before it is finished.
  private enum Anchored {
    case open(SourceRange)
    case finished(YAMLContent)
  }

  private static let maxProblems = 100

  let file: SourceFile
  let options: YAMLOptions
  private(set) var bag = DiagnosticBag()
  private(set) var root: YAMLNode?
  /// The scalar read last, to explain an error right behind it.
  private(set) var lastScalar: SyntaxExplanation.LastScalar?
  private(set) var hasExceededLimit = false
  private var stack: [Open] = []
  private var anchors: [String: Anchored] = [:]
  private var nodeCount = 0
  private var expandedCount = 0
  private var documentCount = 0

  init(file: SourceFile, options: YAMLOptions) {
    self.file = file
    self.options = options
  }

  /// Takes one event; false if the rest is not worth reading.
  mutating func take(_ event: YAMLEvent) -> Bool {
    // Nobody reads more, and a hostile file could have a million.
    guard bag.diagnostics.count < Self.maxProblems else {
      hasExceededLimit = true
      return false
    }
    switch event.kind {
    case .streamStart, .streamEnd, .documentEnd: return true
    case .documentStart: return startDocument(event)
    case .alias(let name): return takeAlias(name, event)
    case .scalar(let text, let style):
      lastScalar = (style, event.contentStart..<event.bytes.upperBound)
      guard count(1, at: event) else { return false }
      finish(makeScalar(text, style, event), event)
      return true
    case .sequenceStart(let isFlow): return open(event, isMapping: false, isFlow: isFlow)
    case .mappingStart(let isFlow): return open(event, isMapping: true, isFlow: isFlow)
    case .sequenceEnd, .mappingEnd:
      close(event)
      return true
    }
  }

  private mutating func startDocument(_ event: YAMLEvent) -> Bool {
    documentCount += 1
    guard documentCount > 1 else { return true }
    bag.report(
      .multipleDocuments,
      "the file has more than one YAML document",
      at: range(event.bytes),
      label: "a second one begins here",
      help: ["put each document into a file of its own"]
    )
    return false
  }

  private mutating func takeAlias(_ name: String, _ event: YAMLEvent) -> Bool {
    let range = range(event.bytes)
    switch anchors[name] {
    case .finished(let content):
      guard count(content.expandedCount, at: event, alias: name),
        checkDepth(stack.count + content.height, at: range)
      else { return false }
      add(
        YAMLNode(range: range, alias: name, content: content),
        expandedCount: content.expandedCount
      )
      return true
    case .open(let anchor):
      bag.report(
        .recursiveAlias,
        "`*\(name)` stands inside the node that it repeats",
        at: range,
        related: [.init(anchor, "`&\(name)` is here")]
      )
    case nil:
      let names = anchors.count > Self.maxProblems ? [] : anchors.keys.sorted()
      bag.report(
        .unknownAlias,
        "there is no anchor `&\(name)` above",
        at: range,
        label: Suggestion.nearest(to: name, among: names).map { Label("did you mean `*\($0)`?") },
        help: ["YAML reads a leading `*` as a reference to an anchor; text needs quotes"]
      )
    }
    // Keep the shape of the collection around it.
    guard count(1, at: event) else { return false }
    let empty = YAMLScalar(text: "", style: .plain, range: range, resolved: .null)
    let content = YAMLContent(
      kind: .scalar(empty),
      range: range,
      tag: nil,
      anchor: nil,
      expandedCount: 1
    )
    add(YAMLNode(range: range, alias: name, content: content), expandedCount: 1)
    return true
  }

  private mutating func open(_ event: YAMLEvent, isMapping: Bool, isFlow: Bool) -> Bool {
    guard count(1, at: event) else { return false }
    let start = event.contentStart..<max(event.contentStart, event.bytes.upperBound)
    guard checkDepth(stack.count + 1, at: range(start)) else { return false }
    if let anchor = event.anchor { anchors[anchor] = .open(range(event.bytes)) }
    stack.append(Open(event: event, isMapping: isMapping, isFlow: isFlow))
    return true
  }

  private mutating func checkDepth(_ depth: Int, at range: SourceRange) -> Bool {
    guard depth > options.limits.maxDepth else { return true }
    hasExceededLimit = true
    bag.report(
      .nestingTooDeep,
      "collections are nested more than \(options.limits.maxDepth) deep",
      at: range
    )
    return false
  }

  private mutating func close(_ end: YAMLEvent) {
    guard let open = stack.popLast() else { return }
    let start = open.event.contentStart
    let upper =
      open.isFlow
      ? end.bytes.upperBound
      : open.children.map(\.range.bytes.upperBound).max() ?? open.event.bytes.upperBound
    let kind: YAMLNode.Kind =
      open.isMapping
      ? .mapping(MappingBuilder.build(open.children, options: options, into: &bag))
      : .sequence(open.children)
    let content = YAMLContent(
      kind: kind,
      range: range(start..<max(start, upper)),
      tag: open.event.tag,
      anchor: open.event.anchor,
      expandedCount: open.expandedCount
    )
    let isFlow = stack.last?.isFlow ?? false
    TagCheck.check(content, open.event, isFlow: isFlow, options: options, into: &bag)
    finish(content, open.event)
  }

  private mutating func makeScalar(
    _ text: String,
    _ style: YAMLScalar.Style,
    _ event: YAMLEvent
  ) -> YAMLContent {
    let range = range(event.contentStart..<event.bytes.upperBound)
    let value = TagCheck.resolve(
      text,
      style,
      event,
      in: file,
      isFlow: stack.last?.isFlow ?? false,
      options: options,
      into: &bag
    )
    let scalar = YAMLScalar(text: text, style: style, range: range, resolved: value)
    return YAMLContent(
      kind: .scalar(scalar),
      range: range,
      tag: event.tag,
      anchor: event.anchor,
      expandedCount: 1
    )
  }

  private mutating func finish(_ content: YAMLContent, _ event: YAMLEvent) {
    if let anchor = event.anchor { anchors[anchor] = .finished(content) }
    add(
      YAMLNode(range: content.range, alias: nil, content: content),
      expandedCount: content.expandedCount
    )
  }

  private mutating func add(_ node: YAMLNode, expandedCount: Int) {
    guard let last = stack.indices.last else {
      root = node
      return
    }
    stack[last].children.append(node)
    stack[last].expandedCount += expandedCount
  }

  /// Counts one node that stands for `expanded` nodes. Counting what aliases stand for, and
  /// stopping, before anything is copied is what makes a "billion laughs" file harmless; the sums
  /// cannot overflow because they end at the limit.
  private mutating func count(
    _ expanded: Int,
    at event: YAMLEvent,
    alias: String? = nil
  ) -> Bool {
    nodeCount += 1
    expandedCount += expanded
    hasExceededLimit =
      nodeCount > options.limits.maxNodes || expandedCount > options.limits.maxExpandedNodes
    if nodeCount > options.limits.maxNodes {
      bag.report(
        .tooManyNodes,
        "the file has more than \(options.limits.maxNodes) nodes",
        at: range(event.bytes)
      )
      return false
    }
    if expandedCount > options.limits.maxExpandedNodes {
      let subject = alias.map { "with `*\($0)` the aliases stand" } ?? "the aliases stand"
      bag.report(
        .aliasExpansion,
        "\(subject) for more than \(options.limits.maxExpandedNodes) nodes",
        at: range(event.bytes)
      )
      return false
    }
    return true
  }

  private func range(_ bytes: Range<Int>) -> SourceRange { SourceRange(file, bytes) }
}
