// SPDX-License-Identifier: MIT

/// Every kind of diagnostic. The numbers are stable: they are never given another meaning and a
/// retired one is never used again.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // E00: the text is not YAML that we take.
  case yamlSyntax = "E0001"
  case invalidUTF8 = "E0002"
  case duplicateKey = "E0003"
  case multipleDocuments = "E0004"
  case nestingTooDeep = "E0005"
  case tooManyNodes = "E0006"
  case aliasExpansion = "E0007"
  case unknownAlias = "E0008"
  case invalidMergeKey = "E0009"
  case fileTooLarge = "E0010"
  case unknownTag = "E0011"
  case tabIndentation = "E0012"
  case recursiveAlias = "E0013"
  case tagMismatch = "E0014"

  // E01: the manifest does not have the shape of a manifest.
  case unknownKey = "E0101"
  case missingKey = "E0102"
  case wrongType = "E0103"
  case invalidValue = "E0104"
  case unsupportedVersion = "E0105"
  case invalidName = "E0106"
  case invalidSlug = "E0107"
  case duplicateSlug = "E0108"
  case invalidURL = "E0109"
  case unknownChannel = "E0110"
  case bundledClient = "E0111"
  case unknownSetting = "E0112"
  case requiredSettingHasDefault = "E0113"
  // E0114 is retired: the words it kept back now work.
  case manifestUnreadable = "E0115"
  case invalidEnsure = "E0116"
  case nameCollision = "E0117"
  case noMethods = "E0118"

  // E02: an expression is wrong.
  case expressionSyntax = "E0201"
  case unknownMember = "E0202"
  case typeMismatch = "E0203"
  case optionalInPath = "E0204"
  case needsText = "E0205"
  case notInScope = "E0206"

  case conditionNotBool = "E0207"
  case optionalOperand = "E0208"
  case unknownFunction = "E0209"
  case wrongArguments = "E0210"
  case invalidPattern = "E0211"
  case notAList = "E0212"
  case invalidStructure = "E0213"
  case unknownFragment = "E0214"
  case unknownTable = "E0215"
  case recursiveFragment = "E0216"
  case invalidLocalName = "E0217"
  case unknownType = "E0218"

  // E03: a fixture is wrong.
  case fixtureSyntax = "E0301"
  case fixtureShape = "E0302"
  case fixtureMethod = "E0303"
  case fixtureSettings = "E0304"
  case fixtureWithoutExpectation = "E0305"

  // E04: a fixture does not come out as it says.
  case fixtureOutput = "E0401"
  case fixtureRequests = "E0402"
  case fixtureOutcome = "E0403"

  // W: probably not what the author meant.
  case noFixtures = "W0001"
  case literalLooksLikePath = "W0002"
  case unusedSetting = "W0003"
  case settingNotSecret = "W0004"
  case methodWithoutFixture = "W0005"
  case neverMissing = "W0006"
  case untestedPath = "W0007"
  case comparisonCannotHold = "W0008"
  case unreachableBranch = "W0009"
  case unusedLet = "W0010"
  case unusedFragment = "W0011"
  case unusedTable = "W0012"
  case misspeltKeyword = "W0013"
  case pathThroughList = "W0014"
  case unusedType = "W0015"
  case misspeltProperty = "W0016"
  case misspeltEvent = "W0017"
  case batchReadsMessage = "W0018"
  case functionInPath = "W0019"

  // W04: fixtures do not reach or do not look at everything.
  case uncovered = "W0401"
  case unnoticed = "W0402"

  /// Whether a fixture is wrong, and not what it tests.
  package var isOfFixtures: Bool { rawValue.hasPrefix("E03") }

  /// Whether a fixture does not come out as it says.
  package var isOfRunning: Bool { rawValue.hasPrefix("E04") }

  package var severity: Diagnostic.Severity { rawValue.hasPrefix("W") ? .warning : .error }
}
