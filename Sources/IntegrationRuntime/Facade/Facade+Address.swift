// SPDX-License-Identifier: MIT
import JSON

extension Facade {
  /// The first truthy value of two paths in traits, then in properties; null if there is none.
  @usableFromInline func addressValue(_ nested: StaticString, _ plain: StaticString) -> JSONValue {
    firstInBags(nested, plain) ?? .null
  }

  private func firstInBags(_ nested: StaticString, _ plain: StaticString) -> JSONValue? {
    let traits = traitsBag
    if let value = traits?.value(at: nested).truthy { return value }
    if let value = traits?.value(at: plain).truthy { return value }
    let properties = propertiesBag
    return properties?.value(at: nested).truthy ?? properties?.value(at: plain).truthy
  }

  /// All sources under the name postalCode come before those under zip; if none is truthy, the
  /// last one is the answer.
  @usableFromInline var zipValue: JSONValue? {
    let traits = traitsBag
    let properties = propertiesBag
    for (nested, plain) in Facade.zipPaths {
      if let value = traits?.value(at: nested).truthy { return value }
      if let value = traits?.value(at: plain).truthy { return value }
    }
    for (nested, plain) in Facade.zipPaths {
      if let value = properties?.value(at: nested).truthy { return value }
      if let value = properties?.value(at: plain).truthy { return value }
    }
    return properties?.value(at: "zip")
  }

  private static var zipPaths: [(StaticString, StaticString)] {
    [("address.postalcode", "postalcode"), ("address.zip", "zip")]
  }
}
