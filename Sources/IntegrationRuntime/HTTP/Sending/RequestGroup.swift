// SPDX-License-Identifier: MIT

/// Requests that are sent at the same time.
public struct RequestGroup: Sendable {
  /// When the requests together count as failed.
  public enum Failing: Sendable, Hashable {
    /// As soon as one is an error.
    case ifAnyFails
    /// Only if all are.
    case ifAllFail
  }

  struct Member {
    var request: Request
    var tolerated: [Int]
    var rules: SendingRules?
  }

  var members: [Member] = []

  /// No request.
  public init() {}

  /// Adds a request.
  ///
  /// - Parameters:
  ///   - tolerated: statuses that are answers like any other, and no errors.
  ///   - rules: what is particular about the request; nil takes the sender's own.
  public mutating func add(
    _ request: Request, tolerating tolerated: [Int] = [], rules: SendingRules? = nil
  ) {
    members.append(Member(request: request, tolerated: tolerated, rules: rules))
  }
}

extension Sender {
  /// Sends requests at the same time, each as ``send(_:policy:tolerating:rules:)`` does, and waits for all
  /// of them: when one fails, the others go on, since they may be on their way already.
  ///
  /// - Parameters:
  ///   - limit: how many at a time; the others wait.
  ///   - failing: when they count as failed.
  /// - Returns: the answers in the order of the requests, without those that failed.
  /// - Throws: the error that came first in time.
  public func send(
    _ group: RequestGroup, limit: Int = 16, failing: RequestGroup.Failing = .ifAnyFails
  ) async throws(IntegrationError) -> [Response] {
    var first: IntegrationError?
    let members = group.members
    let results = await FanOut.run(members.count, limit: limit) { index in
      await result(of: members[index])
    } observe: { result in
      if case .failure(let error) = result, first == nil { first = error }
    }
    let responses = results.compactMap { try? $0.get() }
    if let first, failing == .ifAnyFails || responses.isEmpty { throw first }
    return responses
  }

  private func result(
    of member: RequestGroup.Member
  ) async -> Result<Response, IntegrationError> {
    do throws(IntegrationError) {
      return .success(
        try await send(member.request, tolerating: member.tolerated, rules: member.rules))
    } catch {
      return .failure(error)
    }
  }
}
