// SPDX-License-Identifier: MIT
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server in a process of its own, so that its work is not counted as the client's. It reads each
/// request to its end and answers `200 {}`.
enum LocalServer {
  /// Serves until the standard input ends; prints the port first.
  static func serve() async throws {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.configureHTTPServerPipeline(withErrorHandling: false)
          try pipeline.addHandler(Answering())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    try FileHandle.standardOutput.write(
      contentsOf: Data("\(channel.localAddress?.port ?? 0)\n".utf8))
    _ = FileHandle.standardInput.readDataToEndOfFile()
  }

  /// Starts one; it ends with this process, at the latest.
  static func start() throws -> (process: Process, input: Pipe, port: Int) {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    if !FileManager.default.fileExists(atPath: "/proc/self/exe") {
      process.executableURL = URL(filePath: CommandLine.arguments[0])
    }
    process.arguments = ["--serve"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)), port > 0 else {
      throw CocoaError(.executableLoad)
    }
    return (process, input, port)
  }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let head = HTTPResponseHead(
      version: .http1_1, status: .ok,
      headers: ["Content-Type": "application/json", "Content-Length": "2"])
    private let body = ByteBuffer(string: "{}")

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard case .end = unwrapInboundIn(data) else { return }
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }
}
