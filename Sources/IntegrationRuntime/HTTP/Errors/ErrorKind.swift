// SPDX-License-Identifier: MIT

/// What went wrong, as a caller has to distinguish it.
public enum ErrorKind: String, Sendable, Hashable, CaseIterable {
  /// The customer's settings can't be used.
  case invalid
  /// The message can't be used for this destination.
  case rejected
  /// The destination refuses the request (most 4xx), or the integration itself says so.
  case badRequest
  /// The destination doesn't accept the credentials (401).
  case unauthorized
  /// The credentials don't allow this (403).
  case forbidden
  /// What the request is about isn't there (404, 410).
  case notFound
  /// The request clashes with another (409).
  case conflict
  /// Too many requests (429).
  case rateLimited
  /// A redirect (3xx) that is not followed, or another status that answers nothing.
  case unexpectedStatus
  /// The destination failed (5xx).
  case serverError
  /// No complete answer in time.
  case timeout
  /// The connection couldn't be made or broke.
  case transport
  /// The answer is larger than allowed.
  case tooLarge
  /// A lock is held elsewhere.
  case locked
  /// The sending task was cancelled.
  case cancelled

  /// The kind of error that an answer with this status is; nil for a success.
  public static func of(status: Int) -> ErrorKind? {
    switch status {
    case 200...299: nil
    case 401: .unauthorized
    case 403: .forbidden
    case 404, 410: .notFound
    case 409: .conflict
    case 429: .rateLimited
    case 400...499: .badRequest
    case 500...599: .serverError
    default: .unexpectedStatus
    }
  }
}
