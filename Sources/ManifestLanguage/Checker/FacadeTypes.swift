// SPDX-License-Identifier: MIT
package import FacadeSchema

extension ValueType {
  /// The type of a facade's accessor.
  package init(_ accessor: FacadeAccessor) {
    let base: Base =
      switch accessor.type {
      case .json: .json
      case .string: .string
      case .double: .double
      case .int: .int
      case .bool: .bool
      case .date: .date
      case .object: .object
      case .products: .products
      }
    self.init(base, optional: accessor.isOptional)
  }
}

extension MessageType {
  /// `Identify`
  package var facadeName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
