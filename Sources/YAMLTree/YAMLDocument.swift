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
    _ file: SourceFile,
    options: YAMLOptions = YAMLOptions(),
    into bag: inout DiagnosticBag
  ) -> YAMLNode? {
    var builder = TreeBuilder(file: file, options: options)
    let syntaxError = read(file, limits: options.limits, into: &bag) { event in
      (builder.take(event), builder.lastScalar)
    }
    bag.add(contentsOf: builder.bag)
    return syntaxError || builder.hasExceededLimit ? nil : builder.root
  }

  /// Every event of a stream of any number of documents, for comparing with other parsers. False
  /// if the text is not YAML; the reason is in `bag`. Of the limits only the size of the file holds.
  package static func forEachEvent(
    in file: SourceFile,
    limits: YAMLLimits = YAMLLimits(),
    into bag: inout DiagnosticBag,
    _ body: (YAMLEvent) -> Void
  ) -> Bool {
    let syntaxError = read(file, limits: limits, into: &bag) { event in
      body(event)
      return (true, nil)
    }
    return !syntaxError
  }

  /// Whether `body` wants more, and the scalar read last.
  private typealias Progress = (goesOn: Bool, lastScalar: SyntaxExplanation.LastScalar?)

  /// Hands events to `body` until it wants no more; true if the text is not YAML.
  private static func read(
    _ file: SourceFile,
    limits: YAMLLimits,
    into bag: inout DiagnosticBag,
    _ body: (YAMLEvent) -> Progress
  ) -> Bool {
    guard file.bytes.count <= limits.maxBytes else {
      bag.report(
        .fileTooLarge,
        "the file has \(file.bytes.count) bytes; the limit is \(limits.maxBytes)",
        at: SourceRange(file, 0..<0)
      )
      return true
    }
    guard TextCheck.check(file, into: &bag) else { return true }
    var strict = StrictCheck(file)
    var problem: Diagnostic?
    var progress: Progress = (true, nil)
    let failure = LibYAML.forEachEvent(in: file.bytes) { event in
      problem = strict.take(event)
      guard problem == nil else { return false }
      progress = body(event)
      return progress.goesOn
    }
    if let failure {
      problem = SyntaxExplanation(failure, after: progress.lastScalar, in: file).diagnostic
        .fixingItsLine()
    }
    guard let problem else { return false }
    bag.add(problem)
    return true
  }
}
