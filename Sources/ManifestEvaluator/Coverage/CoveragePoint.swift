// SPDX-License-Identifier: MIT
package import Diagnostics
import ManifestLanguage

/// A place of a manifest that fixtures should reach.
package struct CoveragePoint: Sendable {
  package enum Kind: Sendable {
    /// A field of a payload, that should have a value.
    case field(String)
    /// A condition, that should hold once and not hold once.
    case condition
    /// A case of a choice, that should be taken once.
    case branch
    /// A default behind `??`, that should be used once, and not used once.
    case fallback
    /// A list, that should have an element once.
    case loop
    /// A request, that should be sent once.
    case request(String)
    /// A check, that should fail once.
    case check
    /// What answers mean, that should hold once.
    case rule
    /// A setting that need not be entered, that should be once.
    case setting(String)
  }

  package var kind: Kind
  package var range: SourceRange

  /// What no fixture does; nil if nothing is missing.
  func gap(_ ways: CoverageTrace.Ways) -> String? {
    switch kind {
    case .field(let name): ways.contains(.yes) ? nil : "no fixture gives `\(name)` a value"
    case .condition:
      if !ways.contains(.yes) {
        "this holds in no fixture"
      } else {
        ways.contains(.no) ? nil : "this holds in every fixture"
      }
    case .branch: ways.contains(.yes) ? nil : "no fixture takes this branch"
    case .fallback:
      if !ways.contains(.no) {
        "no fixture needs this default"
      } else {
        ways.contains(.yes) ? nil : "every fixture needs this default"
      }
    case .loop: ways.contains(.yes) ? nil : "this list is empty in every fixture"
    case .request(let name): ways.contains(.yes) ? nil : "no fixture sends \(name)"
    case .check: ways.contains(.yes) ? nil : "no fixture fails this check"
    case .rule: ways.contains(.yes) ? nil : "no fixture has an answer for which this holds"
    case .setting(let name): ways.contains(.yes) ? nil : "no fixture enters the setting `\(name)`"
    }
  }
}

extension CoveragePoint {
  /// Every place of a manifest that fixtures should reach, each once.
  static func all(in manifest: Manifest) -> [CoveragePoint] {
    var collector = Collector()
    for setting in manifest.settings where !setting.isRequired {
      collector.add(.setting(setting.name), setting.nameRange)
    }
    for ensure in manifest.ensures { collector.check(ensure) }
    for option in manifest.auth { collector.auth(option) }
    for handler in manifest.handlers { collector.handler(handler) }
    return collector.points
  }

  private struct Collector {
    var points: [CoveragePoint] = []
    private var known: Set<Range<Int>> = []

    init() {}

    mutating func add(_ kind: Kind, _ range: SourceRange) {
      // What an alias or a fragment repeats is one place.
      guard known.insert(range.bytes).inserted else { return }
      points.append(CoveragePoint(kind: kind, range: range))
    }

    mutating func check(_ ensure: Ensure) {
      guard case .condition(_, let conditions, _) = ensure.subject, ensure.canFail else { return }
      add(.check, ensure.range)
      for condition in conditions.values.prefix(1) { expression(condition.reason) }
    }

    mutating func auth(_ option: AuthOption) {
      if let condition = option.condition { self.condition(condition) }
    }

    mutating func handler(_ method: Method) {
      for binding in method.bindings { expression(binding.value) }
      if let condition = method.condition { self.condition(condition) }
      if let payload = method.payload { value(payload) }
      lock(method.lock)
      for step in method.steps { self.step(step) }
      if let batch = method.batch { self.batch(batch) }
    }

    private mutating func batch(_ batch: BatchTemplate) {
      if let key = batch.key { expression(key) }
      step(batch.step)
      guard let results = batch.results else { return }
      expression(results.source)
      if let match = results.match { expression(match) }
      rules(results.failures)
    }

    private mutating func lock(_ lock: LockTemplate?) {
      if let condition = lock?.condition { self.condition(condition) }
      if let key = lock?.key { expression(key) }
    }

    private mutating func step(_ step: Step) {
      if let loop = step.loop {
        expression(loop.source)
        add(.loop, loop.source.range)
      }
      for binding in step.bindings { expression(binding.value) }
      if let condition = step.condition { self.condition(condition) }
      lock(step.lock)
      if let payload = step.payload { value(payload) }
      rules(step.sending.rules)
      switch step.action {
      case .request(let request):
        add(.request(step.name.map { "the request of `\($0)`" } ?? "this request"), request.range)
        self.request(request)
      case .sequence(let steps, let otherwise): for step in steps + otherwise { self.step(step) }
      case .parallel(let steps, _): for step in steps { self.step(step) }
      }
    }

    private mutating func rules(_ rules: [ResponseRule]) {
      for rule in rules {
        if case .condition(let condition) = rule.test { add(.rule, condition.range) }
        if let reason = rule.reason { expression(reason) }
      }
    }

    private mutating func request(_ request: RequestTemplate) {
      if let path = request.path { expression(path) }
      fields(request.query)
      for header in request.headers {
        add(.field(header.name), header.nameRange)
        expression(header.value)
      }
      switch request.body {
      case .none, .payload: break
      case .json(let value), .multipart(let value), .xml(_, let value): self.value(value)
      case .form(let fields): self.fields(fields)
      case .text(let text): expression(text)
      }
    }

    private mutating func fields(_ fields: RequestFields) {
      switch fields {
      case .items(let items):
        for item in items {
          add(.field(item.name), item.nameRange)
          expression(item.value)
        }
      case .object(let value): self.value(value)
      }
    }

    private mutating func condition(_ expression: CheckedExpression) {
      add(.condition, expression.range)
      self.expression(expression)
    }

    // MARK: Payloads

    private mutating func value(_ value: CheckedValue) {
      switch value {
      case .expression(let expression): self.expression(expression)
      case .record(let record):
        for entry in record.entries {
          switch entry {
          case .field(let field):
            add(.field(field.name ?? "this key"), field.keyRange)
            self.value(field.value)
          case .spread(.expression(let expression)): self.expression(expression)
          case .spread(.record(let value)): self.value(value)
          }
        }
      case .list(let elements): for element in elements { self.value(element) }
      case .each(let loop):
        expression(loop.source)
        add(.loop, loop.source.range)
        for binding in loop.bindings { expression(binding.value) }
        if let condition = loop.condition { self.condition(condition) }
        self.value(loop.body)
      case .choice(let cases, let otherwise):
        for (index, item) in cases.enumerated() {
          // Where the last case is not taken, what follows is, or nothing.
          add(index == cases.count - 1 ? .condition : .branch, item.condition.range)
          expression(item.condition)
          self.value(item.value)
        }
        if let otherwise { self.value(otherwise) }
      case .when(let condition, let value):
        self.condition(condition)
        self.value(value)
      case .binding(let bindings, let value):
        for binding in bindings { expression(binding.value) }
        self.value(value)
      case .piece(let piece): self.value(piece.value)
      }
    }

    private mutating func expression(_ expression: CheckedExpression) {
      switch expression.kind {
      case .conditional(let condition, _, _): add(.condition, condition.range)
      case .coalesce(let left, _) where left.type.isOptional || left.type.base == .json:
        add(.fallback, left.range)
      default: break
      }
      for child in expression.children { self.expression(child) }
    }
  }
}
