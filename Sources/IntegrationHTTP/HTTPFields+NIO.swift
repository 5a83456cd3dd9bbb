// SPDX-License-Identifier: MIT

package import HTTPTypes
package import NIOHTTP1

extension HTTPFields {
  /// The client's headers in our form; a name that is no token is left out, and so is what comes
  /// after the first ten thousand (the type can't hold many more).
  package init(_ headers: HTTPHeaders) {
    self.init()
    for (name, value) in headers.prefix(10_000) {
      if let name = HTTPField.Name(name) {
        append(HTTPField(name: name, value: value))
      }
    }
  }
}
