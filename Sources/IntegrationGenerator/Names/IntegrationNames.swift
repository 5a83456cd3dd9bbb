// SPDX-License-Identifier: MIT
import ManifestLanguage
import SwiftEmitter

/// The Swift names of one integration's code.
struct IntegrationNames {
  /// `CustomerIo`
  let type: Identifier
  /// `CustomerIoMapper`
  let mapper: Identifier
  /// `CustomerIoHooks`
  let hooks: Identifier
  /// `CustomerIoMapperHooks`
  let mapperHooks: Identifier
  /// `CustomerIoTests`
  let tests: Identifier
  /// `CustomerIoTables`
  let tables: Identifier
  /// `CustomerIoPatterns`
  let patternsType: Identifier
  let patterns: PatternNames
  /// Property of each setting.
  let settings: [String: Identifier]
  /// Functions of everything that maps and sends.
  var functions: FunctionNames
  /// Types that the settings declare.
  let settingTypes: SettingTypes

  init(_ manifest: Manifest) {
    type = Self.typeName(manifest)
    mapper = type.suffixed("Mapper")
    hooks = type.suffixed("Hooks")
    mapperHooks = mapper.suffixed("Hooks")
    tests = type.suffixed("Tests")
    tables = type.suffixed("Tables")
    patternsType = type.suffixed("Patterns")
    patterns = PatternNames(manifest)
    var scope = NameScope()
    var settings: [String: Identifier] = [:]
    for setting in manifest.settings {
      settings[setting.name] = scope.claim(.lowerCamel(setting.name))
    }
    self.settings = settings
    functions = FunctionNames(manifest)
    settingTypes = SettingTypes(manifest.settings, properties: settings)
  }

  /// The Swift name of a table.
  func table(_ name: String) -> Identifier { .lowerCamel(name) }

  /// The integration's name in camel case; the slug where the name has no ASCII letter. A name that
  /// the runtime or the standard library uses gets `Integration` behind it, so that generated code
  /// can name both.
  static func typeName(_ manifest: Manifest) -> Identifier {
    let hasLetter = manifest.name.utf8.contains { (0x61...0x7A).contains($0 | 0x20) }
    let name = Identifier.upperCamel(hasLetter ? manifest.name : manifest.slug)
    return taken.contains(name.name) || name.spelling != name.name
      ? name.suffixed("Integration") : name
  }

  /// Types that generated code names, or that it would be confusing to shadow.
  private static let taken: Set<String> = [
    // IntegrationRuntime and JSON
    "Alias", "Authorization", "Channel", "Declaration", "Delete", "Endpoint", "Ensure", "Facade",
    "Group", "HeaderItems", "Identify", "Instant", "Integration", "IntegrationCatalog",
    "IntegrationError", "IntegrationRuntime", "IntegrationSettings", "Integrations",
    "IntegrationTesting", "JSON", "JSONDocument", "JSONObject", "JSONPath", "JSONValue",
    "JSONWriter", "Mapper", "Message", "MessageType", "Outcome", "Page", "Payload", "QueryItems",
    "Request", "RequestPath", "RequestText", "Response", "Screen", "Secret", "Sender",
    "SettingsReader", "Track", "Transport",
    // The standard library, Foundation and XCTest
    "Array", "Bool", "Character", "Codable", "Data", "Date", "Dictionary", "Double", "Duration",
    "Equatable", "Error", "Float", "Foundation", "Hashable", "Int", "Never", "Optional", "Range",
    "Result", "Sendable", "Set", "String", "Swift", "Task", "URL", "UUID", "Void", "XCTest",
    "XCTestCase", "Settings",
  ]
}
