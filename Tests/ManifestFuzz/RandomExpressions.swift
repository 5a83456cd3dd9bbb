// SPDX-License-Identifier: MIT
import FacadeSchema
import FunctionLibrary

/// Makes expressions of a wanted type from the accessors, the settings, the function library and
/// the operators. Most are right; some are wrong on purpose.
struct RandomExpressions {
  struct Local {
    var name: String
    var type: FunctionType
  }

  var random: SplitMix
  var messageType: MessageType
  var locals: [Local] = []
  /// Names whose values may be missing, unless a condition makes sure of them.
  var doubtful: [Local] = []
  var localCount = 0
  /// How often a wrong expression stands where a right one should, once in so many; 0 for never.
  let mistakes: UInt64

  init(seed: UInt64, messageType: MessageType, mistakes: UInt64) {
    random = SplitMix(state: seed)
    self.messageType = messageType
    self.mistakes = mistakes
  }

  static let scalars: [FunctionType] = [.bool, .int, .double, .string, .date, .json]
  static let elements: [FunctionType] = scalars + [.object]

  mutating func anyType() -> FunctionType {
    switch random.below(10) {
    case 0: .object
    case 1: .list(random.pick(Self.elements))
    case 2 where messageType == .track: .list(.product)
    default: random.pick(Self.scalars)
    }
  }

  /// An expression that is never missing.
  mutating func present(_ type: FunctionType, depth: Int) -> String {
    if mistakes > 0, random.one(in: mistakes) { return mistake(depth: depth) }
    let matching = locals.filter { $0.type == type }
    if !matching.isEmpty, random.one(in: 2) { return random.pick(matching).name }
    guard depth > 0 else { return leaf(type) }
    switch random.below(8) {
    case 6, 7: return narrowed(type, depth: depth)
    case 0: return leaf(type)
    case 1: return conditional(type, depth: depth)
    case 2: return "(\(optional(type, depth: depth - 1)) ?? \(present(type, depth: depth - 1)))"
    case 3: return operation(type, depth: depth)
    default:
      guard let call = call(giving: type, depth: depth) else { return leaf(type) }
      return call.isOptional ? "(\(call.text) ?? \(present(type, depth: depth - 1)))" : call.text
    }
  }

  /// An expression that may be missing.
  mutating func optional(_ type: FunctionType, depth: Int) -> String {
    if depth > 0, random.one(in: 2), let call = call(giving: type, depth: depth), call.isOptional {
      return call.text
    }
    let doubtful = self.doubtful.filter { $0.type == type }
    if !doubtful.isEmpty, random.one(in: 2) { return random.pick(doubtful).name }
    let accessors = FacadeSchema.accessors(for: messageType)
      .filter { $0.isOptional && FunctionType($0) == type }
    if !accessors.isEmpty, random.one(in: 2) { return random.pick(accessors).name }
    let path = path(key())
    switch type {
    case .json: return path
    case .bool: return "\(path).bool"
    case .int: return "\(path).int"
    case .double: return "\(path).double"
    case .string: return random.pick(["\(path).string", "settings.name", "settings.region"])
    case .date: return "\(path).date"
    case .object: return "\(path).object"
    case .list(.json): return "\(path).array"
    case .list(.product): return "[\(leaf(.list(.product)))][0]"
    case .product: return "\(leaf(.list(.product))).first"
    case .list(let element): return "[[\(present(element, depth: 0))]][\(random.below(3))]"
    default: return path
    }
  }

  private mutating func key() -> String {
    random.pick(["plan", "first_name", "address.city", "is", "products[0]", "a.b.c", "x1"])
  }

  /// A path to JSON. Names of conversions are properties of objects only.
  mutating func path(_ key: String) -> String {
    random.one(in: 5)
      ? "traits.\(random.pick(["date", "array", "object"]))"
      : "\(random.pick(["traits", "message.context", "message.raw"])).\(key)"
  }

  /// Anything, or nothing sensible.
  private mutating func mistake(depth: Int) -> String {
    switch random.below(8) {
    case 0: "nope.\(key())"
    case 1: present(anyType(), depth: 0)
    case 2: "\(present(anyType(), depth: 0)).\(random.pick(FunctionLibrary.all).name)()"
    case 3: "\(random.pick(FunctionLibrary.all).name)(\(present(anyType(), depth: 0)))"
    case 4: "(\(present(anyType(), depth: 0)) \(random.pick(["+", "<", "in", "and", "%"])) 'x')"
    case 5: random.pick(["x => x", "'open", "[", "1 < 2 < 3", "if true then 1", "!a", "a ? b", ""])
    case 6: "hosts.\(key())"
    default: optional(anyType(), depth: depth - 1)
    }
  }

  // MARK: Leaves

  private static let texts = [
    "", "a", "it''s", "Ada Lovelace", "\u{E9}\u{301}", "a\\b", "\"quoted\"", "$1", "${x}", "}", "☺",
    "2014-05-06", "#", "<&>", "x y", "\\(a)",
  ]

  private mutating func leaf(_ type: FunctionType) -> String {
    switch type {
    case .bool:
      return random.pick([
        "true", "false", "enabled", "has(userId)", "settings.flag", "settings.sureFlag",
      ])
    case .int:
      return random.pick(["0", "1", "-3", "9007199254740993", "settings.limit", "('a').count"])
    case .double: return random.pick(["0.5", "-1.25", "1e300", "settings.rate", "12.0", "random"])
    case .string:
      return random.pick([
        "'\(random.pick(Self.texts))'", "type", "settings.key", "(settings.name ?? 'none')", "uuid",
        "settings.sure",
      ])
    case .date: return random.pick(["timestamp", "now"])
    case .json: return random.pick(["(userId ?? 'x')", "(traits.plan ?? null)", "options"])
    case .object: return random.pick(["traits", "json", "message"])
    case .product: return "(products.first ?? products[0])"
    case .list(.product): return messageType == .track ? "products" : "[]"
    case .list(let element): return "[\(leaf(element)), \(leaf(element))]"
    default: return "null"
    }
  }

  // MARK: Operators

  private mutating func conditional(_ type: FunctionType, depth: Int) -> String {
    let condition = present(.bool, depth: depth - 1)
    let (then, otherwise) = (present(type, depth: depth - 1), present(type, depth: depth - 1))
    return "(if \(condition) then \(then) else \(otherwise))"
  }

  private mutating func operation(_ type: FunctionType, depth: Int) -> String {
    func operand(_ type: FunctionType) -> String { present(type, depth: depth - 1) }
    func infix(_ left: String, _ signs: [String], _ right: String) -> String {
      "(\(left) \(random.pick(signs)) \(right))"
    }
    switch type {
    case .bool:
      let ordered = random.pick([FunctionType.int, .double, .string, .date])
      switch random.below(5) {
      case 0: return infix(operand(.bool), ["and", "or", "&&", "||"], operand(.bool))
      case 1: return "(not \(operand(.bool)))"
      case 2: return infix(operand(ordered), ["<", "<=", ">", ">="], operand(ordered))
      case 3:
        let item = random.pick(Self.scalars)
        return "(\(operand(item)) in \(operand(.list(item))))"
      default:
        let type = random.pick(Self.elements)
        return "(\(optional(type, depth: depth - 1)) \(random.pick(["==", "!="])) \(operand(type)))"
      }
    case .int: return "(\(operand(.int)) \(random.pick(["+", "-", "*", "%"])) \(operand(.int)))"
    case .double:
      let first = random.pick([FunctionType.int, .double])
      return "(\(operand(first)) / \(operand(.double)))"
    case .string: return "hosts['us']"
    // Lists whose elements differ are lists of JSON.
    case .list(.json) where random.one(in: 2):
      return "[\(operand(anyType())), \(operand(.string)), \(operand(.int))]"
    case .list(let element): return "[\(operand(element)), \(operand(element))]"
    default: return leaf(type)
    }
  }

  // MARK: Calls

  private struct Call {
    var text: String
    var isOptional: Bool
  }

  /// A call of some function that gives the type.
  private mutating func call(giving type: FunctionType, depth: Int) -> Call? {
    var candidates: [(FunctionDeclaration, FunctionType.Bindings)] = []
    for function in FunctionLibrary.all {
      var bindings: FunctionType.Bindings = [:]
      let result = function.result.unwrapped
      guard result.accepts(type, &bindings), result.substituting(bindings) == type,
        type != .product, type != .list(.product) || messageType == .track
      else { continue }
      candidates.append((function, bindings))
    }
    guard !candidates.isEmpty else { return nil }
    var (function, bindings) = random.pick(candidates)
    bindVariables(of: function, &bindings)
    var text = function.name
    var isOptional = function.result.isOptional
    if let receiver = function.receiver?.substituting(bindings) {
      if random.one(in: 4) {
        text = "\(optional(receiver.unwrapped, depth: depth - 1)).\(text)"
        isOptional = true
      } else {
        text = "(\(present(receiver.unwrapped, depth: depth - 1))).\(text)"
      }
    }
    guard function.form == .call else { return Call(text: text, isOptional: isOptional) }
    var arguments: [String] = []
    var isNamed = false
    for parameter in function.parameters {
      if parameter.defaultValue != nil, random.one(in: 2) {
        isNamed = true
        continue
      }
      for _ in 0..<(parameter.isVariadic ? 1 + random.below(3) : 1) {
        let value = argument(parameter, bindings, depth: depth - 1)
        arguments.append(isNamed ? "\(parameter.name)=\(value)" : value)
      }
    }
    return Call(text: "\(text)(\(arguments.joined(separator: ", ")))", isOptional: isOptional)
  }

  private mutating func bindVariables(
    of function: FunctionDeclaration, _ bindings: inout FunctionType.Bindings
  ) {
    // Nothing but a loop over products gives a product.
    for variable in TypeVariable.allCases where bindings[variable] == nil {
      bindings[variable] = random.pick(Self.elements.filter(variable.admits))
    }
  }

  private static let patterns = ["[a-z]+", "(\\w+) (\\w+)", "^a|b$", "x{2,3}"]

  private mutating func argument(
    _ parameter: FunctionParameter, _ bindings: FunctionType.Bindings, depth: Int
  ) -> String {
    switch parameter.rule {
    case .choice(let values)?: return "'\(random.pick(values))'"
    case .datePattern?: return random.pick(["'yyyy-MM-dd'", "'EEE, d MMM [at] HH:mm:ss.SSS ZZ'"])
    case .regex?: return "'\(random.pick(Self.patterns))'"
    case .network?: return "'10.0.0.0/8'"
    case .offset?: return "'+02:00'"
    case nil: break
    }
    let type = parameter.type.substituting(bindings)
    guard case .function(let parameters, let result) = type else {
      return type.isOptional && random.one(in: 3)
        ? optional(type.unwrapped, depth: depth) : present(type.unwrapped, depth: depth)
    }
    let outer = locals
    defer { locals = outer }
    let names = parameters.map { type in
      localCount += 1
      let name = "v\(localCount)"
      locals.append(Local(name: name, type: type))
      return name
    }
    let body =
      result.isOptional && random.one(in: 3)
      ? optional(result.unwrapped, depth: depth) : present(result.unwrapped, depth: depth)
    return (names.count == 1 ? names[0] : "(\(names.joined(separator: ", ")))") + " => \(body)"
  }

  /// A name for `let` and `$each`, in scope from now on.
  mutating func declare(_ type: FunctionType) -> String {
    localCount += 1
    let words = ["value", "class", "self", "settings2", "Type", "init", "x"]
    let name = "\(random.pick(words))\(localCount)"
    locals.append(Local(name: name, type: type))
    return name
  }
}

extension FunctionType {
  fileprivate init(_ accessor: FacadeAccessor) {
    self =
      switch accessor.type {
      case .json: .json
      case .string: .string
      case .double: .double
      case .int: .int
      case .bool: .bool
      case .date: .date
      case .object: .object
      case .products: .list(.product)
      }
  }
}
