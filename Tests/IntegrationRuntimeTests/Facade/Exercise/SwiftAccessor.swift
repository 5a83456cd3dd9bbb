// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON

/// An accessor by its name, with the type that the compiler saw.
struct SwiftAccessor<View> {
  /// The name in manifests.
  var name: String
  /// The type by the names of `FacadeSchema`.
  var type: String
  var isOptional: Bool
  /// The answer, nil if there is none.
  var answer: (View) -> (any JSONEncodable)?

  init(_ name: String, _ path: KeyPath<View, JSONValue?>) {
    self.init(name, "json", true) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, JSONValue>) {
    self.init(name, "json", false) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, JSONObject>) {
    self.init(name, "object", false) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, Products>) {
    self.init(name, "products", false) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, String?>) {
    self.init(name, "string", true) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, String>) {
    self.init(name, "string", false) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, Double?>) {
    self.init(name, "double", true) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, Instant?>) {
    self.init(name, "date", true) { $0[keyPath: path] }
  }

  init(_ name: String, _ path: KeyPath<View, Instant>) {
    self.init(name, "date", false) { $0[keyPath: path] }
  }

  private init(
    _ name: String,
    _ type: String,
    _ isOptional: Bool,
    _ answer: @escaping (View) -> (any JSONEncodable)?
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.answer = answer
  }
}
