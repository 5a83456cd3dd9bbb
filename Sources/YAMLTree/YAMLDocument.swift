// SPDX-License-Identifier: MIT
package import Diagnostics

/// Reads YAML text.
package enum YAMLDocument {
  /// The root node of the only document in a file.
  ///
  /// Everything that is wrong goes into `bag` as an error with its place. Nil if the text is not
  /// YAML or exceeds a limit; nil without an error if the file has no content (empty, or only
  /// comments). A tree may be returned along with errors: unknown tags, repeated keys, wrong merge
  /// keys and further documents do not hide the rest.
  package static func parse(
    _ file: SourceFile, options: YAMLOptions = YAMLOptions(), into bag: inout DiagnosticBag
  ) -> YAMLNode? {
    guard isReadable(file, limits: options.limits, into: &bag) else { return nil }
    var builder = TreeBuilder(file: file, options: options)
    let failure = LibYAML.forEachEvent(in: file.bytes) { builder.take($0) }
    bag.add(contentsOf: builder.bag)
    if let failure {
      bag.add(SyntaxExplanation(failure, after: builder.lastScalar, in: file).diagnostic)
      return nil
    }
    return builder.root
  }

  /// Every event of a stream of any number of documents, for comparing with other parsers. False
  /// if the text is not YAML; the reason is in `bag`. Of the limits only the size of the file holds.
  package static func forEachEvent(
    in file: SourceFile, limits: YAMLLimits = YAMLLimits(), into bag: inout DiagnosticBag,
    _ body: (YAMLEvent) -> Void
  ) -> Bool {
    guard isReadable(file, limits: limits, into: &bag) else { return false }
    let failure = LibYAML.forEachEvent(in: file.bytes) { event in
      body(event)
      return true
    }
    guard let failure else { return true }
    bag.add(SyntaxExplanation(failure, after: nil, in: file).diagnostic)
    return false
  }

  private static func isReadable(
    _ file: SourceFile, limits: YAMLLimits, into bag: inout DiagnosticBag
  ) -> Bool {
    guard file.bytes.count <= limits.maxBytes else {
      bag.report(
        .fileTooLarge,
        "the file has \(file.bytes.count) bytes; the limit is \(limits.maxBytes)",
        at: SourceRange(file, 0..<0))
      return false
    }
    return TextCheck.check(file, into: &bag)
  }
}
