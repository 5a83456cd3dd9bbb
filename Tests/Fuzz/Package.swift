// swift-tools-version: 6.2
import PackageDescription

// Nested, because a million messages take minutes. Run it from the repository's root:
// swift run -c release --sanitize=address --package-path Tests/Fuzz Fuzz 1000000
let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "intgen", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "IntegrationRuntime", package: "intgen")]
    )
  ],
  swiftLanguageModes: [.v6]
)
