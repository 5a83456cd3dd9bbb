// SPDX-License-Identifier: MIT
import JSON

/// What a message says to integrations.
extension Facade {
  /// The one integration that is off unless asked for.
  private static let offByDefault = "Salesforce"

  @usableFromInline var integrationsValue: JSONValue {
    entry("integrations").truthy ?? contextValue("providers").truthy ?? contextBag
  }

  @usableFromInline func isEnabled(_ integration: String) -> Bool {
    let integrations = integrationsValue
    let all =
      contextValue("providers.all")?.bool ?? contextValue("all")?.bool
      ?? integrations.value(at: "all")?.bool ?? true
    var enabled = all && integration != Facade.offByDefault
    if let providers = integrations[exact: "providers"], providers.isTruthy,
      let provider = providers[exact: integration]
    {
      enabled = provider.isTruthy
    }
    if let settings = integrations[exact: integration] { enabled = settings.bool ?? true }
    return enabled
  }

  @usableFromInline func optionsValue(_ integration: String) -> JSONValue? {
    guard !integration.isEmpty else { return contextBag }
    guard isEnabled(integration) else { return nil }
    let integrations = integrationsValue
    var value =
      integrations[exact: integration].truthy ?? integrations.value(atPath: integration)
    // In JavaScript null is an object.
    if value.map({ $0.isContainer || $0.isNull }) != true {
      value = contextBag.value(atPath: integration)
    }
    guard let value, value.isContainer || value.isNull else { return .emptyObject }
    return value
  }
}
