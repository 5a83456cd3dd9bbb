// SPDX-License-Identifier: MIT

/// Several operations of one delivery at the same time.
public enum FanOut {
  /// An operation; by its type it fails only as a delivery does.
  public typealias Operation<Value> = @Sendable () async throws(IntegrationError) -> Value

  /// Runs all operations at once and waits for all of them: when one fails, the others go on, since
  /// what they send may be on its way already.
  ///
  /// - Returns: the results in the order of the operations; none for none.
  /// - Throws: the error that came first in time; then nothing of the results.
  public static func all<Value: Sendable>(
    _ operations: [Operation<Value>]
  ) async throws(IntegrationError) -> [Value] {
    try await all(operations.count) { index async throws(IntegrationError) in
      try await operations[index]()
    }
  }

  /// Runs all operations at once and waits for all of them.
  ///
  /// - Returns: how each ended, in the order of the operations.
  public static func results<Value: Sendable>(
    _ operations: [Operation<Value>]
  ) async -> [Result<Value, IntegrationError>] {
    await run(operations.count, limit: operations.count) { index in
      await result { () async throws(IntegrationError) in try await operations[index]() }
    }
  }

  /// Runs numbered operations; see ``all(_:)``.
  static func all<Value: Sendable>(
    _ count: Int, _ operation: @escaping @Sendable (Int) async throws(IntegrationError) -> Value
  ) async throws(IntegrationError) -> [Value] {
    var first: IntegrationError?
    let results = await run(count, limit: count) { index in
      await result { () async throws(IntegrationError) in try await operation(index) }
    } observe: { result in
      if case .failure(let error) = result, first == nil { first = error }
    }
    if let first { throw first }
    return results.compactMap { try? $0.get() }
  }

  private static func result<Value>(
    _ operation: () async throws(IntegrationError) -> Value
  ) async -> Result<Value, IntegrationError> {
    do throws(IntegrationError) {
      return .success(try await operation())
    } catch {
      return .failure(error)
    }
  }

  /// Runs numbered pieces of work, at most `limit` at a time.
  ///
  /// - Parameter observe: called for each result as it comes.
  /// - Returns: a result for each, in the order of the numbers.
  static func run<Value: Sendable>(
    _ count: Int,
    limit: Int,
    _ body: @escaping @Sendable (Int) async -> Value,
    observe: (Value) -> Void = { _ in }
  ) async -> [Value] {
    guard count > 0 else { return [] }
    if count == 1 {
      let value = await body(0)
      observe(value)
      return [value]
    }
    return await withTaskGroup(of: (Int, Value).self) { group in
      var next = 0
      func begin() {
        guard next < count else { return }
        let index = next
        next += 1
        group.addTask { (index, await body(index)) }
      }
      for _ in 0..<max(1, limit) { begin() }
      var values = [Value?](repeating: nil, count: count)
      while let (index, value) = await group.next() {
        values[index] = value
        observe(value)
        begin()
      }
      return values.compactMap(\.self)
    }
  }
}
