// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// Turns a payload into Swift: a typed struct where the keys are known, a ``PayloadObject`` where
/// they are not, and the expression that makes it.
struct PayloadEmitter {
  /// What a value needs: its type, the code that makes it, and types to declare.
  struct Emitted {
    var type: Code
    var isOptional: Bool
    var code: Code
    /// Whether the code can stand in an operand.
    var isAtom = true
    var declared: [PayloadType] = []
    /// Whether its type conforms to `Payload`.
    var isPayload = false
    var mayLackKey = false
    /// How much the compiler has to look at together: parts of expressions that are in no statement
    /// of their own.
    var weight = 1
    /// The language's type, of an expression.
    var expression: CheckedExpression?

    var typeName: Code { isOptional ? "\(type)?" : type }
    var atom: Code { isAtom ? code : "(\(code))" }

    /// Missing instead of null.
    var withoutNull: Emitted {
      guard type == "JSONValue" else { return self }
      var result = self
      result.code = "\(atom).present"
      result.isAtom = true
      result.isOptional = true
      result.expression = nil
      return result
    }
  }

  let expressions: ExpressionEmitter
  /// Nil where no value is made.
  var pieces: PieceFunctions? = nil

  /// - Parameters:
  ///   - name: for a type, if one has to be declared.
  ///   - path: the types around it, to name the new one from outside.
  func emit(
    _ value: CheckedValue, name: Identifier, path: [Identifier] = [], documentation: [String] = []
  ) -> Emitted {
    switch value {
    case .expression(let expression): return self.expression(expression)
    case .record(let record):
      return record.hasKnownKeys
        ? structure(record, name: name, path: path, documentation: documentation)
        : object(record, name: name, path: path)
    case .list(let elements):
      return list(elements, name: name, path: path, documentation: documentation)
    case .each(let loop): return self.loop(loop, name: name, path: path)
    case .choice(let cases, let otherwise):
      return choice(cases, otherwise, name: name, path: path, documentation: documentation)
    case .when(let condition, let value):
      var emitted = emit(value, name: name, path: path, documentation: documentation)
      emitted.code = Layout.choice(expressions.condition(condition), emitted.atom, "nil")
      emitted.isAtom = false
      emitted.isOptional = true
      emitted.weight += condition.size
      return emitted
    case .binding(let bindings, let value):
      return binding(bindings, value, name: name, path: path, documentation: documentation)
    case .piece(let piece):
      return pieces?.emit(piece, as: .value, from: self)
        ?? emit(piece.value, name: name, path: path, documentation: documentation)
    }
  }

  private func expression(_ expression: CheckedExpression) -> Emitted {
    let value = expressions.converted(
      expressions.emit(expression), expression, to: expression.type.base)
    return Emitted(
      type: expressions.names.swift(value.type.base), isOptional: value.type.isOptional,
      code: value.code,
      isAtom: value.isAtom && !value.isChain, weight: expression.size, expression: expression)
  }

  /// The time that it takes to type-check an expression grows with the square of its size.
  private static let maxWeight = 400

  /// A payload's struct with these arguments. If they are more than the compiler should have to look
  /// at together, each gets a statement of its own, in their order.
  private func make(
    _ type: Code, _ arguments: [(property: Identifier, value: Emitted)]
  ) -> (code: Code, weight: Int) {
    let weight = arguments.reduce(1) { $0 + $1.value.weight }
    guard weight > Self.maxWeight else {
      let codes = arguments.map { "\(Code(raw: $0.property.name)): \($0.value.code)" as Code }
      return (Layout.call(type, codes), weight)
    }
    var scope = expressions.locals.free
    let names = arguments.map { scope.claim($0.property) }
    let statements = zip(names, arguments).map { name, argument in
      Layout.constant("let \(name): \(argument.value.typeName)", argument.value.code)
    }
    let codes = zip(names, arguments).map { "\(Code(raw: $1.property.name)): \($0)" as Code }
    let code: Code = """
      { () -> \(type) in
        \(lines: statements)
        return \(Layout.call(type, codes))
      }()
      """
    return (code, 1)
  }

  static func qualified(_ path: [Identifier]) -> Code {
    path.map { "\($0)" as Code }.joined(separator: ".")
  }

  // MARK: Records

  private func structure(
    _ record: CheckedRecord, name: Identifier, path: [Identifier], documentation: [String]
  ) -> Emitted {
    let path = path + [name]
    var properties = NameScope(reserved: Self.reservedProperties)
    var types = NameScope(reserved: Self.reservedTypes.union(path))
    var fields: [PayloadType.Field] = []
    var nested: [PayloadType] = []
    var arguments: [(property: Identifier, value: Emitted)] = []
    for case .field(let field) in record.entries {
      guard let key = field.name else { continue }
      let property = properties.claim(.lowerCamel(key))
      // What begins with a digit looks the same in either case.
      let wish = Identifier.upperCamel(property.name)
      var value = emit(
        field.value, name: types.claim(wish == property ? wish.suffixed("Value") : wish),
        path: path,
        documentation: ["What stands under `\(key)`."])
      if record.omitsNull { value = value.withoutNull }
      fields.append(self.field(property, key, value, isRequired: field.isRequired))
      nested += value.declared
      if fields.last?.constant == nil { arguments.append((property, value)) }
    }
    let type = PayloadType(
      name: name, documentation: documentation, shape: .object(fields), nested: nested,
      tellsIfEmpty: record.omitsEmpty)
    let (call, weight) = make(Self.qualified(path), arguments)
    return Emitted(
      type: Self.qualified(path), isOptional: record.omitsEmpty,
      code: record.omitsEmpty ? "\(call).omittedIfEmpty" : call, declared: [type], isPayload: true,
      mayLackKey: type.requiresKeys, weight: weight)
  }

  private func field(
    _ property: Identifier, _ key: String, _ value: Emitted, isRequired: Bool = false
  ) -> PayloadType.Field {
    var constant: Code?
    if case .constant(let literal) = value.expression?.kind {
      constant = ExpressionEmitter.constant(literal)
    }
    return PayloadType.Field(
      property: property, key: key, type: value.typeName, isOptional: value.isOptional,
      constant: constant, isRequired: isRequired && constant == nil, mayLackKey: value.mayLackKey)
  }

  /// Names that the code of a payload itself uses.
  private static let reservedProperties = Set(
    ["encode", "writer", "missing key", "is empty", "omitted if empty"]
      .map(Identifier.lowerCamel))

  /// Names that a nested type would shadow.
  static let reservedTypes = Set(
    [
      "String", "Int", "Double", "Bool", "Instant", "Product", "JSONValue", "JSONObject",
      "JSONWriter", "PayloadObject", "Payload", "Array",
    ].map(Identifier.upperCamel))

  // MARK: Lists

  private func list(
    _ elements: [CheckedValue], name: Identifier, path: [Identifier], documentation: [String]
  ) -> Emitted {
    let path = path + [name]
    var types = NameScope(reserved: Self.reservedTypes.union(path))
    var fields: [PayloadType.Field] = []
    var nested: [PayloadType] = []
    var arguments: [(property: Identifier, value: Emitted)] = []
    for (index, element) in elements.enumerated() {
      let property = Identifier.lowerCamel("element \(index)")
      let value = emit(
        element, name: types.claim(.upperCamel(property.name)), path: path,
        documentation: ["Element \(index)."])
      fields.append(self.field(property, String(index), value))
      nested += value.declared
      if fields.last?.constant == nil { arguments.append((property, value)) }
    }
    let type = PayloadType(
      name: name, documentation: documentation, shape: .list(fields), nested: nested)
    let (call, weight) = make(Self.qualified(path), arguments)
    return Emitted(
      type: Self.qualified(path), isOptional: false, code: call, declared: [type],
      isPayload: true, mayLackKey: type.requiresKeys, weight: weight)
  }

  /// `$each`: elements whose condition does not hold, or that are missing, are left out.
  private func loop(_ loop: CheckedLoop, name: Identifier, path: [Identifier]) -> Emitted {
    let source = expressions.emit(loop.source)
    return expressions.locals.scoped { self.loop(loop, over: source, name: name, path: path) }
  }

  private func loop(
    _ loop: CheckedLoop, over source: SwiftExpression, name: Identifier, path: [Identifier]
  ) -> Emitted {
    let item = self.element(of: loop)
    let list: Code = loop.index == nil ? source.receiver : "\(source.receiver).enumerated()"
    let used = loop.body.usedLocals.union(loop.condition?.usedLocals ?? [])
    let bindings = statements(loop.bindings.needed(for: used))
    let body = emit(
      loop.body, name: name, path: path, documentation: ["An element of the list."])
    var lines: [Code] = bindings
    if let condition = loop.condition {
      let test = expressions.test(condition)
      lines.append(
        test.width <= 60
          ? "guard \(Layout.standing(test)) else { return nil }"
          : Layout.conditional("if", "!(\(test))", ["return nil"]))
    }
    let mayDrop = body.isOptional || loop.condition != nil
    let result: Code = mayDrop ? "\(body.type)?" : body.type
    let function: Code = mayDrop ? "compactMap" : "map"
    lines.append(lines.isEmpty && body.code.isSingleLine ? body.code : "return \(body.code)")
    let code: Code
    let oneLine: Code = "\(list).\(function) { \(item) in \(body.code) }"
    if lines.count == 1, oneLine.isSingleLine, body.code.width <= 56, oneLine.width <= 80 {
      code = oneLine
    } else {
      let head: Code = "\(list).\(function) {"
      let parameters: Code = "\(item) -> \(result) in"
      code =
        head.lastWidth + parameters.width <= 80
        ? """
        \(head) \(parameters)
          \(lines: lines)
        }
        """
        : """
        \(head)
          \(parameters)
          \(lines: lines)
        }
        """
    }
    return Emitted(
      type: "[\(body.type)]", isOptional: source.type.isOptional, code: code,
      isAtom: !source.type.isOptional, declared: body.declared, mayLackKey: body.mayLackKey,
      weight: loop.source.size + (lines.count == 1 ? body.weight : 1))
  }

  /// `item`, `(index, item)`
  private func element(of loop: CheckedLoop) -> Code {
    let item: Code = "\(expressions.locals.name(of: loop.variable))"
    guard let index = loop.index else { return item }
    return "(\(expressions.locals.name(of: index)), \(item))"
  }

  // MARK: Bindings

  /// - Parameter uses: how often each local is read; nil if that does not matter. What only gives
  ///   another name to something short needs no statement.
  func statements(_ bindings: [Binding], uses: [Int: Int]? = nil) -> [Code] {
    bindings.compactMap { binding -> Code? in
      let value = expressions.emit(binding.value).spelledOut(of: binding.value)
      if let uses, binding.value.isShort(uses: uses[binding.local.id] ?? 0) {
        expressions.locals.set(alias: value, for: binding.local)
        return nil
      }
      expressions.locals.set(value, for: binding.local)
      let name = expressions.locals.name(of: binding.local)
      // A literal alone does not say what it is.
      if case .constant = binding.value.kind {
        return Layout.constant("let \(name): \(expressions.names.swift(value.type))", value.code)
      }
      return Layout.constant("let \(name)", value.code)
    }
  }

  private func binding(
    _ bindings: [Binding], _ value: CheckedValue, name: Identifier, path: [Identifier],
    documentation: [String]
  ) -> Emitted {
    expressions.locals.scoped {
      scopedBinding(bindings, value, name: name, path: path, documentation: documentation)
    }
  }

  private func scopedBinding(
    _ bindings: [Binding], _ value: CheckedValue, name: Identifier, path: [Identifier],
    documentation: [String]
  ) -> Emitted {
    let statements = statements(bindings.needed(by: value), uses: value.localUses)
    var emitted = emit(value, name: name, path: path, documentation: documentation)
    emitted.expression = nil
    if statements.isEmpty { return emitted }
    emitted.code = """
      { () -> \(emitted.typeName) in
        \(lines: statements)
        return \(emitted.code)
      }()
      """
    emitted.isAtom = true
    emitted.weight = 1
    return emitted
  }
}
