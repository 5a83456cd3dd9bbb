// SPDX-License-Identifier: MIT

/// The standard library of the mapping language: one declaration for each function and member.
/// Tests hold it, the evaluator's table and the documentation together.
package enum FunctionLibrary {
  /// All declarations, in the order of the documentation.
  package static let all: [FunctionDeclaration] =
    conditions + text + textWords + templates + patterns + numbers + dates + conversions + lists
    + listLambdas
    + objects + objectKeys + hashing + encodings + web + context

  /// A function that stands alone: `firstOf(…)`, `now`.
  package static func function(named name: String) -> FunctionDeclaration? {
    (byName[name] ?? []).first { $0.receiver == nil }
  }

  /// The functions and members of a name, whatever has them.
  package static func declarations(named name: String) -> [FunctionDeclaration] {
    byName[name] ?? []
  }

  /// A declaration by its id.
  package static func declaration(id: String) -> FunctionDeclaration? { byID[id] }

  /// What a value of the type has under a name, written in a form.
  ///
  /// The declaration made for the type itself is preferred to one for a type variable, that to one
  /// for Double, which an Int may use as well. JSON has what is declared for JSON only: the other
  /// types' functions are reached through `.string`, `.object` and so on.
  package static func member(
    named name: String,
    of type: FunctionType,
    form: FunctionDeclaration.Form
  ) -> FunctionDeclaration? {
    let candidates = (byName[name] ?? []).filter { $0.form == form && $0.receiver != nil }
    return rank(candidates, for: type).first
  }

  /// All that a value of the type has, for completion and for suggestions.
  package static func members(of type: FunctionType) -> [FunctionDeclaration] {
    rank(all, for: type)
  }

  private static func rank(
    _ candidates: [FunctionDeclaration],
    for type: FunctionType
  ) -> [FunctionDeclaration] {
    let unwrapped = type.unwrapped
    var exact: [FunctionDeclaration] = []
    var others: [FunctionDeclaration] = []
    for candidate in candidates {
      guard let receiver = candidate.receiver else { continue }
      var bindings: FunctionType.Bindings = [:]
      if receiver == unwrapped {
        exact.append(candidate)
      } else if receiver != .json, receiver.accepts(unwrapped, &bindings) {
        others.append(candidate)
      }
    }
    return exact + others
  }

  private static let byName: [String: [FunctionDeclaration]] = Dictionary(grouping: all) {
    $0.name
  }

  private static let byID: [String: FunctionDeclaration] = Dictionary(all.map { ($0.id, $0) }) {
    first,
    _ in first
  }
}
