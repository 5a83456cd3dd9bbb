// SPDX-License-Identifier: MIT
import IntegrationRuntime
import JSON
import XCTest

func document(_ text: String) throws -> JSONDocument { try JSONDocument(parsing: text) }

/// What is written, `nothing` if there is no value.
func text(_ value: (any JSONEncodable)?) -> String {
  value.map { String(decoding: $0.jsonBytes, as: UTF8.self) } ?? "nothing"
}

/// 2020-06-15T12:00:00Z.
let testNow = Instant(milliseconds: Int64(1_592_222_400_000))

func facade(_ text: String) throws -> Facade { Facade(try document(text), now: testNow) }
func identify(_ text: String) throws -> Identify { Identify(try document(text), now: testNow) }
func track(_ text: String) throws -> Track { Track(try document(text), now: testNow) }
func page(_ text: String) throws -> Page { Page(try document(text), now: testNow) }
func screen(_ text: String) throws -> Screen { Screen(try document(text), now: testNow) }
func group(_ text: String) throws -> Group { Group(try document(text), now: testNow) }
func alias(_ text: String) throws -> Alias { Alias(try document(text), now: testNow) }
