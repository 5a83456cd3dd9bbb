// SPDX-License-Identifier: MIT

internal import HTTPTypes

extension Request {
  /// A header's value by its name in any case; nil if it is absent. May be a secret.
  public func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { head.headerFields[$0] }
  }
}
