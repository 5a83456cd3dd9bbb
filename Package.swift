// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours. Warnings are errors here, but not for packages that depend on
/// this one.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "intgen",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "intgen", targets: ["intgen"]),
    .executable(name: "intrun", targets: ["intrun"]),
    .executable(name: "conformance", targets: ["conformance"]),
    .library(name: "IntegrationRuntime", targets: ["IntegrationRuntime"]),
    .library(name: "IntegrationHTTP", targets: ["IntegrationHTTP"]),
    .library(name: "IntegrationAsyncHTTPClient", targets: ["IntegrationAsyncHTTPClient"]),
    .library(name: "IntegrationObservability", targets: ["IntegrationObservability"]),
    .library(name: "IntegrationRedis", targets: ["IntegrationRedis"]),
    .library(name: "IntegrationTesting", targets: ["IntegrationTesting"]),
    .library(name: "Integrations", targets: ["Integrations"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    // The generator: manifests in, Swift out. Arrows point up the list.
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics", dependencies: ["JSON"], swiftSettings: strict),
    .target(name: "YAMLTree", dependencies: ["CYAML", "Diagnostics"], swiftSettings: strict),
    .target(name: "JSON", swiftSettings: strict),
    .target(name: "EventCatalog", swiftSettings: strict),
    .target(name: "FacadeSchema", swiftSettings: strict),
    .target(name: "FunctionLibrary", swiftSettings: strict),
    .target(
      name: "ManifestLanguage",
      dependencies: [
        "Diagnostics", "EventCatalog", "FacadeSchema", "FunctionLibrary", "JSON", "TextPatterns",
        "YAMLTree",
      ],
      swiftSettings: strict),
    .target(
      name: "ManifestFiles", dependencies: ["Diagnostics", "ManifestLanguage"],
      swiftSettings: strict),
    // Maps a message at once, without compiling, with the functions that compiled code calls.
    .target(
      name: "ManifestEvaluator",
      dependencies: [
        "Diagnostics", "FacadeSchema", "FunctionLibrary", "IntegrationRuntime", "JSON",
        "ManifestLanguage", .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .target(name: "SwiftEmitter", swiftSettings: strict),
    .target(name: "TextPatterns", swiftSettings: strict),
    .target(
      name: "IntegrationGenerator",
      dependencies: [
        "Diagnostics", "EventCatalog", "FacadeSchema", "FunctionLibrary", "JSON",
        "ManifestLanguage", "SwiftEmitter",
      ],
      swiftSettings: strict),
    .target(name: "OutputSync", dependencies: ["SwiftEmitter"], swiftSettings: strict),
    .executableTarget(
      name: "intgen",
      dependencies: [
        "Diagnostics", "FunctionLibrary", "IntegrationGenerator", "IntegrationRuntime", "JSON",
        "ManifestEvaluator", "ManifestFiles", "ManifestLanguage", "OutputSync", "SwiftEmitter",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The runtime: what generated code calls.
    .target(
      name: "IntegrationRuntime",
      dependencies: [
        "EventCatalog", "JSON", "TextPatterns",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "IntegrationHTTP",
      dependencies: [
        "CZlib", "IntegrationRuntime", "TextPatterns",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOTLS", package: "swift-nio"),
      ],
      swiftSettings: strict),
    // For proxies and HTTP/2. Apart, so that nobody else builds the client and what it needs.
    .target(
      name: "IntegrationAsyncHTTPClient",
      dependencies: [
        "IntegrationHTTP", "IntegrationRuntime",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    // Logs and metrics, and locks shared by processes, are the host's choice: neither is a
    // dependency of generated code.
    .target(
      name: "IntegrationObservability",
      dependencies: [
        "IntegrationRuntime",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
      ],
      swiftSettings: strict),
    .target(
      name: "IntegrationRedis",
      dependencies: [
        "IntegrationRuntime",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "IntegrationTesting",
      dependencies: [
        "IntegrationRuntime", "IntegrationHTTP", "JSON",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: strict),

    // The generated code. `Generated/` is reached through committed symbolic links, never listed.
    .target(name: "Integrations", dependencies: ["IntegrationRuntime"], swiftSettings: strict),

    // What needs the network; `intgen` does not.
    .executableTarget(
      name: "intrun",
      dependencies: [
        "Diagnostics", "IntegrationHTTP", "IntegrationRuntime", "Integrations", "JSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "conformance",
      dependencies: [
        "Diagnostics", "YAMLTree", "JSON", "IntegrationHTTP", "IntegrationRuntime",
        "IntegrationTesting", "Integrations", "ManifestEvaluator", "ManifestFiles",
        "ManifestLanguage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics", "JSON"], swiftSettings: strict),
    .testTarget(
      name: "YAMLTreeTests", dependencies: ["YAMLTree", "Diagnostics"], swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: strict),
    .testTarget(
      name: "ManifestLanguageTests",
      dependencies: ["ManifestLanguage", "Diagnostics", "YAMLTree"], swiftSettings: strict),
    .testTarget(name: "TextPatternsTests", dependencies: ["TextPatterns"], swiftSettings: strict),
    .testTarget(
      name: "FunctionLibraryTests", dependencies: ["FunctionLibrary"], swiftSettings: strict),
    .testTarget(
      name: "FunctionTests", dependencies: ["IntegrationRuntime", "JSON"], swiftSettings: strict),
    .testTarget(
      name: "ManifestEvaluatorTests",
      dependencies: [
        "Diagnostics", "FacadeSchema", "FunctionLibrary", "IntegrationRuntime", "JSON",
        "ManifestEvaluator", "ManifestLanguage",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(name: "SwiftEmitterTests", dependencies: ["SwiftEmitter"], swiftSettings: strict),
    .testTarget(
      name: "IntegrationGeneratorTests",
      dependencies: [
        "IntegrationGenerator", "ManifestLanguage", "SwiftEmitter", "Diagnostics",
        "IntegrationRuntime", "manifest-fuzz",
      ],
      swiftSettings: strict),
    // Runs as a child of a test, so that a crash is a failure and not the end of all tests.
    .executableTarget(
      name: "manifest-fuzz",
      dependencies: [
        "Diagnostics", "FacadeSchema", "FunctionLibrary", "IntegrationGenerator",
        "ManifestLanguage", "SwiftEmitter",
      ],
      path: "Tests/ManifestFuzz", swiftSettings: strict),
    // Runs as a child of a test, which kills it.
    .executableTarget(
      name: "outputsync-probe", dependencies: ["OutputSync", "SwiftEmitter"],
      path: "Tests/OutputSyncProbe", swiftSettings: strict),
    .testTarget(
      name: "OutputSyncTests", dependencies: ["OutputSync", "SwiftEmitter", "outputsync-probe"],
      swiftSettings: strict),
    // What tests feed to the facade and to mappings.
    .target(name: "RandomMessages", path: "Tests/RandomMessages", swiftSettings: strict),
    .testTarget(
      name: "IntegrationRuntimeTests",
      dependencies: [
        "FacadeSchema", "IntegrationRuntime", "IntegrationTesting", "JSON", "RandomMessages",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationHTTPTests",
      dependencies: [
        "IntegrationAsyncHTTPClient", "IntegrationHTTP", "IntegrationTesting", "IntegrationRuntime",
        "JSON",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationObservabilityTests",
      dependencies: [
        "IntegrationObservability", "IntegrationRuntime", "IntegrationTesting", "JSON",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationRedisTests",
      dependencies: [
        "IntegrationRedis", "IntegrationRuntime",
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntegrationTestingTests",
      dependencies: [
        "IntegrationTesting", "IntegrationRuntime", "JSON",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests",
      dependencies: [
        "conformance", "IntegrationRuntime", "JSON",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntgenTests", dependencies: ["intgen"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "IntrunTests",
      dependencies: [
        "intrun", "IntegrationRuntime", "IntegrationTesting", "JSON",
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "ReferenceTests",
      dependencies: [
        "Diagnostics", "FacadeSchema", "Integrations", "IntegrationRuntime", "IntegrationTesting",
        "JSON", "ManifestEvaluator", "ManifestLanguage", "RandomMessages", "intgen",
      ],
      exclude: ["Manifests"], swiftSettings: strict),
    .testTarget(
      name: "IntegrationsTests",
      dependencies: ["Integrations", "IntegrationRuntime", "IntegrationTesting"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
