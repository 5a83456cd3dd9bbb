// SPDX-License-Identifier: MIT
// swift-format-ignore-file

// Written by SpellingProofTests; do not edit.
import IntegrationRuntime

/// Compiles if every function is there as its declaration spells it.
struct SpellingProof {
  var bool: Bool
  var int: Int
  var double: Double
  var string: String
  var date: Instant
  var json: JSONValue
  var object: JSONObject
  var product: Product
  var products: Products
  var context: MappingContext

  /// has()
  func call0() {
    let _: Bool = isPresent(product)
    let _: Bool = isPresent(json)
    let _: Bool = isPresent(string)
  }

  /// truthy()
  func call1() {
    let _: Bool = isTruthy(product)
    let _: Bool = isTruthy(json)
    let _: Bool = isTruthy(string)
  }

  /// firstOf()
  func call2() {
    let _: Product? = firstTruthy(product, product)
    let _: JSONValue? = firstTruthy(json, json)
    let _: String? = firstTruthy(string, string)
  }

  /// min()
  func call3() {
    let _: Int? = least(int, int)
    let _: Double? = least(double, double)
    let _: String? = least(string, string)
    let _: Instant? = least(date, date)
  }

  /// max()
  func call4() {
    let _: Int? = greatest(int, int)
    let _: Double? = greatest(double, double)
    let _: String? = greatest(string, string)
    let _: Instant? = greatest(date, date)
  }

  /// JSON.type()
  func call5() {
    let _: String = json.typeName
  }

  /// JSON.isNull()
  func call6() {
    let _: Bool = json.isNull
  }

  /// JSON.isBool()
  func call7() {
    let _: Bool = json.isBool
  }

  /// JSON.isNumber()
  func call8() {
    let _: Bool = json.isNumber
  }

  /// JSON.isString()
  func call9() {
    let _: Bool = json.isString
  }

  /// JSON.isDate()
  func call10() {
    let _: Bool = json.isDate
  }

  /// JSON.isList()
  func call11() {
    let _: Bool = json.isList
  }

  /// JSON.isObject()
  func call12() {
    let _: Bool = json.isObject
  }

  /// JSON.isEmpty()
  func call13() {
    let _: Bool = json.isBlank
  }

  /// Object.lookup()
  func call14() {
    let _: JSONValue? = object.value(forKey: string)
  }

  /// Object.at()
  func call15() {
    let _: JSONValue? = object.value(atPath: string)
  }

  /// String.lowercased
  func call16() {
    let _: String = string.lowercased()
  }

  /// String.uppercased
  func call17() {
    let _: String = string.uppercased()
  }

  /// String.trimmed
  func call18() {
    let _: String = string.trimmed
  }

  /// String.count
  func call19() {
    let _: Int = string.length
  }

  /// String.byteCount
  func call20() {
    let _: Int = string.utf8.count
  }

  /// String.isEmpty
  func call21() {
    let _: Bool = string.isEmpty
  }

  /// String.isBlank
  func call22() {
    let _: Bool = string.isBlank
  }

  /// String.reversed
  func call23() {
    let _: String = string.reversedText
  }

  /// String.nonEmpty
  func call24() {
    let _: String? = string.nonEmpty
  }

  /// String.contains()
  func call25() {
    let _: Bool = string.containsText(string)
  }

  /// String.hasPrefix()
  func call26() {
    let _: Bool = string.begins(with: string)
  }

  /// String.hasSuffix()
  func call27() {
    let _: Bool = string.ends(with: string)
  }

  /// String.isLike()
  func call28() {
    let _: Bool = string.isLike(string)
  }

  /// String.prefix()
  func call29() {
    let _: String = string.leading(int)
  }

  /// String.suffix()
  func call30() {
    let _: String = string.trailing(int)
  }

  /// String.slice()
  func call31() {
    let _: String = string.slice(from: int, to: int)
    let _: String = string.slice(from: int)
  }

  /// String.before()
  func call32() {
    let _: String = string.before(string)
  }

  /// String.after()
  func call33() {
    let _: String? = string.after(string)
  }

  /// String.removingPrefix()
  func call34() {
    let _: String = string.removingPrefix(string)
  }

  /// String.removingSuffix()
  func call35() {
    let _: String = string.removingSuffix(string)
  }

  /// String.replacing()
  func call36() {
    let _: String = string.replacingText(string, with: string, first: bool)
    let _: String = string.replacingText(string)
  }

  /// String.split()
  func call37() {
    let _: [String] = string.pieces(separatedBy: string, limit: int)
    let _: [String] = string.pieces(separatedBy: string)
  }

  /// String.padded()
  func call38() {
    let _: String = string.padded(to: int, with: string, side: string)
    let _: String = string.padded(to: int)
  }

  /// String.truncated()
  func call39() {
    let _: String = string.truncated(to: int, ending: string)
    let _: String = string.truncated(to: int)
  }

  /// String.redacted()
  func call40() {
    let _: String = string.redacted(keeping: int, with: string)
    let _: String = string.redacted()
  }

  /// String.capitalized
  func call41() {
    let _: String = string.capitalized
  }

  /// String.titleCased
  func call42() {
    let _: String = string.titleCased
  }

  /// String.snakeCased
  func call43() {
    let _: String = string.snakeCased
  }

  /// String.kebabCased
  func call44() {
    let _: String = string.kebabCased
  }

  /// String.camelCased
  func call45() {
    let _: String = string.camelCased
  }

  /// String.pascalCased
  func call46() {
    let _: String = string.pascalCased
  }

  /// String.lowercasedWords
  func call47() {
    let _: String = string.lowercasedWords
  }

  /// String.words
  func call48() {
    let _: [String] = string.wordList
  }

  /// String.rendered()
  func call49() {
    let _: String? = string.rendered(object)
  }

  /// String.matches()
  func call50() {
    let _: Bool = string.matches(string)
  }

  /// String.firstMatch()
  func call51() {
    let _: String? = string.firstMatch(of: string)
  }

  /// String.captures()
  func call52() {
    let _: [String]? = string.captures(of: string)
  }

  /// String.replacingMatches()
  func call53() {
    let _: String = string.replacingMatches(of: string, with: string)
    let _: String = string.replacingMatches(of: string)
  }

  /// String.splitMatches()
  func call54() {
    let _: [String] = string.pieces(separatedByMatchesOf: string)
  }

  /// Double.rounded()
  func call55() {
    let _: Double = double.roundedHalfUp(digits: int)
    let _: Double = double.roundedHalfUp()
  }

  /// Double.floor
  func call56() {
    let _: Double = double.roundedDown
  }

  /// Double.ceil
  func call57() {
    let _: Double = double.roundedUp
  }

  /// Double.truncated
  func call58() {
    let _: Double = double.withoutFraction
  }

  /// Double.isWhole
  func call59() {
    let _: Bool = double.isWhole
  }

  /// N.abs
  func call60() {
    let _: Int? = int.absolute
    let _: Double? = double.absolute
  }

  /// N.negated
  func call61() {
    let _: Int? = int.negated
    let _: Double? = double.negated
  }

  /// N.sign
  func call62() {
    let _: Int = int.signNumber
    let _: Int = double.signNumber
  }

  /// N.clamped()
  func call63() {
    let _: Int = int.clamped(from: int, to: int)
    let _: Double = double.clamped(from: double, to: double)
  }

  /// Double.dividedBy()
  func call64() {
    let _: Double? = double.divided(by: double)
  }

  /// Int.modulo()
  func call65() {
    let _: Int? = int.modulo(int)
  }

  /// Double.formatted()
  func call66() {
    let _: String = double.formatted(digits: int, group: string, point: string)
    let _: String = double.formatted()
  }

  /// Date.unix
  func call67() {
    let _: Int? = date.unix
  }

  /// Date.unixMillis
  func call68() {
    let _: Int? = date.unixMillis
  }

  /// Date.unixMicros
  func call69() {
    let _: Int? = date.unixMicros
  }

  /// Date.unixSeconds
  func call70() {
    let _: Double? = date.seconds
  }

  /// Date.iso8601
  func call71() {
    let _: String? = date.isoText
  }

  /// Date.isoDate
  func call72() {
    let _: String? = date.isoDate
  }

  /// Date.year
  func call73() {
    let _: Int? = date.year
  }

  /// Date.month
  func call74() {
    let _: Int? = date.month
  }

  /// Date.day
  func call75() {
    let _: Int? = date.day
  }

  /// Date.hour
  func call76() {
    let _: Int? = date.hour
  }

  /// Date.minute
  func call77() {
    let _: Int? = date.minute
  }

  /// Date.second
  func call78() {
    let _: Int? = date.second
  }

  /// Date.millisecond
  func call79() {
    let _: Int? = date.millisecond
  }

  /// Date.weekday
  func call80() {
    let _: Int? = date.weekday
  }

  /// Date.dayOfYear
  func call81() {
    let _: Int? = date.dayOfYear
  }

  /// Date.startOfDay
  func call82() {
    let _: Instant? = date.startOfDay
  }

  /// Date.startOfMonth
  func call83() {
    let _: Instant? = date.startOfMonth
  }

  /// Date.isValid
  func call84() {
    let _: Bool = date.isValid
  }

  /// Date.formatted()
  func call85() {
    let _: String? = date.formatted(string, offset: string)
    let _: String? = date.formatted(string)
  }

  /// String.date()
  func call86() {
    let _: Instant? = string.date(pattern: string, offset: string)
    let _: Instant? = string.date(pattern: string)
  }

  /// String.lenientDate
  func call87() {
    let _: Instant? = string.lenientDate
  }

  /// JSON.lenientDate()
  func call88() {
    let _: Instant? = json.lenientDate
  }

  /// Date.adding()
  func call89() {
    let _: Instant? = date.adding(years: int, months: int, weeks: int, days: int, hours: int, minutes: int, seconds: int, milliseconds: int)
    let _: Instant? = date.adding()
  }

  /// Date.secondsSince()
  func call90() {
    let _: Double? = date.seconds(since: date)
  }

  /// Date.millisSince()
  func call91() {
    let _: Int? = date.milliseconds(since: date)
  }

  /// Date.daysSince()
  func call92() {
    let _: Int? = date.days(since: date)
  }

  /// Date.yearsSince()
  func call93() {
    let _: Int? = date.years(since: date)
  }

  /// fromUnix()
  func call94() {
    let _: Instant? = dateFromUnix(double)
  }

  /// fromUnixMillis()
  func call95() {
    let _: Instant? = dateFromUnixMillis(double)
  }

  /// String.offsetSeconds
  func call96() {
    let _: Int? = string.offsetSeconds
  }

  /// X.string
  func call97() {
    let _: String? = bool.messageText
    let _: String? = int.messageText
    let _: String? = string.messageText
    let _: String? = date.messageText
    let _: String? = json.messageText
  }

  /// JSON.int
  func call98() {
    let _: Int? = json.asInt
  }

  /// JSON.double
  func call99() {
    let _: Double? = json.asDouble
  }

  /// JSON.bool
  func call100() {
    let _: Bool? = json.asBool
  }

  /// JSON.date
  func call101() {
    let _: Instant? = json.asDate
  }

  /// JSON.array
  func call102() {
    let _: [JSONValue]? = json.asArray
  }

  /// JSON.object
  func call103() {
    let _: JSONObject? = json.asObject
  }

  /// String.int
  func call104() {
    let _: Int? = string.asInt
  }

  /// String.double
  func call105() {
    let _: Double? = string.asDouble
  }

  /// String.bool
  func call106() {
    let _: Bool? = string.asBool
  }

  /// String.date
  func call107() {
    let _: Instant? = string.asDate
  }

  /// Double.int
  func call108() {
    let _: Int? = double.asInt
  }

  /// Int.double
  func call109() {
    let _: Double = int.asDouble
  }

  /// Bool.int
  func call110() {
    let _: Int = bool.asInt
  }

  /// String.currency
  func call111() {
    let _: Double? = string.asCurrency
  }

  /// JSON.currency()
  func call112() {
    let _: Double? = json.asCurrency
  }

  /// JSON.flatText()
  func call113() {
    let _: String? = json.flatText
  }

  /// W.json
  func call114() {
    let _: String = product.jsonText
    let _: String = json.jsonText
    let _: String = string.jsonText
  }

  /// JSON.json()
  func call115() {
    let _: String = json.jsonText
  }

  /// Object.json()
  func call116() {
    let _: String = object.jsonText
  }

  /// String.parsedJSON
  func call117() {
    let _: JSONValue? = string.parsedJSON
  }

  /// [T].count
  func call118() {
    let _: Int = products.itemCount
    let _: Int = [json].itemCount
    let _: Int = [string].itemCount
  }

  /// [T].isEmpty
  func call119() {
    let _: Bool = products.hasNoItems
    let _: Bool = [json].hasNoItems
    let _: Bool = [string].hasNoItems
  }

  /// [T].first
  func call120() {
    let _: Product? = products.firstItem
    let _: JSONValue? = [json].firstItem
    let _: String? = [string].firstItem
  }

  /// [T].last
  func call121() {
    let _: Product? = products.lastItem
    let _: JSONValue? = [json].lastItem
    let _: String? = [string].lastItem
  }

  /// [T].at()
  func call122() {
    let _: Product? = products.item(at: int)
    let _: JSONValue? = [json].item(at: int)
    let _: String? = [string].item(at: int)
  }

  /// [W].contains()
  func call123() {
    let _: Bool = products.containsItem(product)
    let _: Bool = [json].containsItem(json)
    let _: Bool = [string].containsItem(string)
  }

  /// [X].joined()
  func call124() {
    let _: String = [bool].joinedText(string)
    let _: String = [bool].joinedText()
    let _: String = [int].joinedText(string)
    let _: String = [int].joinedText()
    let _: String = [string].joinedText(string)
    let _: String = [string].joinedText()
    let _: String = [date].joinedText(string)
    let _: String = [date].joinedText()
    let _: String = [json].joinedText(string)
    let _: String = [json].joinedText()
  }

  /// [T].reversed
  func call125() {
    let _: [Product] = products.reversedItems
    let _: [JSONValue] = [json].reversedItems
    let _: [String] = [string].reversedItems
  }

  /// [W].unique
  func call126() {
    let _: [Product] = products.uniqueItems
    let _: [JSONValue] = [json].uniqueItems
    let _: [String] = [string].uniqueItems
  }

  /// [C].sorted
  func call127() {
    let _: [Int] = [int].sortedItems
    let _: [Double] = [double].sortedItems
    let _: [String] = [string].sortedItems
    let _: [Instant] = [date].sortedItems
  }

  /// [C].min
  func call128() {
    let _: Int? = [int].least
    let _: Double? = [double].least
    let _: String? = [string].least
    let _: Instant? = [date].least
  }

  /// [C].max
  func call129() {
    let _: Int? = [int].greatest
    let _: Double? = [double].greatest
    let _: String? = [string].greatest
    let _: Instant? = [date].greatest
  }

  /// [N].sum
  func call130() {
    let _: Int? = [int].sum
    let _: Double? = [double].sum
  }

  /// [N].average
  func call131() {
    let _: Double? = [int].average
    let _: Double? = [double].average
  }

  /// [[T]].flattened
  func call132() {
    let _: [Product] = [products].flattened
    let _: [JSONValue] = [[json]].flattened
    let _: [String] = [[string]].flattened
  }

  /// [JSON].compacted
  func call133() {
    let _: [JSONValue] = [json].compacted
  }

  /// [T].prefix()
  func call134() {
    let _: [Product] = products.firstItems(int)
    let _: [JSONValue] = [json].firstItems(int)
    let _: [String] = [string].firstItems(int)
  }

  /// [T].suffix()
  func call135() {
    let _: [Product] = products.lastItems(int)
    let _: [JSONValue] = [json].lastItems(int)
    let _: [String] = [string].lastItems(int)
  }

  /// [T].slice()
  func call136() {
    let _: [Product] = products.slice(from: int, to: int)
    let _: [Product] = products.slice(from: int)
    let _: [JSONValue] = [json].slice(from: int, to: int)
    let _: [JSONValue] = [json].slice(from: int)
    let _: [String] = [string].slice(from: int, to: int)
    let _: [String] = [string].slice(from: int)
  }

  /// [T].appending()
  func call137() {
    let _: [Product] = products.appending(product, product)
    let _: [JSONValue] = [json].appending(json, json)
    let _: [String] = [string].appending(string, string)
  }

  /// [T].concatenating()
  func call138() {
    let _: [Product] = products.concatenating(products, products)
    let _: [JSONValue] = [json].concatenating([json], [json])
    let _: [String] = [string].concatenating([string], [string])
  }

  /// [T].chunks()
  func call139() {
    let _: [[Product]] = products.chunks(of: int)
    let _: [[JSONValue]] = [json].chunks(of: int)
    let _: [[String]] = [string].chunks(of: int)
  }

  /// [T].zip()
  func call140() {
    let _: [Product] = products.zipped(and: [string], with: { (_: Product, _: String) -> Product? in product })
    let _: [JSONValue] = [json].zipped(and: [json], with: { (_: JSONValue, _: JSONValue) -> JSONValue? in json })
    let _: [String] = [string].zipped(and: [int], with: { (_: String, _: Int) -> String? in string })
  }

  /// [T].map()
  func call141() {
    let _: [String] = products.compactMap({ (_: Product) -> String? in string })
    let _: [JSONValue] = [json].compactMap({ (_: JSONValue) -> JSONValue? in json })
    let _: [Int] = [string].compactMap({ (_: String) -> Int? in int })
  }

  /// [T].compactMap()
  func call142() {
    let _: [String] = products.compactMap({ (_: Product) -> String? in string })
    let _: [JSONValue] = [json].compactMap({ (_: JSONValue) -> JSONValue? in json })
    let _: [Int] = [string].compactMap({ (_: String) -> Int? in int })
  }

  /// [T].mapIndexed()
  func call143() {
    let _: [String] = products.mapIndexed({ (_: Product, _: Int) -> String? in string })
    let _: [JSONValue] = [json].mapIndexed({ (_: JSONValue, _: Int) -> JSONValue? in json })
    let _: [Int] = [string].mapIndexed({ (_: String, _: Int) -> Int? in int })
  }

  /// [T].flatMap()
  func call144() {
    let _: [String] = products.flatMap({ (_: Product) -> [String] in [string] })
    let _: [JSONValue] = [json].flatMap({ (_: JSONValue) -> [JSONValue] in [json] })
    let _: [Int] = [string].flatMap({ (_: String) -> [Int] in [int] })
  }

  /// [T].filter()
  func call145() {
    let _: [Product] = products.filter({ (_: Product) -> Bool in bool })
    let _: [JSONValue] = [json].filter({ (_: JSONValue) -> Bool in bool })
    let _: [String] = [string].filter({ (_: String) -> Bool in bool })
  }

  /// [T].any()
  func call146() {
    let _: Bool = products.contains(where: { (_: Product) -> Bool in bool })
    let _: Bool = [json].contains(where: { (_: JSONValue) -> Bool in bool })
    let _: Bool = [string].contains(where: { (_: String) -> Bool in bool })
  }

  /// [T].all()
  func call147() {
    let _: Bool = products.allSatisfy({ (_: Product) -> Bool in bool })
    let _: Bool = [json].allSatisfy({ (_: JSONValue) -> Bool in bool })
    let _: Bool = [string].allSatisfy({ (_: String) -> Bool in bool })
  }

  /// [T].first()
  func call148() {
    let _: Product? = products.first(where: { (_: Product) -> Bool in bool })
    let _: JSONValue? = [json].first(where: { (_: JSONValue) -> Bool in bool })
    let _: String? = [string].first(where: { (_: String) -> Bool in bool })
  }

  /// [T].reduce()
  func call149() {
    let _: String = products.reduce(string, { (_: String, _: Product) -> String in string })
    let _: JSONValue = [json].reduce(json, { (_: JSONValue, _: JSONValue) -> JSONValue in json })
    let _: Int = [string].reduce(int, { (_: Int, _: String) -> Int in int })
  }

  /// [T].sorted()
  func call150() {
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Int? in int }, descending: bool)
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Int? in int })
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Double? in double }, descending: bool)
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Double? in double })
    let _: [Product] = products.sorted(byKey: { (_: Product) -> String? in string }, descending: bool)
    let _: [Product] = products.sorted(byKey: { (_: Product) -> String? in string })
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Instant? in date }, descending: bool)
    let _: [Product] = products.sorted(byKey: { (_: Product) -> Instant? in date })
  }

  /// [T].unique()
  func call151() {
    let _: [Product] = products.unique(by: { (_: Product) -> Product? in product })
    let _: [JSONValue] = [json].unique(by: { (_: JSONValue) -> JSONValue? in json })
    let _: [String] = [string].unique(by: { (_: String) -> String? in string })
  }

  /// [T].sum()
  func call152() {
    let _: Double? = products.sum(of: { (_: Product) -> Double? in double })
    let _: Double? = [json].sum(of: { (_: JSONValue) -> Double? in double })
    let _: Double? = [string].sum(of: { (_: String) -> Double? in double })
  }

  /// [T].keyed()
  func call153() {
    let _: JSONObject = products.keyed(by: { (_: Product) -> String? in string }, value: { (_: Product) -> Product? in product })
    let _: JSONObject = [json].keyed(by: { (_: JSONValue) -> String? in string }, value: { (_: JSONValue) -> JSONValue? in json })
    let _: JSONObject = [string].keyed(by: { (_: String) -> String? in string }, value: { (_: String) -> String? in string })
  }

  /// [W].grouped()
  func call154() {
    let _: JSONObject = products.grouped(by: { (_: Product) -> String? in string })
    let _: JSONObject = [json].grouped(by: { (_: JSONValue) -> String? in string })
    let _: JSONObject = [string].grouped(by: { (_: String) -> String? in string })
  }

  /// Object.keys()
  func call155() {
    let _: [String] = object.keyList
  }

  /// Object.values()
  func call156() {
    let _: [JSONValue] = object.valueList
  }

  /// Object.entries()
  func call157() {
    let _: [JSONValue] = object.entryList
  }

  /// Object.count()
  func call158() {
    let _: Int = object.count
  }

  /// Object.isEmpty()
  func call159() {
    let _: Bool = object.isEmpty
  }

  /// Object.picking()
  func call160() {
    let _: JSONObject = object.picking(string, string)
  }

  /// Object.omitting()
  func call161() {
    let _: JSONObject = object.omitting(string, string)
  }

  /// Object.pickingExact()
  func call162() {
    let _: JSONObject = object.picking(exact: string, string)
  }

  /// Object.omittingExact()
  func call163() {
    let _: JSONObject = object.omitting(exact: string, string)
  }

  /// Object.filter()
  func call164() {
    let _: JSONObject = object.filterEntries({ (_: String, _: JSONValue) -> Bool in bool })
  }

  /// Object.setting()
  func call165() {
    let _: JSONObject = object.setting(string, to: product)
    let _: JSONObject = object.setting(string, to: json)
    let _: JSONObject = object.setting(string, to: string)
  }

  /// Object.merging()
  func call166() {
    let _: JSONObject = object.merging(object, object)
  }

  /// Object.mapValues()
  func call167() {
    let _: JSONObject = object.mapValues({ (_: JSONValue) -> Product? in product })
    let _: JSONObject = object.mapValues({ (_: JSONValue) -> JSONValue? in json })
    let _: JSONObject = object.mapValues({ (_: JSONValue) -> String? in string })
  }

  /// Object.mapDates()
  func call168() {
    let _: JSONObject = object.mapDates({ (_: Instant) -> Product? in product }, lists: bool)
    let _: JSONObject = object.mapDates({ (_: Instant) -> Product? in product })
    let _: JSONObject = object.mapDates({ (_: Instant) -> JSONValue? in json }, lists: bool)
    let _: JSONObject = object.mapDates({ (_: Instant) -> JSONValue? in json })
    let _: JSONObject = object.mapDates({ (_: Instant) -> String? in string }, lists: bool)
    let _: JSONObject = object.mapDates({ (_: Instant) -> String? in string })
  }

  /// Object.compacted()
  func call169() {
    let _: JSONObject = object.compacted(deep: bool)
    let _: JSONObject = object.compacted()
  }

  /// Object.renaming()
  func call170() {
    let _: JSONObject = object.renaming(string, to: string)
  }

  /// Object.renamingAll()
  func call171() {
    let _: JSONObject = object.renaming(by: object)
  }

  /// Object.mapKeys()
  func call172() {
    let _: JSONObject = object.mapKeys({ (_: String) -> String? in string }, deep: bool)
    let _: JSONObject = object.mapKeys({ (_: String) -> String? in string })
  }

  /// Object.rekeying()
  func call173() {
    let _: JSONObject = object.rekeying({ (_: String, _: JSONValue) -> String? in string }, deep: bool)
    let _: JSONObject = object.rekeying({ (_: String, _: JSONValue) -> String? in string })
  }

  /// Object.prefixKeys()
  func call174() {
    let _: JSONObject = object.prefixKeys(string)
  }

  /// Object.casingKeys()
  func call175() {
    let _: JSONObject = object.casingKeys(string, deep: bool)
    let _: JSONObject = object.casingKeys(string)
  }

  /// Object.flattenKeys()
  func call176() {
    let _: JSONObject = object.flattenKeys(separator: string, lists: string, names: string, empty: bool)
    let _: JSONObject = object.flattenKeys()
  }

  /// Object.queryText()
  func call177() {
    let _: String = object.queryText
  }

  /// String.md5
  func call178() {
    let _: String = string.md5
  }

  /// String.sha1
  func call179() {
    let _: String = string.sha1
  }

  /// String.sha256
  func call180() {
    let _: String = string.sha256
  }

  /// String.sha512
  func call181() {
    let _: String = string.sha512
  }

  /// String.hashedNormalised
  func call182() {
    let _: String = string.hashedNormalised
  }

  /// String.hmacSHA256()
  func call183() {
    let _: String = string.hmacSHA256(string, as: string)
    let _: String = string.hmacSHA256(string)
  }

  /// String.hmacSHA1()
  func call184() {
    let _: String = string.hmacSHA1(string, as: string)
    let _: String = string.hmacSHA1(string)
  }

  /// String.hmacSHA512()
  func call185() {
    let _: String = string.hmacSHA512(string, as: string)
    let _: String = string.hmacSHA512(string)
  }

  /// String.crc32
  func call186() {
    let _: Int = string.crc32
  }

  /// String.hash32
  func call187() {
    let _: Int = string.hash32
  }

  /// String.javaHash
  func call188() {
    let _: Int = string.javaHash
  }

  /// String.base64
  func call189() {
    let _: String = string.base64
  }

  /// String.base64URL
  func call190() {
    let _: String = string.base64URL
  }

  /// String.base64Decoded
  func call191() {
    let _: String? = string.base64Decoded
  }

  /// String.hex
  func call192() {
    let _: String = string.hex
  }

  /// String.hexDecoded
  func call193() {
    let _: String? = string.hexDecoded
  }

  /// String.percentEncoded
  func call194() {
    let _: String = string.percentEncoded
  }

  /// String.percentDecoded
  func call195() {
    let _: String = string.percentDecoded
  }

  /// String.htmlEscaped
  func call196() {
    let _: String = string.htmlEscaped
  }

  /// String.htmlUnescaped
  func call197() {
    let _: String = string.htmlUnescaped
  }

  /// String.url
  func call198() {
    let _: JSONObject? = string.urlParts
  }

  /// String.queryItems
  func call199() {
    let _: JSONObject = string.queryItems
  }

  /// String.rootDomain
  func call200() {
    let _: String? = string.rootDomain
  }

  /// String.isURL
  func call201() {
    let _: Bool = string.isURL
  }

  /// String.isEmail
  func call202() {
    let _: Bool = string.isEmail
  }

  /// String.isIP
  func call203() {
    let _: Bool = string.isIP
  }

  /// String.isIPv4
  func call204() {
    let _: Bool = string.isIPv4
  }

  /// String.isIPv6
  func call205() {
    let _: Bool = string.isIPv6
  }

  /// String.isUUID
  func call206() {
    let _: Bool = string.isUUID
  }

  /// String.isInNetwork()
  func call207() {
    let _: Bool = string.isInNetwork(string)
  }

  /// String.userAgent
  func call208() {
    let _: JSONObject = string.userAgentParts
  }

  /// String.locale
  func call209() {
    let _: JSONObject = string.localeParts
  }

  /// String.languageName
  func call210() {
    let _: String? = string.languageName
  }

  /// String.countryName
  func call211() {
    let _: String? = string.countryName
  }

  /// String.currencyDigits
  func call212() {
    let _: Int? = string.currencyDigits
  }

  /// String.phoneDigits
  func call213() {
    let _: String = string.phoneDigits
  }

  /// now
  func call214() {
    let _: Instant = context.now
  }

  /// uuid
  func call215() {
    let _: String = context.uuid()
  }

  /// random
  func call216() {
    let _: Double = context.random()
  }
}
