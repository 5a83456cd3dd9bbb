// SPDX-License-Identifier: MIT

/// Messages to measure with: track events as a shop would send them, all different.
struct Messages {
  let name: String
  let texts: [[UInt8]]

  var averageBytes: Int { texts.reduce(0) { $0 + $1.count } / texts.count }

  /// The three sizes of which we publish figures.
  static let sizes = [
    Messages(name: "0.5 KB", products: 0, extras: 0, context: false),
    Messages(name: "1.2 KB", products: 2, extras: 1, context: true),
    Messages(name: "4 KB", products: 20, extras: 16, context: true),
  ]

  init(name: String, products: Int, extras: Int, context: Bool) {
    self.name = name
    texts = (0..<256).map { number in
      Array(Self.text(number, products: products, extras: extras, context: context).utf8)
    }
  }

  private static func text(_ n: Int, products: Int, extras: Int, context: Bool) -> String {
    let minute = 10 + n % 50
    let items = (0..<products).map { i in
      #"{"product_id":"p-\#(n)-\#(i)","sku":"SKU-\#(i * 7 + n)","name":"Thing number \#(i)","#
        + #""price":\#(n + i).\#(25 + i),"quantity":\#(i % 3 + 1),"category":"Games"}"#
    }
    let more = (0..<extras).map { i in #","extra_field_\#(i)":"some text that varies \#(n * i)""# }
    let large =
      #","page":{"path":"/shop/checkout/\#(n)","referrer":"https://search.example/?q=\#(n)","#
      + #""search":"?utm_source=newsletter&utm_campaign=spring","#
      + #""title":"Checkout – step \#(n % 4)","url":"https://shop.example/checkout"},"#
      + #""locale":"en-GB","timezone":"Europe/London","library":{"name":"analytics.js","#
      + #""version":"4.1.\#(n)"},"traits":{"email":"user\#(n)@example.com","plan":"pro","firstName":"Ada","#
      + #""address":{"city":"London","country":"GB"}}"#
    return #"{"type":"track","messageId":"ajs-\#(n)-5f3c9e81d2b04","userId":"user-\#(n)","#
      + #""anonymousId":"a0b1c2d3-\#(1000 + n)-4e5f","event":"Order Completed","#
      + #""timestamp":"2026-11-24T10:\#(minute):09.123Z","sentAt":"2026-11-24T10:\#(minute):10Z","#
      + #""context":{"ip":"203.0.113.\#(n % 256)","userAgent":"Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0""#
      + (context ? large : "") + #"},"properties":{"order_id":"o-\#(n)-\#(n * 31)","#
      + #""revenue":"$\#(n + 10).50","currency":"EUR","ordered_at":"2026-11-24T10:\#(minute):00Z","#
      + #""tax":\#(n % 7).5,"coupon":"WELCOME","products":[\#(items.joined(separator: ","))]"#
      + more.joined() + "}}"
  }
}
