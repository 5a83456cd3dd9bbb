// SPDX-License-Identifier: MIT
package import Diagnostics

/// One HTTP request.
package struct RequestTemplate: Sendable {
  package enum Verb: String, CaseIterable, Sendable {
    case GET, POST, PUT, PATCH, DELETE, HEAD
  }

  package var verb: Verb
  /// Instead of the manifest's.
  package var endpoint: CheckedExpression?
  /// Behind the endpoint, verbatim; each hole is one or part of one path segment.
  package var path: CheckedExpression?
  /// Whether the path is a whole URL from a setting.
  package var isAbsolute: Bool
  package var query: RequestFields
  package var headers: [RequestItem]
  /// Instead of the manifest's.
  package var auth: OwnAuth?
  package var body: BodyTemplate
  /// How lists are written in query and form; nil for what is usual there.
  package var lists: ListStyle?
  /// A form of at most so many bytes is sent by GET, in the query.
  package var getUpTo: Int?
  /// Whether the body is sent in gzip.
  package var isCompressed = false
  /// In milliseconds, instead of the manifest's.
  package var timeout: Int?
  package var range: SourceRange

  /// What `auth:` of a request says.
  package enum OwnAuth: Sendable {
    case none
    case own(Auth)
  }

  /// Every expression in it.
  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    if let endpoint { body(endpoint) }
    if let path { body(path) }
    query.forEachExpression(body)
    for header in headers { body(header.value) }
    if case .own(let auth) = auth { auth.expressions.forEach(body) }
    self.body.forEachExpression(body)
  }
}

/// A query parameter, a field of a form or a header.
package struct RequestItem: Sendable {
  package var name: String
  package var nameRange: SourceRange
  package var value: CheckedExpression
}

/// Names and values of a query or a form.
package enum RequestFields: Sendable {
  /// Known names, each with a text or nothing.
  case items([RequestItem])
  /// Whatever the members of an object are.
  case object(CheckedValue)

  package static let none = RequestFields.items([])

  /// Whether there is nothing in it, whatever the message.
  package var isEmpty: Bool { if case .items(let items) = self { items.isEmpty } else { false } }

  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    switch self {
    case .items(let items): for item in items { body(item.value) }
    case .object(let value): value.forEachExpression(body)
    }
  }
}

/// What a request carries.
package enum BodyTemplate: Sendable {
  /// How a payload is written.
  package enum Encoding: String, CaseIterable, Sendable {
    case json, form, multipart
  }

  case none
  /// What `map` gave, the step's or else the method's.
  case payload(Encoding)
  case json(CheckedValue)
  case form(RequestFields)
  case multipart(CheckedValue)
  case xml(root: String, CheckedValue)
  case text(CheckedExpression)

  package func forEachExpression(_ body: (CheckedExpression) -> Void) {
    switch self {
    case .none, .payload: break
    case .json(let value), .multipart(let value), .xml(_, let value): value.forEachExpression(body)
    case .form(let fields): fields.forEachExpression(body)
    case .text(let text): body(text)
    }
  }
}

/// How a list is written in a query or a form.
package enum ListStyle: String, CaseIterable, Sendable {
  case `repeat`, brackets, indices, commas
}
