// SPDX-License-Identifier: MIT

/// The path of a file that a manifest names, from the manifest's folder.
enum CompanionPath {
  static let rule =
    "write the path from the manifest's folder, `tables/countries.yaml`, with slashes and without "
    + "`..`"

  /// What is wrong with a path, if anything. It has to stay in the manifest's folder as it is
  /// written, on every system.
  static func problem(with path: String) -> String? {
    guard path.utf8.count <= 255 else { return "the path is longer than 255 bytes" }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".json") else {
      return "a table's file ends in `.yaml` or `.json`"
    }
    if path.hasPrefix("/") || path.dropFirst().hasPrefix(":") {
      return "the path begins outside of the manifest's folder"
    }
    if path.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }) {
      return "the path has a character that paths cannot have"
    }
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    if names.contains("..") { return "the path leads out of the manifest's folder" }
    if names.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) {
      return "the path has an empty or hidden part"
    }
    if path == "manifest.yaml" || names.first == "fixtures" {
      return "a manifest or fixture is not a table"
    }
    return nil
  }
}
