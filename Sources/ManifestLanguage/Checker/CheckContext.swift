// SPDX-License-Identifier: MIT
import Diagnostics
import FacadeSchema

/// What is known about a manifest while its parts are checked, and what they have used of it.
final class CheckContext {
  let settings: [Setting]
  let tables: [Table]
  let fragments: [Fragment]
  let types: TypeTable
  /// Headers of every request.
  var headers: [RequestItem] = []
  private var localCount = 0
  private(set) var usedTables: Set<String> = []
  private(set) var usedFragments: Set<String> = []
  private(set) var usedLocals: Set<Int> = []
  /// Names of the settings that are wrong themselves, which has been said.
  var brokenSettings: Set<String> = []
  /// Places of what has been said of answers, with the codes: rules that stand above several
  /// requests are read for each of them.
  private var rulesSaid: Set<String> = []
  /// Names of the steps so far and of those beside the one at hand, wherever they stand.
  var stepNames: Set<String> = []
  /// Every `let` by the place of its name. What stands in a fragment, or above all methods, is
  /// bound more than once.
  private var lets: [(range: SourceRange, locals: [Local])] = []

  init(
    settings: [Setting], tables: [Table] = [], fragments: [Fragment] = [],
    types: TypeTable = TypeTable()
  ) {
    self.settings = settings
    self.tables = tables
    self.fragments = fragments
    self.types = types
  }

  func setting(_ name: String) -> Setting? { settings.first { $0.name == name } }

  func table(_ name: String) -> Table? {
    guard let table = tables.first(where: { $0.name == name }) else { return nil }
    usedTables.insert(name)
    return table
  }

  func fragment(_ name: String) -> Fragment? {
    guard let fragment = fragments.first(where: { $0.name == name }) else { return nil }
    usedFragments.insert(name)
    return fragment
  }

  /// Reports what is wrong with rules, at each place once.
  func report(ofRules found: DiagnosticBag, into bag: inout DiagnosticBag) {
    for diagnostic in found.diagnostics {
      let place = diagnostic.range.bytes
      let key = "\(diagnostic.code.rawValue) \(place) \(diagnostic.range.file.path)"
      if rulesSaid.insert(key).inserted { bag.add(diagnostic) }
    }
  }

  func makeLocal(_ name: String, _ type: ValueType) -> Local {
    localCount += 1
    return Local(id: localCount, name: name, type: type)
  }

  func declare(_ local: Local, at range: SourceRange) {
    if let index = lets.firstIndex(where: { $0.range.bytes == range.bytes }) {
      lets[index].locals.append(local)
    } else {
      lets.append((range, [local]))
    }
  }

  /// Names that nothing reads, wherever they are bound.
  var unusedLets: [(name: String, range: SourceRange)] {
    lets.compactMap { place in
      guard let name = place.locals.first?.name, !place.locals.contains(where: isUsed) else {
        return nil
      }
      return (name, place.range)
    }
  }

  func use(_ local: Local) { usedLocals.insert(local.id) }
  func isUsed(_ local: Local) -> Bool { usedLocals.contains(local.id) }
}

/// What an expression can name at the place where it stands, and what is known about it there.
struct Scope {
  /// Nil where there is no message: endpoint, auth.
  var messageType: MessageType?
  var locals: [String: Local] = [:]
  /// The manifest's own names among them, which fragments see too.
  var shared: [String: Local] = [:]
  /// The manifest's own names where there is no place to keep their values: checks.
  var inlined: [String: (local: Local, value: CheckedExpression)] = [:]
  /// Answers to the requests of earlier steps.
  var answers: [String: StepAnswer] = [:]
  /// What their JSON is declared to be.
  var answerTypes: [String: ValueType.Base] = [:]
  /// What `payload` is, where there is one.
  var payload: (owner: PayloadOwner, type: ValueType)?
  /// Keys of expressions that are known not to be missing; see ``Narrowing``.
  var present: Set<String> = []
  /// Names that a `let` gives further down.
  var later: Set<String> = []
  /// Fragments that are being expanded, so that none contains itself.
  var openFragments: [String] = []

  static let settings = Scope()
  static func message(_ type: MessageType) -> Scope { Scope(messageType: type) }

  func adding(_ local: Local) -> Scope {
    var scope = self
    scope.locals[local.name] = local
    return scope
  }

  func adding(_ locals: [Local]) -> Scope { locals.reduce(self) { $0.adding($1) } }

  func knowing(_ keys: Set<String>) -> Scope {
    var scope = self
    scope.present.formUnion(keys)
    return scope
  }
}
