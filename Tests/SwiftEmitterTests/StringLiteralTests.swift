// SPDX-License-Identifier: MIT
import Foundation
import SwiftEmitter
import XCTest

final class StringLiteralTests: XCTestCase {
  func testEscapes() {
    XCTAssertEqual(StringLiteral.escaped("a\"b\\c\n\r\t"), #""a\"b\\c\n\r\t""#)
    XCTAssertEqual(StringLiteral.escaped(#"\(x)"#), #""\\(x)""#)
    XCTAssertEqual(StringLiteral.escaped("\u{0}\u{202E}\u{2028}"), #""\u{0}\u{202E}\u{2028}""#)
    XCTAssertEqual(StringLiteral.escaped("ünï 👩"), "\"ünï 👩\"")
  }

  func testMultilineLiteralsTakeAsManyHashesAsTheyNeed() {
    XCTAssertEqual(StringLiteral.multiline("a\nb"), "#\"\"\"\n  a\n  b\n  \"\"\"#")
    XCTAssertEqual(
      StringLiteral.multiline("a\n\"\"\"#"), "##\"\"\"\n  a\n  \"\"\"#\n  \"\"\"##")
    XCTAssertEqual(StringLiteral.multiline("\\#(x)\n"), "\"\\\\#(x)\\n\"")
    XCTAssertEqual(StringLiteral.multiline("a\n\\#(x)"), "##\"\"\"\n  a\n  \\#(x)\n  \"\"\"##")
  }

  func testRawLiteralsOfOneLine() {
    XCTAssertEqual(StringLiteral.multiline("{ \"a\": 1 }"), "#\"{ \"a\": 1 }\"#")
    XCTAssertEqual(StringLiteral.multiline("{\"#"), "##\"{\"#\"##")
    XCTAssertEqual(StringLiteral.multiline("{\\#(x)"), "##\"{\\#(x)\"##")
    XCTAssertEqual(StringLiteral.multiline("\"a\""), #""\"a\"""#)
    XCTAssertEqual(StringLiteral.multiline("a \nb"), #""a \nb""#)
    XCTAssertEqual(StringLiteral.multiline("a\rb"), #""a\rb""#)
  }

  /// The compiler has the last word: literals of random texts are compiled, and the program prints
  /// the values they have.
  func testTheCompilerReadsBackWhatWasWritten() throws {
    var random = SystemRandomNumberGenerator()
    let alphabet: [Unicode.Scalar] = [
      "\"", "\\", "#", "(", ")", "\n", "\r", "\t", "\0", "a", "{", "}", "u", "`", "$", "/", "*",
      " ", "\u{301}", "\u{200D}", "\u{202E}", "\u{2028}", "\u{FEFF}", "\u{FFFF}", "é", "👩",
      "\u{85}", "\u{1B}", "\u{E000}",
    ]
    var texts = ["", "\"\"\"", "\\", "#\"\"\"#", "\"); fatalError() //"]
    for _ in 0..<400 {
      let count = Int.random(in: 1...12, using: &random)
      var text = String.UnicodeScalarView()
      for _ in 0..<count { text.append(alphabet.randomElement(using: &random) ?? "a") }
      texts.append(String(text))
    }
    let values = texts.map { text -> Code in
      "show(\(literal: text))\nshow(\(multilineLiteral: text))"
    }
    let program: Code = """
      func show(_ text: String) { print(text.unicodeScalars.map { String($0.value) }.joined(separator: " ")) }
      \(lines: values)
      """
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "intgen-literals-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try program.fileContents.write(
      to: folder.appending(path: "main.swift"), atomically: true, encoding: .utf8)
    guard try run(["swiftc", "--version"], in: folder).status == 0 else {
      throw XCTSkip("there is no swiftc on the path")
    }
    let compilation = try run(["swiftc", "-Onone", "-o", "show", "main.swift"], in: folder)
    XCTAssertEqual(compilation.status, 0, compilation.output)
    let shown = try run(["./show"], in: folder).output
    let expected = texts.flatMap { text in
      let line = text.unicodeScalars.map { String($0.value) }.joined(separator: " ")
      return [line, line]
    }
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    XCTAssertEqual(lines.count, expected.count)
    for (line, value) in zip(lines, expected) { XCTAssertEqual(String(line), value) }
  }

  private func run(_ command: [String], in folder: URL) throws -> (status: Int32, output: String) {
    let output = folder.appending(path: "output-\(UUID().uuidString)")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    let handle = try FileHandle(forWritingTo: output)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: output, encoding: .utf8))
  }
}
