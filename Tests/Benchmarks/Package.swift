// swift-tools-version: 6.2
import PackageDescription

// Nested, so that measuring is in nobody's dependency graph. Run it from the repository's root:
// swift run -c release --package-path Tests/Benchmarks Benchmarks
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "intgen", path: "../.."),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    .target(name: "AllocationCounter"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "AllocationCounter", .product(name: "IntegrationRuntime", package: "intgen"),
        .product(name: "IntegrationHTTP", package: "intgen"),
        .product(name: "IntegrationAsyncHTTPClient", package: "intgen"),
        .product(name: "Integrations", package: "intgen"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      exclude: ["Mapping/node.js", "Delivery/agent.js"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
