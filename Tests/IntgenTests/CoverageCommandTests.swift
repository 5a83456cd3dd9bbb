// SPDX-License-Identifier: MIT
import Foundation
import XCTest

final class CoverageCommandTests: CommandTestCase {
  private static let richManifest = """
    manifest: 1
    name: Acme
    endpoint: https://api.acme.test
    settings:
      key: { type: secret }
      region: { type: string }
      zone: { type: string }   # uncovered: nobody has one yet
    ensure:
      - settings.key
      - message.userId
      - when: event == 'Test'
        reject: tests are not sent
    track:
      let: { plan: traits.plan ?? 'none' }
      map:
        event: ${event}
        plan: ${plan}
        kind: { $switch: properties.kind, a: 1, b: 2, $else: 3 }
        gift: { $if: properties.gift == true, $then: yes }
        items: { $each: p in products, sku: "${p.sku}", price: "${p.price}" }
        where: ${if settings.region == 'eu' then settings.zone ?? 'z' else 'x'}
      steps:
        - send: POST /events
          fail: { when: response.json.ok == false, reason: no }
        - when: has(properties.extra)
          send: { method: POST, path: /extra, headers: { X-Id: "${properties.id}" } }

    """

  private func writeManifest() throws {
    try FileManager.default.removeItem(at: folder.appending(path: "Manifests/acme/fixtures"))
    try write("Manifests/acme/manifest.yaml", Self.richManifest)
    try write(
      "Manifests/acme/fixtures/some.yaml",
      """
      input: { type: track, userId: u, event: E, properties: { kind: a, products: [{ sku: s }] } }
      output: { event: E, plan: none, kind: 1, items: [{ sku: s }], where: x }
      requests: [{ method: POST, path: /events }]

      """)
  }

  func testWhatNoFixtureReachesIsNamed() throws {
    try writeManifest()
    let run = try intgen("coverage")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(run.output, "acme: 39 % of 23 places, 13 missing, 1 explained\n")
    let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("warning") }
    let places = run.errors.split(separator: "\n").filter { $0.contains("-->") }
      .map { $0.split(separator: "yaml:")[1] }
    XCTAssertEqual(
      zip(places, lines).map { "\($0) \($1.dropFirst("warning[W0401]: ".count))" },
      [
        "6:3 no fixture enters the setting `region`",
        "11:5 no fixture fails this check",
        "14:16 every fixture needs this default",
        "18:45 this holds in no fixture",
        "19:5 no fixture gives `gift` a value",
        "19:18 this holds in no fixture",
        "20:53 no fixture gives `price` a value",
        "21:17 this holds in no fixture",
        "21:46 no fixture needs this default",
        "24:21 no fixture has an answer for which this holds",
        "25:13 this holds in no fixture",
        "26:13 no fixture sends the request of `step2`",
        "26:54 no fixture gives `X-Id` a value",
      ])
  }

  func testMessagesThatGoTogetherReachWhatTheyAreMappedBy() throws {
    try FileManager.default.removeItem(at: folder.appending(path: "Manifests/acme/fixtures"))
    try write(
      "Manifests/acme/manifest.yaml",
      """
      manifest: 1
      name: Acme
      endpoint: https://api.acme.test
      track:
        map: { name!: "${event}", user: "${userId ?? 'nobody'}" }
        send: POST /events
        batch:
          items: 2
          send: POST /events/all
          results:
            each: result in response.json.array
            match: result.name == item.name
            fail: { when: result.ok == false, reason: no }

      """)
    try write(
      "Manifests/acme/fixtures/together.yaml",
      """
      inputs:
        - { type: track, event: E, userId: u }
        - { type: track, event: F }
        - { type: screen }
      responses: [{ body: [{ name: E }, { name: F, ok: false }] }]
      outcomes: [delivered, "failed: no", unsupported]
      requests:
        - { path: /events/all, body: [{ name: E, user: u }, { name: F, user: nobody }] }

      """)
    let run = try intgen("coverage")
    XCTAssertEqual(run.output, "acme: 83 % of 6 places, 1 missing\n", run.errors)
    XCTAssertTrue(run.errors.contains("no fixture sends this request\n"), run.errors)
    XCTAssertEqual(try intgen("test").output, "1 fixture, 1 passed\n")
  }

  func testFixturesThatReachEverythingLeaveNothingToSay() throws {
    try write(
      "Manifests/acme/fixtures/plan.json",
      Self.fixture(output: #"{"id":"ada","plan":"pro"}"#, traits: #"{"plan":"pro"}"#))
    let run = try intgen("coverage")
    XCTAssertEqual(run.status, 0)
    XCTAssertEqual(run.output, "acme: 100 % of 3 places, 0 missing\n")
    XCTAssertEqual(run.errors, "")
  }

  func testChangesThatNoFixtureNoticesAreNamed() throws {
    let run = try intgen("coverage", "--mutate")
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(run.output, "acme: 2 of 3 changes noticed\n")
    XCTAssertEqual(
      run.errors,
      """
      warning[W0402]: no fixture notices dropping `plan`
       --> Manifests/acme/manifest.yaml:8:27
      8 |   map: { id: "${userId}", plan: "${traits.plan}" }
        |                           ^^^^

      0 errors, 1 warning

      """)
    XCTAssertEqual(try intgen("coverage", "--mutate", "--tolerance", "34", "-q").status, 0)
  }

  /// One line that stands in two payloads is one line.
  func testAFragmentIsChangedEverywhereAtOnce() throws {
    try write(
      "Manifests/acme/manifest.yaml",
      """
      manifest: 1
      name: Acme
      endpoint: https://api.acme.test
      settings: { key: { type: secret } }
      ensure: [settings.key, message.userId]
      auth: { bearer: "${settings.key}" }
      fragments:
        person: { id: "${userId}", plan: "${traits.plan}" }
      identify:
        map: { $use: person }
        send: PUT /people
      track:
        map: { $use: person }
        send: PUT /people

      """)
    let run = try intgen("coverage", "--mutate")
    XCTAssertEqual(run.output, "acme: 2 of 3 changes noticed\n")
  }

  func testAnUnknownSlugAndABrokenManifestAreErrors() throws {
    XCTAssertEqual(
      try intgen("coverage", "--only", "acmee").errors,
      "error: there is no integration `acmee`; did you mean `acme`?\n")
    try write("Manifests/acme/manifest.yaml", Self.richManifest + "typo: 1\n")
    let run = try intgen("coverage")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.errors.contains("error[E0101]"), run.errors)
  }
}
