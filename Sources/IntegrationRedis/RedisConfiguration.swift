// SPDX-License-Identifier: MIT
public import IntegrationRuntime

/// Where Redis is and how to be let in. Connections are not encrypted: Redis has to be in the same
/// private network, or behind a tunnel.
public struct RedisConfiguration: Sendable, Hashable {
  /// A host name or address.
  public var host: String
  /// The port.
  public var port: Int
  /// The user, for access control lists; nil for the default user.
  public var username: String?
  /// The password; nil for none.
  public var password: Secret?
  /// The number of the database.
  public var database: Int
  /// How long connecting, and then each command, may take; at most an hour.
  public var timeout: Duration

  /// Describes a server; by default one on this machine.
  public init(
    host: String = "127.0.0.1",
    port: Int = 6379,
    username: String? = nil,
    password: Secret? = nil,
    database: Int = 0,
    timeout: Duration = .seconds(2)
  ) {
    self.host = host
    self.port = port
    self.username = username
    self.password = password
    self.database = database
    self.timeout = timeout
  }

  /// What is said first on a connection.
  var greeting: [[String]] {
    var commands: [[String]] = []
    if let password {
      commands.append(["AUTH"] + (username.map { [$0] } ?? []) + [password.value])
    }
    if database != 0 { commands.append(["SELECT", String(database)]) }
    return commands
  }

  var timeoutInNanoseconds: Int64 {
    let (seconds, attoseconds) = max(.milliseconds(1), min(timeout, .seconds(3600))).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
