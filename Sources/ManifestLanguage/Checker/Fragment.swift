// SPDX-License-Identifier: MIT
import Diagnostics
import YAMLTree

/// A piece of payload with parameters, checked anew at each use with the types it is used with.
struct Fragment {
  var name: String
  var parameters: [String]
  var range: SourceRange
  var body: YAMLNode
}
