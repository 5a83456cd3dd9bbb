// SPDX-License-Identifier: MIT
public import JSON

/// Why an item of a batch failed.
public struct BatchFailure: Sendable {
  /// What the error counts as; nil takes the answer's own status.
  public var status: Int?
  /// What the answer says; nil for a standard sentence.
  public var reason: String?
  /// Whether the same message may succeed later.
  public var isRetryable: Bool

  /// Makes a failure.
  public init(status: Int? = nil, reason: String? = nil, isRetryable: Bool = false) {
    self.status = status
    self.reason = reason
    self.isRetryable = isRetryable
  }
}

/// What an answer that does not mention an item means for it.
public enum UnlistedItem: Sendable {
  /// The item failed: nobody knows what became of it.
  case failed
  /// The answer lists errors only.
  case delivered
}

/// What came of a batch, item by item.
public struct BatchAnswer: Sendable {
  /// The answer to the request.
  public let response: Response
  /// The error of each item, in their order; nil for what was delivered.
  public let errors: [IntegrationError?]

  /// The answer's success is every item's.
  public init(_ response: Response, to batch: Batch) {
    self.response = response
    errors = Array(repeating: nil, count: batch.items.count)
  }

  /// What the answer says of each item.
  ///
  /// - Parameters:
  ///   - request: the batch's.
  ///   - results: what the answer says, a result for each item or for some.
  ///   - matches: whether a result is that of an item, given with its place from 0; nil goes by
  ///     position. Of several that match, an item gets the first that no item before it has.
  ///   - failure: why an item failed, by its result; nil if it did not.
  public init<Element>(
    _ response: Response, to batch: Batch, sent request: Request, results: [Element],
    matches: ((_ result: Element, _ item: JSONValue, _ index: Int) -> Bool)? = nil,
    unlisted: UnlistedItem = .failed,
    failure: (_ result: Element, _ item: JSONValue, _ index: Int) -> BatchFailure?
  ) {
    self.response = response
    var finder = ResultFinder(count: results.count)
    errors = batch.items.enumerated().map { index, item in
      let place =
        if let matches {
          finder.place { matches(results[$0], item, index) }
        } else {
          index < results.count ? index : nil
        }
      guard let place else {
        return unlisted == .failed ? Self.unaccounted(response, request) : nil
      }
      return failure(results[place], item, index).map { failure in
        IntegrationError(
          refusing: response, to: request, status: failure.status, reason: failure.reason,
          isRetryable: failure.isRetryable)
      }
    }
  }

  /// Nobody can tell whether the destination has the item.
  private static func unaccounted(_ response: Response, _ request: Request) -> IntegrationError {
    var error = IntegrationError(
      refusing: response, to: request, reason: "the answer says nothing of this item",
      isRetryable: false)
    error.mayHaveArrived = true
    return error
  }

  /// The error of an item. One that is not there at all failed too.
  func error(at index: Int) -> IntegrationError? {
    guard index >= errors.count else { return errors[index] }
    var error = IntegrationError.badRequest(
      "the answer says nothing of this item", status: response.status, isRetryable: false)
    error.mayHaveArrived = true
    return error
  }
}

/// Finds the results of items, each the first that matches and is free, else the first that matches.
private struct ResultFinder {
  private var isTaken: [Bool]
  /// All before it are taken: answers that keep the order are looked at once.
  private var firstFree = 0

  init(count: Int) { isTaken = Array(repeating: false, count: count) }

  mutating func place(where matches: (Int) -> Bool) -> Int? {
    guard let place = isTaken.indices[firstFree...].first(where: { !isTaken[$0] && matches($0) })
    else { return isTaken.indices.first { isTaken[$0] && matches($0) } }
    isTaken[place] = true
    while firstFree < isTaken.count, isTaken[firstFree] { firstFree += 1 }
    return place
  }
}
