// SPDX-License-Identifier: MIT

/// How a list is written in a query or a form.
public enum ListStyle: String, Sendable, Hashable, CaseIterable {
  /// `a=1&a=2`
  case repeated = "repeat"
  /// `a[]=1&a[]=2`
  case brackets
  /// `a[0]=1&a[1]=2`
  case indices
  /// `a=1,2`
  case commas
}
