// SPDX-License-Identifier: MIT
import Diagnostics
import FunctionLibrary

/// The arguments of a call: which parameter each is for, and whether it goes with it.
extension ExpressionChecker {
  func call(
    _ function: FunctionDeclaration, of receiver: CheckedExpression?,
    _ arguments: [Expression.Argument], nameRange: SourceRange, at range: SourceRange,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression {
    var bindings: FunctionType.Bindings = [:]
    if let receiver, let type = function.receiver {
      _ = type.accepts(receiver.type.functionType.unwrapped, &bindings)
    }
    guard
      let assigned = assign(arguments, to: function, nameRange: nameRange, at: range, into: &bag)
    else { return invalid(at: range) }
    var values: [CheckedExpression?] = []
    var isValid = true
    for (parameter, argument) in assigned {
      guard let argument else {
        values.append(nil)
        continue
      }
      guard
        let value = value(
          argument.value, for: parameter, of: function, bindings: &bindings, into: &bag)
      else {
        isValid = false
        continue
      }
      values.append(value)
    }
    guard isValid else { return invalid(at: range) }
    if function.name == "has", receiver == nil { lintPresence(of: values[0], into: &bag) }
    let result = function.result.substituting(bindings)
    guard var type = ValueType(result) ?? ValueType(result.fallback) else {
      return invalid(at: range)
    }
    type.isOptional = type.isOptional || receiver?.type.isOptional == true
    return CheckedExpression(.call(function, receiver: receiver, values), type, at: range)
  }

  /// `has` of what is always there.
  private func lintPresence(of value: CheckedExpression?, into bag: inout DiagnosticBag) {
    guard let value, isNeverMissing(value) else { return }
    bag.report(
      .neverMissing, "this is never missing, so `has` is always true", at: value.range,
      label: "\(value.type.description) is not optional")
  }

  /// Which argument goes to which parameter.
  private func assign(
    _ arguments: [Expression.Argument], to function: FunctionDeclaration, nameRange: SourceRange,
    at range: SourceRange, into bag: inout DiagnosticBag
  ) -> [(FunctionParameter, Expression.Argument?)]? {
    var assigned: [Expression.Argument?] = function.parameters.map { _ in nil }
    var variadic: [Expression.Argument] = []
    var next = 0
    let signature = ["it is written `\(function.signature)`"]
    for argument in arguments {
      if let name = argument.name {
        guard let index = function.parameters.firstIndex(where: { $0.name == name }) else {
          bag.report(
            .wrongArguments, "`\(function.name)` has no parameter `\(name)`",
            at: argument.nameRange ?? argument.value.range,
            label: Suggestion.question(for: name, among: function.parameters.map(\.name)),
            help: signature)
          return nil
        }
        guard assigned[index] == nil else {
          bag.report(
            .wrongArguments, "`\(name)` is passed twice",
            at: argument.nameRange ?? argument.value.range)
          return nil
        }
        assigned[index] = argument
        continue
      }
      while next < assigned.count, assigned[next] != nil { next += 1 }
      guard next < function.parameters.count else {
        bag.report(
          .wrongArguments,
          "`\(function.name)` takes \(Self.count(function.parameters.count, "argument"))",
          at: argument.value.range, label: "this is one too many", help: signature)
        return nil
      }
      if function.parameters[next].isVariadic {
        variadic.append(argument)
      } else {
        assigned[next] = argument
      }
    }
    if variadic.isEmpty, function.receiver == nil, let parameter = function.parameters.last,
      parameter.isVariadic
    {
      bag.report(
        .wrongArguments, "`\(function.name)` needs at least one argument", at: nameRange,
        help: signature)
      return nil
    }
    var result: [(FunctionParameter, Expression.Argument?)] = []
    for (parameter, argument) in zip(function.parameters, assigned) {
      if parameter.isVariadic {
        result += variadic.map { (parameter, $0) }
      } else if argument == nil, parameter.defaultValue == nil {
        bag.report(
          .wrongArguments, "`\(function.name)` needs the argument `\(parameter.name)`",
          at: nameRange, help: signature)
        return nil
      } else {
        result.append((parameter, argument))
      }
    }
    return result
  }

  private func value(
    _ argument: Expression, for parameter: FunctionParameter, of function: FunctionDeclaration,
    bindings: inout FunctionType.Bindings, into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    if case .function(let parameters, let result) = parameter.type {
      return lambda(
        argument, parameters.map { $0.substituting(bindings) }, result, of: function,
        bindings: &bindings, into: &bag)
    }
    let value = check(argument, into: &bag)
    guard value.type.base != .invalid else { return nil }
    guard parameter.type.accepts(value.type.functionType, &bindings) else {
      mismatch(value, parameter, of: function, bindings: bindings, into: &bag)
      return nil
    }
    return rule(parameter, of: function, allows: value, into: &bag) ? value : nil
  }

  private func mismatch(
    _ value: CheckedExpression, _ parameter: FunctionParameter, of function: FunctionDeclaration,
    bindings: FunctionType.Bindings, into bag: inout DiagnosticBag
  ) {
    let wanted = parameter.type.substituting(bindings)
    var help: [String] = []
    if value.type.base == .json, let conversion = Self.conversion(to: wanted.unwrapped) {
      let ending = wanted.isOptional ? "" : " ?? …"
      help = ["say what it is: `\(Self.text(of: value)).\(conversion)\(ending)`"]
    } else if value.type.isOptional, !wanted.isOptional {
      help = ["give a default: `\(Self.text(of: value)) ?? …`"]
    }
    bag.report(
      .wrongArguments,
      "`\(parameter.name)` of `\(function.name)` is \(wanted.inWords), this is "
        + value.type.description, at: value.range, help: help)
  }

  private func lambda(
    _ argument: Expression, _ parameters: [FunctionType], _ result: FunctionType,
    of function: FunctionDeclaration, bindings: inout FunctionType.Bindings,
    into bag: inout DiagnosticBag
  ) -> CheckedExpression? {
    guard case .lambda(let names, let body) = argument.kind else {
      bag.report(
        .wrongArguments, "`\(function.name)` takes a lambda here", at: argument.range,
        help: [
          "write `\(parameters.count == 1 ? "x" : Self.lambdaNames(parameters.count)) => …`"
        ])
      return nil
    }
    guard names.count == parameters.count else {
      bag.report(
        .wrongArguments,
        "the lambda of `\(function.name)` has "
          + "\(Self.count(parameters.count, "parameter")), not \(names.count)",
        at: argument.range,
        help: [
          "write `\(parameters.count == 1 ? "x" : Self.lambdaNames(parameters.count)) => …`"
        ])
      return nil
    }
    let locals = zip(names, parameters).map { name, type in
      context.makeLocal(name.name, ValueType(type) ?? ValueType(.json))
    }
    let checked = with(scope.adding(locals)).check(body, into: &bag)
    guard checked.type.base != .invalid else { return nil }
    guard result.accepts(checked.type.functionType, &bindings) else {
      bag.report(
        .wrongArguments,
        "the lambda of `\(function.name)` gives \(result.substituting(bindings).inWords), this is "
          + checked.type.description, at: checked.range,
        help: Self.lambdaHelp(checked, result))
      return nil
    }
    return CheckedExpression(.lambda(locals, checked), checked.type, at: argument.range)
  }

  private static func lambdaHelp(_ body: CheckedExpression, _ wanted: FunctionType) -> [String] {
    let text = Self.text(of: body)
    if body.type.base == .json, wanted == .bool {
      return ["compare it, or write `has(\(text))` or `truthy(\(text))`"]
    }
    if body.type.base == .json, let conversion = conversion(to: wanted.unwrapped) {
      return ["say what it is: `\(text).\(conversion)\(wanted.isOptional ? "" : " ?? …")`"]
    }
    guard body.type.isOptional, !wanted.isOptional else { return [] }
    return ["give a default: `\(text) ?? \(wanted == .bool ? "false" : "…")`"]
  }

  private static func lambdaNames(_ count: Int) -> String {
    "(\(["a", "b", "c", "d"].prefix(count).joined(separator: ", ")))"
  }

  /// `1 argument`, `2 arguments`
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A literal argument is checked when the manifest is.
  private func rule(
    _ parameter: FunctionParameter, of function: FunctionDeclaration,
    allows value: CheckedExpression, into bag: inout DiagnosticBag
  ) -> Bool {
    guard let rule = parameter.rule else { return true }
    guard case .constant(.string(let text)) = value.kind else {
      guard case .choice(let values) = rule else { return true }
      bag.report(
        .invalidPattern, "`\(parameter.name)` of `\(function.name)` has to be a literal",
        at: value.range, help: ["one of \(values.joined(separator: ", "))"])
      return false
    }
    guard let problem = rule.problem(with: text) else { return true }
    bag.report(
      .invalidPattern, problem.message, at: value.range, label: problem.label, help: problem.help)
    return false
  }
}

extension FunctionType {
  /// As a message names a parameter's type.
  fileprivate var inWords: String {
    switch self {
    case .variable(let variable): variable.bound
    case .optional(.variable(let variable)): variable.bound
    default: description
    }
  }

  /// As a message names what has a function.
  var asOwner: String {
    switch self {
    case .list(.variable(.any)), .list(.variable(.writable)): "lists"
    case .list(.variable(let variable)): "lists of \(variable.bound)"
    case .list(let element): "lists of \(element.inWords)"
    default: inWords
    }
  }

  /// What a type variable that nothing decided stands for.
  fileprivate var fallback: FunctionType {
    switch self {
    case .variable: .json
    case .list(let element): .list(element.fallback)
    case .optional(let wrapped): .optional(wrapped.fallback)
    default: self
    }
  }
}
