// SPDX-License-Identifier: MIT
import JSON
import ManifestLanguage

/// Looks up paths the way compiled code does: keys that match loosely go to one look-up as a whole,
/// because a key of a message may take several of them; keys to the letter stand alone.
enum Paths {
  static func follow(_ steps: [PathStep], from base: Value) -> Value {
    var value = base
    var loose: [String] = []
    for step in steps {
      let key = KeySpelling.normalised(step.key)
      if step.isExact || key.isEmpty {
        value = value.lookUp(loose)
        loose = []
        value = value.lookUp(exact: step.key)
      } else {
        loose.append(key)
      }
    }
    return value.lookUp(loose)
  }
}

extension Value {
  fileprivate func lookUp(_ keys: [String]) -> Value {
    guard !keys.isEmpty else { return self }
    let path = keys.joined(separator: ".")
    return switch self {
    case .json(let json): Value(json.value(atPath: path))
    case .object(let object): Value(object.value(atPath: path))
    default: .missing
    }
  }

  fileprivate func lookUp(exact key: String) -> Value {
    switch self {
    case .json(let json): Value(json[exact: key])
    case .object(let object): Value(object[exact: key])
    default: .missing
    }
  }
}
