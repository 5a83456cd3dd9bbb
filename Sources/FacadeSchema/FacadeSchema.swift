// SPDX-License-Identifier: MIT

/// The accessors of every message type: what manifests may name, how they are typed and how
/// generated code calls them. Tests hold this table and the runtime together.
package enum FacadeSchema {
  /// The message types under a name that no other module has.
  package typealias Kind = MessageType

  package static var messageTypes: [MessageType] { MessageType.allCases }

  /// The accessors of a message type, in the order of the documentation.
  package static func accessors(for type: MessageType) -> [FacadeAccessor] {
    tables[type]?.accessors ?? []
  }

  /// An accessor by its name in manifests.
  package static func accessor(named name: String, for type: MessageType) -> FacadeAccessor? {
    tables[type]?.byName[name]
  }

  /// Whether the base of all facades has the accessor and gives the same as the type's facade.
  package static func isCommon(_ name: String, to type: MessageType) -> Bool {
    commonNames[type]?.contains(name) ?? false
  }

  /// The accessors of an item of `products`.
  package static var productAccessors: [FacadeAccessor] { productTable.accessors }

  /// An accessor of an item of `products` by its name in manifests.
  package static func productAccessor(named name: String) -> FacadeAccessor? {
    productTable.byName[name]
  }

  private struct Table: Sendable {
    var accessors: [FacadeAccessor]
    var byName: [String: FacadeAccessor]

    init(_ accessors: [FacadeAccessor]) {
      self.accessors = accessors
      byName = Dictionary(accessors.map { ($0.name, $0) }) { _, last in last }
    }
  }

  private static let productTable = Table(productOwn + trackProperties)

  private static let tables: [MessageType: Table] = Dictionary(
    uniqueKeysWithValues: MessageType.allCases.map { type in
      let own = own(of: type)
      let names = Set(own.map(\.name))
      return (type, Table(own + common(of: type).filter { !names.contains($0.name) }))
    }
  )

  private static let commonNames: [MessageType: Set<String>] = Dictionary(
    uniqueKeysWithValues: MessageType.allCases.map { type in
      // The base does not know its type.
      let own = Set(own(of: type).map(\.name) + ["type", "action"])
      return (type, Set(common(of: type).map(\.name)).subtracting(own))
    }
  )

  private static func own(of type: MessageType) -> [FacadeAccessor] {
    switch type {
    case .identify: identify
    case .track: track + trackProperties
    case .page: viewing(noun: "Page")
    case .screen: viewing(noun: "Screen")
    case .group: group
    case .alias: alias
    case .delete: []
    }
  }
}
