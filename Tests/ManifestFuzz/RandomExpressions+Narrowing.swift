// SPDX-License-Identifier: MIT
import FunctionLibrary

/// Values that may be missing, where a condition makes sure of them.
extension RandomExpressions {
  private static let settings = [
    Local(name: "settings.name", type: .string), Local(name: "settings.region", type: .string),
    Local(name: "settings.maybe", type: .bool), Local(name: "settings.most", type: .int),
    Local(name: "settings.share", type: .double),
  ]

  private mutating func narrowable() -> Local {
    if !doubtful.isEmpty, random.one(in: 2) { return random.pick(doubtful) }
    if random.one(in: 3) { return random.pick(Self.settings) }
    let path = path(random.pick(["plan", "first_name", "a.b.c"]))
    return random.pick([
      Local(name: path, type: .json), Local(name: "\(path).bool", type: .bool),
      Local(name: "\(path).int", type: .int), Local(name: "\(path).double", type: .double),
      Local(name: "\(path).string", type: .string), Local(name: "\(path).date", type: .date),
      Local(name: "\(path).object", type: .object),
      Local(name: "\(path).array", type: .list(.json)),
    ])
  }

  /// An expression of the type that reads something a condition makes sure of.
  mutating func narrowed(_ type: FunctionType, depth: Int) -> String {
    let local = narrowable()
    let outer = (locals, doubtful)
    doubtful.removeAll { $0.name == local.name }
    locals.append(local)
    let inner = local.type == type && random.one(in: 2) ? local.name : nil
    let then = inner ?? present(type, depth: depth - 1)
    let use = random.one(in: 2) ? use(of: local) : present(.bool, depth: depth - 1)
    (locals, doubtful) = outer
    guard type != .bool || random.one(in: 3) else {
      return random.pick([
        "(\(holds(local)) and \(use))", "(not \(holds(local)) or \(use))",
        "(\(local.name) == null or \(use))",
      ])
    }
    let otherwise = present(type, depth: depth - 1)
    return random.one(in: 3)
      ? "(if \(local.name) == null then \(otherwise) else \(then))"
      : "(if \(holds(local)) then \(then) else \(otherwise))"
  }

  private mutating func holds(_ local: Local) -> String {
    random.pick([
      "has(\(local.name))", "truthy(\(local.name))", "(\(local.name) != null)",
      "(not (\(local.name) == null))",
    ])
  }

  /// A Bool that is made of a value that is there.
  private mutating func use(of local: Local) -> String {
    let name = local.name
    let uses: [String] =
      switch local.type {
      case .bool: ["\(name)", "not \(name)", "(\(name) == true)", "(\(name) in [true])"]
      case .int, .double:
        ["(\(name) > 3)", "not (\(name) <= 1.5)", "(\(name) * 2 + 1 < 7)", "(-\(name) in [1, 2])"]
      case .string:
        [
          "not \(name).isBlank", "\(name).isEmpty", "(\(name) < 'b')", "\(name).contains('a')",
          "not (\(name) in ['a'])",
        ]
      case .date: ["(\(name) < now)", "not (\(name) > timestamp)"]
      case .json: ["not \(name).isNull()", "\(name).isList()", "(\(name) in ['a', 3])"]
      case .object: ["not has(\(name).x)", "\(name).keys().isEmpty"]
      default: ["not \(name).isEmpty", "(\(name).count > 1)", "(\(name) == ['a', 1])"]
      }
    return random.pick(uses)
  }

  /// A name for a `let` whose value may be missing, in scope from now on.
  mutating func declareDoubtful(depth: Int) -> (name: String, value: String) {
    let type = random.pick(Self.elements + [.list(.json)])
    let value = optional(type, depth: depth)
    localCount += 1
    let name = "maybe\(localCount)"
    // What is never missing after all, such as a default, would not be narrowed.
    doubtful.append(Local(name: name, type: type))
    return (name, value)
  }
}
