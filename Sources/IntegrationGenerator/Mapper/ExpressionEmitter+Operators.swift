// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

extension ExpressionEmitter {
  // MARK: Choosing

  func coalesce(
    _ left: CheckedExpression, _ right: CheckedExpression, to type: ValueType
  ) -> SwiftExpression {
    // Once: a chain of them would be emitted twice at each link.
    let value = emit(left)
    let first = converted(value, left, to: type.base)
    let second = alternative(right, type)
    if value.type.base == .null { return second }
    guard first.type.isOptional || value.type.base == .json else { return first }
    // JSON null counts as missing, as everywhere in the language.
    let present: Code =
      value.type.base == .json && type.base == .json ? "\(first.operand).present" : first.atom
    let fallback = second.isAtom ? second.code : "(\(second.code))"
    return SwiftExpression(
      Layout.infix(present, "??", fallback), ValueType(type.base, optional: second.type.isOptional),
      isAtom: false)
  }

  func conditional(
    _ condition: CheckedExpression, _ then: CheckedExpression, _ otherwise: CheckedExpression,
    _ type: ValueType
  ) -> SwiftExpression {
    if case .conditional = otherwise.kind {
      return chain(condition, then, otherwise, type)
    }
    var first = alternative(then, type)
    let second = alternative(otherwise, type)
    if case .conditional = then.kind, first.type.isOptional != second.type.isOptional {
      // Of a choice in a choice Swift has to be told that both may be missing.
      let type = first.type.asOptional
      first = SwiftExpression("(\(first.atom) as \(names.swift(type)))", type)
    }
    return SwiftExpression(
      Layout.choice(self.condition(condition), first.atom, second.atom),
      ValueType(type.base, optional: first.type.isOptional || second.type.isOptional),
      isAtom: false)
  }

  /// `if a then x else if b then y else z`: nested `?:` take the compiler too long.
  private func chain(
    _ condition: CheckedExpression, _ then: CheckedExpression, _ otherwise: CheckedExpression,
    _ type: ValueType
  ) -> SwiftExpression {
    var cases = [(test: test(condition), value: converted(emit(then), then, to: type.base))]
    var rest = otherwise
    while case .conditional(let condition, let then, let otherwise) = rest.kind {
      cases.append((test(condition), converted(emit(then), then, to: type.base)))
      rest = otherwise
    }
    let last = converted(emit(rest), rest, to: type.base)
    let isOptional = last.type.isOptional || cases.contains { $0.value.type.isOptional }
    let result = ValueType(type.base, optional: isOptional)
    return SwiftExpression(
      Layout.chain(
        names.swift(result), cases.map { ($0.test, $0.value.code) }, otherwise: last.code),
      result)
  }

  /// A Bool that is there, as an operand.
  func condition(_ expression: CheckedExpression) -> Code { decision(expression).atom }

  /// A Bool that is there, standing alone.
  func test(_ expression: CheckedExpression) -> Code { decision(expression).code }

  /// What the language knows to be there Swift may not; and what the manifest settles Swift is not
  /// to see through, or it would warn of code that is never run.
  private func decision(_ expression: CheckedExpression) -> SwiftExpression {
    let value = emit(expression)
    if value.isConstant { return SwiftExpression("settled(\(value.code))", value.type) }
    guard value.type.isOptional else { return value }
    return SwiftExpression("\(value.atom) ?? false", value.type.unwrapped, isAtom: false)
  }

  func list(_ elements: [CheckedExpression], _ type: ValueType) -> SwiftExpression {
    guard case .list(let base) = type.base else { return SwiftExpression("[]", type) }
    let values = elements.map { converted(emit($0), $0, to: base) }
    let code = Layout.list("", values.map(\.code))
    if elements.isEmpty { return SwiftExpression("[\(names.swift(base))]()", type) }
    guard values.contains(where: \.type.isOptional) else { return SwiftExpression(code, type) }
    return SwiftExpression("compacted(\(code))", type)
  }

  /// A value that something is asked of. Numbers alone would take their type from the answer, and
  /// for lists in lists the compiler would try many.
  func typed(_ value: SwiftExpression, _ expression: CheckedExpression) -> SwiftExpression {
    let isNested = if case .list(.list) = value.type.base { true } else { false }
    guard value.type.base.isNumeric && expression.isLiteral || isNested && expression.isList else {
      return value
    }
    return SwiftExpression("(\(value.atom) as \(names.swift(value.type)))", value.type)
  }

  /// A value of a choice, as one of a wider type. Of a list that stands there the compiler is told
  /// the type: it would try every one for every element.
  private func alternative(_ expression: CheckedExpression, _ type: ValueType) -> SwiftExpression {
    let value = converted(emit(expression), expression, to: type.base)
    guard expression.isList, value.type.base != .list(.product) else { return value }
    return SwiftExpression("(\(value.atom) as \(names.swift(value.type)))", value.type)
  }

  // MARK: Operators

  func binary(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, _ type: ValueType
  ) -> SwiftExpression {
    switch op {
    case .and, .or:
      let sign: Code = op == .and ? "&&" : "||"
      // `a || b || c` needs no parentheses.
      let first: Code =
        if case .binary(op, _, _) = left.kind { emit(left).code } else { condition(left) }
      return SwiftExpression(
        Layout.infix(first, sign, condition(right)), type, isAtom: false)
    case .equal: return SwiftExpression(equality(left, right), type)
    case .notEqual: return SwiftExpression("!\(equality(left, right))", type)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(op, left, right, type)
    case .in:
      guard case .list(let element) = right.type.base else { return SwiftExpression("false", type) }
      let elements = emit(right)
      let list: Code = elements.type.isOptional ? "\(elements.operand) ?? []" : elements.code
      switch element {
      case .settingRecord, .map, .eventMap:
        let base: Code = elements.type.isOptional ? "(\(list))" : list
        let list: Code = "\(base).map({ JSONValue(written: $0) })"
        return SwiftExpression(
          Layout.call("isIn", [comparable(left).code, list], room: 80), type)
      default: break
      }
      let value = emit(left)
      let needle =
        value.type.base == .json ? value : converted(value, left, to: element)
      return SwiftExpression(
        Layout.call("isIn", [needle.code, list], room: 84), type)
    case .plus, .minus, .times, .divided, .modulo: return arithmetic(op, left, right, type)
    case .coalesce: return coalesce(left, right, to: type)
    }
  }

  private func equality(_ left: CheckedExpression, _ right: CheckedExpression) -> Code {
    if right.type.base == .null { return "isMissing(\(emit(left).code))" }
    if left.type.base == .null { return "isMissing(\(emit(right).code))" }
    var (first, second) = (comparable(left), comparable(right))
    // JSON goes first; an Int is compared with a Double as one.
    if second.type.base == .json, first.type.base != .json { swap(&first, &second) }
    if first.type.base == .int, second.type.base == .double { swap(&first, &second) }
    return Layout.call("isEqual", [first.code, second.code], room: 90)
  }

  /// What is compared: objects of settings and tables as JSON.
  private func comparable(_ expression: CheckedExpression) -> SwiftExpression {
    let value = emit(expression)
    switch value.type.base {
    case .settingRecord, .map, .eventMap, .list(.settingRecord), .list(.map), .list(.eventMap):
      return converted(value, expression, to: .json)
    default: return value
    }
  }

  private func order(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, _ type: ValueType
  ) -> SwiftExpression {
    let base =
      left.type.base.isNumber && left.type.base != right.type.base ? .double : left.type.base
    let first = converted(emit(left), left, to: base)
    let second = converted(emit(right), right, to: base)
    if names.swift(base).text == "String" {
      let order: Code =
        switch op {
        case .less: ".less"
        case .lessOrEqual: ".lessOrEqual"
        case .greater: ".greater"
        default: ".greaterOrEqual"
        }
      return SwiftExpression("compare(\(first.code), \(order), \(second.code))", type)
    }
    let sign = Code(raw: op.rawValue)
    let isSettled = first.isConstant && second.isConstant
    guard first.type.isOptional || second.type.isOptional || isSettled else {
      return SwiftExpression("\(first.atom) \(sign) \(second.atom)", type, isAtom: false)
    }
    return SwiftExpression("compare(\(first.code), \(sign), \(second.code))", type)
  }

  private func arithmetic(
    _ op: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, _ type: ValueType
  ) -> SwiftExpression {
    let first = converted(emit(left), left, to: type.base)
    let second = converted(emit(right), right, to: type.base)
    let name: Code =
      switch op {
      case .plus: "sum"
      case .minus: "difference"
      case .times: "product"
      case .divided: "quotient"
      default: "remainder"
      }
    return SwiftExpression("\(name)(\(first.code), \(second.code))", type.asOptional)
  }

  // MARK: Conversion

  /// A value as one of a wider type.
  func converted(
    _ value: SwiftExpression, _ expression: CheckedExpression, to base: ValueType.Base
  ) -> SwiftExpression {
    let type = ValueType(base, optional: value.type.isOptional)
    // The facade makes its products while iterating.
    if case .accessor = expression.kind, value.type.base == .list(.product) {
      let list: Code = "Array(\(value.code))"
      if base == value.type.base { return SwiftExpression(list, type) }
      if base == .json { return SwiftExpression("JSONValue(\(list))", type) }
    }
    guard value.type.base != base else { return value }
    switch (value.type.base, base) {
    case (.enumeration, .string), (.string, .enumeration), (.enumeration, .enumeration),
      (.null, .json), (.invalid, _):
      var same = value
      same.type = type
      return same
    case (.int, .double):
      if let literal = Int(value.code.text) {
        // Swift warns of one that no Double is.
        let code = Double(exactly: literal) == nil ? Code(raw: "\(Double(literal))") : value.code
        return SwiftExpression(code, type, isAtom: value.isAtom, isConstant: true)
      }
      return SwiftExpression(
        value.type.isOptional ? "\(value.operand).map(Double.init)" : "Double(\(value.code))", type,
        isConstant: value.isConstant)
    case (.object, .json), (.record, .json), (.product, .json):
      return SwiftExpression("\(value.receiver).json", type, isChain: value.type.isOptional)
    case (.settingRecord, .json), (.map, .json), (.eventMap, .json), (.list(.settingRecord), .json),
      (.list(.map), .json), (.list(.eventMap), .json):
      return SwiftExpression(
        value.type.isOptional
          ? "\(value.operand).map({ JSONValue(written: $0) })"
          : "JSONValue(written: \(value.code))", type)
    case (_, .json):
      return SwiftExpression(
        value.type.isOptional
          ? "\(value.operand).map({ JSONValue($0) })" : "JSONValue(\(value.code))",
        type)
    case (.list(.int), .list(.double)):
      return SwiftExpression("\(value.receiver).map(Double.init)", type)
    case (.list(let from), .list(let to)):
      let element = CheckedExpression(.invalid, ValueType(from), at: expression.range)
      let converted = converted(SwiftExpression("$0", element.type), element, to: to)
      guard converted.code != "$0" else { return SwiftExpression(value.code, type) }
      return SwiftExpression(
        "\(value.receiver).map({ \(converted.code) })", type, isChain: value.type.isOptional)
    default: return value
    }
  }
}

extension ValueType.Base {
  /// Whether it is a number, or a list of them, or a list of such lists.
  fileprivate var isNumeric: Bool {
    if case .list(let element) = self { element.isNumeric } else { isNumber }
  }
}

extension CheckedExpression {
  /// Whether it is a list whose elements are written down.
  fileprivate var isList: Bool {
    if case .list(let elements) = kind { !elements.isEmpty } else { false }
  }

  /// Whether nothing in it but literals says what type it has.
  fileprivate var isLiteral: Bool {
    switch kind {
    case .constant: true
    case .list(let elements): elements.allSatisfy(\.isLiteral)
    case .conditional(_, let then, let otherwise): then.isLiteral && otherwise.isLiteral
    default: false
    }
  }
}
