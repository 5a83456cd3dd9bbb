// SPDX-License-Identifier: MIT
import FunctionLibrary

/// What a condition says about values that may be missing: where it holds, and where it does not.
struct Narrowing {
  var whenTrue: Set<String> = []
  var whenFalse: Set<String> = []

  /// How the key of a setting begins.
  static let settingPrefix = "setting "

  init(of condition: CheckedExpression) {
    switch condition.kind {
    case .call(let declaration, _, let arguments) where declaration.name == "has":
      if let key = arguments.first??.narrowingKey { whenTrue = [key] }
    case .call(let declaration, _, let arguments) where declaration.name == "truthy":
      if let key = arguments.first??.narrowingKey { whenTrue = [key] }
    case .not(let inner):
      let narrowing = Narrowing(of: inner)
      whenTrue = narrowing.whenFalse
      whenFalse = narrowing.whenTrue
    case .binary(.and, let left, let right):
      whenTrue = Narrowing(of: left).whenTrue.union(Narrowing(of: right).whenTrue)
    case .binary(.or, let left, let right):
      whenFalse = Narrowing(of: left).whenFalse.union(Narrowing(of: right).whenFalse)
    case .binary(.notEqual, let left, let right):
      if let key = Self.comparedWithNull(left, right) { whenTrue = [key] }
    case .binary(.equal, let left, let right):
      if let key = Self.comparedWithNull(left, right) {
        whenFalse = [key]
      } else {
        // What equals something that is there is there itself.
        if !right.type.isOptional, let key = left.narrowingKey { whenTrue.insert(key) }
        if !left.type.isOptional, let key = right.narrowingKey { whenTrue.insert(key) }
      }
    default: break
    }
  }

  private static func comparedWithNull(
    _ left: CheckedExpression, _ right: CheckedExpression
  ) -> String? {
    if case .constant(.null) = right.kind { return left.narrowingKey }
    if case .constant(.null) = left.kind { return right.narrowingKey }
    return nil
  }
}

extension CheckedExpression {
  /// The same for expressions that read the same place; nil for what is computed.
  var narrowingKey: String? {
    switch kind {
    case .accessor(let name): return "accessor \(name)"
    case .field(let name): return "field \(name)"
    case .setting(let setting): return Narrowing.settingPrefix + setting.name
    case .local(let local): return "local \(local.id)"
    case .options: return "options"
    case .answer(let answer, let part): return "answer \(answer.step) \(part.rawValue)"
    case .rawMessage: return "raw"
    case .productAccessor(let base, let name): return base.narrowingKey.map { "\($0) \(name)" }
    case .recordField(let base, _, let field):
      return base.narrowingKey.map { "\($0) \(field.name)" }
    case .path(let base, let steps):
      let path = steps.map { $0.isExact ? "['\($0.key)']" : "." + KeySpelling.normalised($0.key) }
      return base.narrowingKey.map { $0 + path.joined() }
    case .call(let declaration, let receiver?, let arguments)
    where arguments.isEmpty && declaration.form == .member:
      return receiver.narrowingKey.map { "\($0)|\(declaration.name)" }
    default: return nil
    }
  }
}

/// The facade's key matching (obj-case): only ASCII letters and digits count, without case.
package enum KeySpelling {
  package static func normalised(_ key: String) -> String {
    String(
      decoding: key.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte | 0x20
        default: nil
        }
      }, as: UTF8.self)
  }
}
