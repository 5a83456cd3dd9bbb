// SPDX-License-Identifier: MIT
import Diagnostics
import XCTest
import YAMLTree

/// A text read as YAML: the tree and what was said about it.
struct Reading {
  let file: SourceFile
  let root: YAMLNode?
  let diagnostics: [Diagnostic]

  init(_ bytes: [UInt8], options: YAMLOptions = YAMLOptions()) {
    file = SourceFile(path: "test.yaml", bytes: bytes)
    var bag = DiagnosticBag()
    root = YAMLDocument.parse(file, options: options, into: &bag)
    diagnostics = bag.sorted
  }

  init(_ text: String, options: YAMLOptions = YAMLOptions()) {
    self.init(Array(text.utf8), options: options)
  }

  /// Like "E0003 3:1" for each diagnostic.
  var summary: [String] {
    diagnostics.map { "\($0.code.rawValue) \($0.range.start.line):\($0.range.start.column)" }
  }

  /// The root's value for a key.
  subscript(key: String) -> YAMLNode? { root?.mapping?[key] }
}

extension YAMLNode {
  /// What is written in the node's range.
  var written: String { String(decoding: range.file.bytes[range.bytes], as: UTF8.self) }

  /// This node and all below it; the definition of an alias counts where it stands.
  var all: [YAMLNode] {
    switch kind {
    case .scalar: [self]
    case .sequence(let nodes): [self] + nodes.flatMap(\.all)
    case .mapping(let mapping):
      [self] + mapping.written.flatMap { $0.key.all + $0.value.all }
    }
  }
}
