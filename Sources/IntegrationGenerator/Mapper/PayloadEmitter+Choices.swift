// SPDX-License-Identifier: MIT
import FunctionLibrary
import ManifestLanguage
import SwiftEmitter

/// `$if` and `$switch`: one of several values.
extension PayloadEmitter {
  func choice(
    _ cases: [CheckedCase], _ otherwise: CheckedValue?, name: Identifier, path: [Identifier],
    documentation: [String]
  ) -> Emitted {
    if case .choice(let more, let last)? = otherwise {
      return choice(cases + more, last, name: name, path: path, documentation: documentation)
    }
    let values = cases.map(\.value) + (otherwise.map { [$0] } ?? [])
    if let present = presence(cases, otherwise) { return present }
    if let plain = plainChoice(cases, otherwise, values) { return plain }
    let path = path + [name]
    var types = NameScope(reserved: Self.reservedTypes.union(path))
    var names = NameScope()
    let emitted = values.enumerated().map { index, value -> (title: Identifier, value: Emitted) in
      let title = names.claim(
        .lowerCamel(
          index < cases.count ? Self.title(of: cases[index], index: index) : "otherwise"))
      let value = emit(
        value, name: types.claim(.upperCamel(title.name)), path: path,
        documentation: ["One of the alternatives."])
      return (title, value)
    }
    let weight = emitted.reduce(cases.reduce(0) { $0 + $1.condition.size }) {
      $0 + $1.value.weight
    }
    var result = Emitted(
      type: Self.qualified(path),
      isOptional: otherwise == nil || emitted.contains { $0.value.isOptional }, code: .empty,
      isAtom: false, isPayload: true, mayLackKey: emitted.contains { $0.value.mayLackKey },
      weight: cases.count > 1 ? 1 : weight)
    let codes: [Code]
    if let type = emitted.first?.value.type,
      emitted.allSatisfy({ $0.value.type == type && $0.value.declared.isEmpty })
    {
      result.type = type
      result.isPayload = emitted.allSatisfy(\.value.isPayload)
      codes = emitted.map(\.value.atom)
    } else {
      codes = emitted.map { Self.alternative("\(Self.qualified(path)).\($0.title)", $0.value) }
      let alternatives = emitted.map { title, value in
        PayloadType.Alternative(
          name: title, type: value.type, mayLackKey: value.mayLackKey)
      }
      result.declared = [
        PayloadType(
          name: name, documentation: documentation, shape: .choice(alternatives),
          nested: emitted.flatMap(\.value.declared))
      ]
    }
    result.code = choice(
      result.typeName, cases, codes, otherwise: otherwise == nil ? nil : codes.last)
    return result
  }

  private static func alternative(_ make: Code, _ emitted: Emitted) -> Code {
    guard emitted.isOptional else { return Layout.call(make, [emitted.code], room: 80) }
    // Of alternatives some of which may be missing Swift has to be told that all may.
    let isChoice = !emitted.isAtom && emitted.isPayload
    let value: Code = isChoice ? "(\(emitted.atom) as \(emitted.type)?)" : emitted.atom
    return "\(value).map(\(make))"
  }

  /// `{ $if: has(x), $then: "${x}" }`: the value unless it is null.
  private func presence(_ cases: [CheckedCase], _ otherwise: CheckedValue?) -> Emitted? {
    guard otherwise == nil, cases.count == 1,
      case .call(let function, _, let arguments) = cases[0].condition.kind, function.name == "has",
      let tested = arguments.first ?? nil, case .expression(let value) = cases[0].value
    else { return nil }
    let emitted = expressions.emit(value)
    guard emitted.code == expressions.value(tested), emitted.type.isOptional else { return nil }
    return Emitted(
      type: expressions.names.swift(emitted.type.base), isOptional: true,
      code: emitted.type.base == .json ? "\(emitted.operand).present" : emitted.code,
      weight: value.size)
  }

  /// Alternatives that are expressions of one type need no type of their own.
  private func plainChoice(
    _ cases: [CheckedCase], _ otherwise: CheckedValue?, _ values: [CheckedValue]
  ) -> Emitted? {
    var base: ValueType.Base?
    var parts: [CheckedExpression] = []
    for value in values {
      guard case .expression(let expression) = value else { return nil }
      parts.append(expression)
      if let known = base {
        guard
          let common = known == expression.type.base
            ? known : Self.common(known, expression.type.base)
        else { return nil }
        base = common
      } else {
        base = expression.type.base
      }
    }
    guard let base else { return nil }
    let emitted = parts.map { expressions.converted(expressions.emit($0), $0, to: base) }
    let isOptional = otherwise == nil || emitted.contains(where: \.type.isOptional)
    let code = choice(
      expressions.names.swift(ValueType(base, optional: isOptional)), cases, emitted.map(\.atom),
      otherwise: otherwise == nil ? nil : emitted.last?.atom)
    let weight = parts.reduce(cases.reduce(0) { $0 + $1.condition.size }) { $0 + $1.size }
    return Emitted(
      type: expressions.names.swift(base), isOptional: isOptional, code: code, isAtom: false,
      weight: cases.count > 1 ? 1 : weight)
  }

  /// A `?:`, or if there is more than one case, which takes the compiler too long, a closure.
  private func choice(
    _ type: Code, _ cases: [CheckedCase], _ values: [Code], otherwise: Code?
  ) -> Code {
    guard cases.count > 1 else {
      return Layout.choice(
        expressions.condition(cases[0].condition), values[0], otherwise ?? "nil")
    }
    return Layout.chain(
      type, zip(cases, values).map { (expressions.test($0.condition), $1) },
      otherwise: otherwise ?? "nil")
  }

  private static func common(
    _ left: ValueType.Base, _ right: ValueType.Base
  ) -> ValueType.Base? {
    switch (left, right) {
    case (.int, .double), (.double, .int): .double
    case (.string, .enumeration), (.enumeration, .string), (.enumeration, .enumeration): .string
    case (.json, _), (_, .json), (.null, _), (_, .null): .json
    default: nil
    }
  }

  private static func title(of item: CheckedCase, index: Int) -> String {
    if case .binary(.equal, _, let right) = item.condition.kind,
      case .constant(.string(let text)) = right.kind
    {
      return "case \(text)"
    }
    return index == 0 ? "first" : "case \(index + 1)"
  }
}
