// SPDX-License-Identifier: MIT
public import JSON

/// The functions that turn messages and settings into payloads. Generated from a manifest's `map:`;
/// callable on its own.
public protocol Mapper: Sendable {}

/// What a request carries: a value with a JSON form. What is nil is left out.
public protocol Payload: JSONEncodable, Sendable {}
