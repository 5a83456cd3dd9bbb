// SPDX-License-Identifier: MIT
import Foundation
import IntegrationRedis
import XCTest

/// A `redis-server` of the test's own on a free port of the loopback interface, without any file.
final class RedisServer {
  let port: Int
  private let process: Process

  /// - Throws: `XCTSkip` where there is no redis-server.
  init(arguments: [String] = []) throws {
    guard let program = Self.program else {
      throw XCTSkip("redis-server is not installed (apt install redis-server)")
    }
    let port = try Self.freePort()
    self.port = port
    process = Process()
    process.executableURL = program
    process.arguments =
      [
        "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
        "--daemonize", "no",
      ] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.currentDirectoryURL = FileManager.default.temporaryDirectory
    try process.run()
  }

  /// Not by SIGTERM: the child inherits a mask that may block it, and has nothing to save.
  func stop() {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits until the server answers; a third of a second is usual.
  func lock(_ change: (inout RedisConfiguration) -> Void = { _ in }) async throws -> RedisLock {
    var configuration = RedisConfiguration(port: port)
    change(&configuration)
    let lock = RedisLock(configuration, prefix: "test:")
    for _ in 0..<100 {
      if let token = try? await lock.acquire("ready", for: .seconds(1)) {
        _ = try await lock.release("ready", token)
        return lock
      }
      try await Task.sleep(for: .milliseconds(30))
    }
    throw XCTSkip("redis-server does not start here")
  }

  private static var program: URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return path.split(separator: ":").map { URL(filePath: "\($0)/redis-server") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A port that was free a moment ago.
  private static func freePort() throws -> Int {
    let silent = try SilentServer()
    silent.stop()
    return silent.port
  }
}

/// Takes connections and never says anything.
final class SilentServer {
  let port: Int
  private let socket: Int32

  init() throws {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0
      }
    }
    guard result, listen(socket, 8) == 0 else { throw XCTSkip("no port is free") }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  func stop() { close(socket) }
}
