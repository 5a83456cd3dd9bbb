// SPDX-License-Identifier: MIT
public import IntegrationRuntime

/// What `Manifests/by-hand` leaves to Swift.
extension ByHand {
  /// Asks for a ticket, then writes the person under its number. Without a ticket there is nothing
  /// more to do.
  public func sendIdentify(
    _ identify: Identify
  ) async throws(IntegrationError) -> [Response] {
    let payload = try complete(mapper.identify(identify, settings: settings))
    let ticket = try await sender.send(
      request(.post, "/tickets", PayloadObject { $0.set("for", identify.userId) }))
    guard let text = ticket.json?.root[exact: "ticket"]?.string else { return [ticket] }
    guard let number = Int(text.drop { !$0.isNumber }) else {
      throw .badRequest("the ticket has no number")
    }
    let person = try await sender.send(request(.put, "/people/\(number)", payload))
    return [ticket, person]
  }

  /// Deletes the order that is refunded, if the message names one.
  public func sendOrderRefunded(
    _ track: Track
  ) async throws(IntegrationError) -> [Response] {
    guard let order = track.orderId?.string else { return [] }
    let request = try Request(
      method: .delete, endpoint: "https://api.by-hand.example/v1", path: "/orders/\(order)",
      authorization: .bearer("\(settings.token)"))
    return [try await sender.send(request)]
  }

  private func request(
    _ method: RequestMethod, _ path: RequestPath, _ payload: some Payload
  ) throws(IntegrationError) -> Request {
    try Request(
      method: method, endpoint: "https://api.by-hand.example/v1", path: path,
      authorization: .bearer("\(settings.token)"), body: .json(payload),
      timeout: Self.declaration.timeout)
  }
}

extension ByHandMapper {
  /// The name and its sum, and the articles if there are any.
  public func track(_ track: Track, settings: ByHand.Settings) -> PayloadObject {
    PayloadObject { payload in
      payload.set("name", track.event)
      payload.require("name", isMissing: track.event == nil)
      payload.set("sum", (track.event?.string).map { $0.md5 })
      let items = track.products.compactMap { $0.sku }
      if !items.isEmpty { payload.set("items", items) }
    }
  }

  /// A payload of a type of its own.
  public struct PageSum: Payload {
    var name: String
    var sum: String

    /// Writes both.
    public func encode(into writer: inout JSONWriter) {
      writer.beginObject()
      writer.field("name", name)
      writer.field("sum", sum)
      writer.endObject()
    }
  }

  /// The name, and how long it is.
  public func page(_ page: Page, settings: ByHand.Settings) -> PageSum {
    let name = page.name?.string ?? "untitled"
    return PageSum(name: name, sum: "\(name.count)")
  }
}
