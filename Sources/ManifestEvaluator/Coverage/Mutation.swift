// SPDX-License-Identifier: MIT
package import Diagnostics
package import ManifestLanguage

/// A manifest with one line of a mapping left out, or with the values of two lines exchanged. If all
/// fixtures still pass, none of them looks at that line.
package struct Mutation: Sendable {
  /// The manifest with the change; several where a fragment or an alias puts the line into several
  /// places, one for each.
  private var manifests: [Manifest]
  package let range: SourceRange
  /// What was done: `dropping email`.
  package let text: String

  /// Every mutation of a manifest, one after another.
  package static func all(of manifest: Manifest) -> [Mutation] {
    var result: [Mutation] = []
    var places: [Place: Int] = [:]
    var target = 0
    while true {
      var mutator = Mutator(target: target)
      let mutated = mutator.mutated(manifest)
      guard let (range, text) = mutator.change else { return result }
      target += 1
      let place = Place(bytes: range.bytes, text: text)
      if let index = places[place] {
        result[index].manifests.append(mutated)
      } else {
        places[place] = result.count
        result.append(Mutation(manifests: [mutated], range: range, text: text))
      }
    }
  }

  private struct Place: Hashable {
    var bytes: Range<Int>
    var text: String
  }

  /// Whether a fixture fails that passes without it.
  package func isNoticed(by fixtures: [Fixture]) -> Bool {
    manifests.contains { manifest in
      let runner = FixtureRunner(manifest)
      return fixtures.contains { !runner.run($0).hasPassed }
    }
  }
}

/// Makes the change of one number.
private struct Mutator {
  let target: Int
  private var count = 0
  private(set) var change: (range: SourceRange, text: String)?

  init(target: Int) { self.target = target }

  /// Whether the change at hand is the one to make.
  private mutating func isNext(_ range: SourceRange, _ text: @autoclosure () -> String) -> Bool {
    guard change == nil else { return false }
    count += 1
    guard count == target + 1 else { return false }
    change = (range, text())
    return true
  }

  mutating func mutated(_ manifest: Manifest) -> Manifest {
    var manifest = manifest
    manifest.methods = manifest.methods.map { mutated($0) }
    manifest.events = manifest.events.map { mutated($0) }
    return manifest
  }

  private mutating func mutated(_ method: Method) -> Method {
    var method = method
    method.payload = method.payload.map { mutated($0) }
    method.steps = method.steps.map { mutated($0) }
    return method
  }

  private mutating func mutated(_ step: Step) -> Step {
    var step = step
    step.payload = step.payload.map { mutated($0) }
    switch step.action {
    case .request(let request): step.action = .request(mutated(request))
    case .sequence(let steps, let otherwise):
      step.action = .sequence(
        steps.map { mutated($0) }, otherwise: otherwise.map { mutated($0) })
    case .parallel(let steps, let failing):
      step.action = .parallel(steps.map { mutated($0) }, failing)
    }
    return step
  }

  private mutating func mutated(_ request: RequestTemplate) -> RequestTemplate {
    var request = request
    request.query = mutated(request.query)
    request.headers = mutated(request.headers)
    switch request.body {
    case .none, .payload, .text: break
    case .json(let value): request.body = .json(mutated(value))
    case .multipart(let value): request.body = .multipart(mutated(value))
    case .xml(let root, let value): request.body = .xml(root: root, mutated(value))
    case .form(let fields): request.body = .form(mutated(fields))
    }
    return request
  }

  private mutating func mutated(_ fields: RequestFields) -> RequestFields {
    switch fields {
    case .items(let items): .items(mutated(items))
    case .object(let value): .object(mutated(value))
    }
  }

  private mutating func mutated(_ items: [RequestItem]) -> [RequestItem] {
    var items = items
    for (index, item) in items.enumerated() {
      if isNext(item.nameRange, "dropping `\(item.name)`") {
        items.remove(at: index)
        return items
      }
      if index > 0,
        isNext(item.nameRange, "exchanging `\(items[index - 1].name)` and `\(item.name)`")
      {
        items[index].value = items[index - 1].value
        items[index - 1].value = item.value
        return items
      }
    }
    return items
  }

  // MARK: Payloads

  private mutating func mutated(_ value: CheckedValue) -> CheckedValue {
    switch value {
    case .expression: return value
    case .record(let record): return .record(mutated(record))
    case .list(let elements): return .list(elements.map { mutated($0) })
    case .each(var loop):
      loop.body = mutated(loop.body)
      return .each(loop)
    case .choice(var cases, let otherwise):
      for index in cases.indices { cases[index].value = mutated(cases[index].value) }
      return .choice(cases, otherwise: otherwise.map { mutated($0) })
    case .when(let condition, let value): return .when(condition, mutated(value))
    case .binding(let bindings, let value): return .binding(bindings, mutated(value))
    case .piece(let piece): return mutated(piece.value)
    }
  }

  private mutating func mutated(_ record: CheckedRecord) -> CheckedRecord {
    var record = record
    for (index, entry) in record.entries.enumerated() {
      switch entry {
      case .field(var field):
        let name = field.name ?? "this key"
        if isNext(field.keyRange, "dropping `\(name)`") {
          record.entries.remove(at: index)
          return record
        }
        if index > 0, case .field(var other) = record.entries[index - 1],
          isNext(field.keyRange, "exchanging `\(other.name ?? "the key before")` and `\(name)`")
        {
          (field.value, other.value) = (other.value, field.value)
          record.entries[index] = .field(field)
          record.entries[index - 1] = .field(other)
          return record
        }
        field.value = mutated(field.value)
        record.entries[index] = .field(field)
      case .spread(.expression(let expression)):
        if isNext(expression.range, "dropping this `$spread`") {
          record.entries.remove(at: index)
          return record
        }
      case .spread(.record(let value)): record.entries[index] = .spread(.record(mutated(value)))
      }
      if change != nil { return record }
    }
    return record
  }
}
