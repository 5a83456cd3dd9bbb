// swift-tools-version: 6.2
import PackageDescription

// Nested, so that measuring is in nobody's dependency graph. Run it from the repository's root:
// swift run -c release --package-path Tests/Benchmarks Benchmarks
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "intgen", path: "../..")],
  targets: [
    .target(name: "AllocationCounter"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "AllocationCounter", .product(name: "IntegrationRuntime", package: "intgen"),
      ],
      exclude: ["node.js"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
