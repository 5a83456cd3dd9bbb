// SPDX-License-Identifier: MIT
internal import IntegrationRuntime
internal import JSON

extension FunctionTable {
  static let conditions: [String: Implementation] = [
    "has()": { call in
      if let json = call.argument(0).json { return .bool(isPresent(json)) }
      return .bool(call.argument(0).present != nil)
    },
    "truthy()": { call in .bool(call.argument(0).isTruthy) },
    "firstOf()": { call in Value(firstTruthy(among: call.values(0).map(\.present))) },
    "min()": { call in Value(call.values(0).least) },
    "max()": { call in Value(call.values(0).greatest) },
    "JSON.type()": onJSON { json, _ in .string(json.typeName) },
    "JSON.isNull()": onJSON { json, _ in .bool(json.isNull) },
    "JSON.isBool()": onJSON { json, _ in .bool(json.isBool) },
    "JSON.isNumber()": onJSON { json, _ in .bool(json.isNumber) },
    "JSON.isString()": onJSON { json, _ in .bool(json.isString) },
    "JSON.isDate()": onJSON { json, _ in .bool(json.isDate) },
    "JSON.isList()": onJSON { json, _ in .bool(json.isList) },
    "JSON.isObject()": onJSON { json, _ in .bool(json.isObject) },
    "JSON.isEmpty()": onJSON { json, _ in .bool(json.isBlank) },
    "Object.lookup()": onObject { object, call in
      Value(object.value(forKey: call.argument(0).string))
    },
    "Object.at()": onObject { object, call in
      Value(object.value(atPath: call.argument(0).string))
    },
  ]

  static let context: [String: Implementation] = [
    "now": { call in .date(call.context.now) },
    "uuid": { call in .string(call.context.uuid()) },
    "random": { call in .double(call.context.random()) },
  ]

  static let conversions: [String: Implementation] = [
    "X.string": { call in Value(call.receiver.messageText) },
    "JSON.int": onJSON { json, _ in Value(json.asInt) },
    "JSON.double": onJSON { json, _ in Value(json.asDouble) },
    "JSON.bool": onJSON { json, _ in Value(json.asBool) },
    "JSON.date": onJSON { json, _ in Value(json.asDate) },
    "JSON.array": onJSON { json, _ in Value(json.asArray) },
    "JSON.object": onJSON { json, _ in Value(json.asObject) },
    "String.int": onString { text, _ in Value(text.asInt) },
    "String.double": onString { text, _ in Value(text.asDouble) },
    "String.bool": onString { text, _ in Value(text.asBool) },
    "String.date": onString { text, _ in Value(text.asDate) },
    "Double.int": onDouble { number, _ in Value(number.asInt) },
    "Int.double": { call in Value(call.receiver.int?.asDouble) },
    "Bool.int": { call in Value(call.receiver.bool?.asInt) },
    "String.currency": onString { text, _ in Value(text.asCurrency) },
    "JSON.currency()": onJSON { json, _ in Value(json.asCurrency) },
    "JSON.flatText()": onJSON { json, _ in Value(json.flatText) },
    "W.json": { call in .string(call.receiver.jsonText) },
    "JSON.json()": onJSON { json, _ in .string(json.jsonText) },
    "Object.json()": onObject { object, _ in .string(object.jsonText) },
    "String.parsedJSON": onString { text, _ in Value(text.parsedJSON) },
  ]

  static let numbers: [String: Implementation] = [
    "Double.rounded()": onDouble { number, call in
      .double(number.roundedHalfUp(digits: call.int(0) ?? 0))
    },
    "Double.floor": onDouble { number, _ in .double(number.roundedDown) },
    "Double.ceil": onDouble { number, _ in .double(number.roundedUp) },
    "Double.truncated": onDouble { number, _ in .double(number.withoutFraction) },
    "Double.isWhole": onDouble { number, _ in .bool(number.isWhole) },
    "N.abs": { call in
      if let int = call.receiver.int { return Value(int.absolute) }
      return Value(call.receiver.number?.absolute)
    },
    "N.negated": { call in
      if let int = call.receiver.int { return Value(int.negated) }
      return Value(call.receiver.number?.negated)
    },
    "N.sign": { call in
      if let int = call.receiver.int { return .int(int.signNumber) }
      return Value(call.receiver.number?.signNumber)
    },
    "N.clamped()": { call in
      if let int = call.receiver.int, let least = call.int(0), let most = call.int(1) {
        return .int(int.clamped(from: least, to: most))
      }
      guard let number = call.receiver.number, let least = call.argument(0).number,
        let most = call.argument(1).number
      else { return .missing }
      return .double(number.clamped(from: least, to: most))
    },
    "Double.dividedBy()": onDouble { number, call in
      Value(call.argument(0).number.flatMap { number.divided(by: $0) })
    },
    "Int.modulo()": { call in
      guard let int = call.receiver.int, let divisor = call.int(0) else { return .missing }
      return Value(int.modulo(divisor))
    },
    "Double.formatted()": onDouble { number, call in
      .string(
        number.formatted(
          digits: call.int(0) ?? 0,
          group: call.string(1),
          point: call.string(2)
        )
      )
    },
  ]
}
