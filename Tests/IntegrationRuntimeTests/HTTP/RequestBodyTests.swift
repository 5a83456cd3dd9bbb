// SPDX-License-Identifier: MIT
import HTTPTypes
import IntegrationRuntime
import JSON
import XCTest

final class RequestBodyTests: XCTestCase {
  private func json(_ text: String) throws -> JSONValue {
    try JSONDocument(parsing: Array(text.utf8)).root
  }

  private func text(_ body: RequestBody) -> String { String(decoding: body.bytes, as: UTF8.self) }

  func testListsAreWrittenInTheStyleAskedFor() throws {
    let value = try json(#"{"a":[1,null,"x,y",{"b":2},[true]],"e":[],"o":{},"n":null}"#)
    let expected: [(ListStyle, String)] = [
      (.repeated, "a=1&a&a=x%2Cy&a%5Bb%5D=2&a=true&n"),
      (.brackets, "a%5B%5D=1&a%5B%5D&a%5B%5D=x%2Cy&a%5B%5D%5Bb%5D=2&a%5B%5D%5B%5D=true&n"),
      (.indices, "a%5B0%5D=1&a%5B1%5D&a%5B2%5D=x%2Cy&a%5B3%5D%5Bb%5D=2&a%5B4%5D%5B0%5D=true&n"),
      (.commas, "a=1%2C%2Cx%2Cy%2C%7B%22b%22%3A2%7D%2C%5Btrue%5D&n"),
    ]
    for (style, text) in expected {
      XCTAssertEqual(QueryItems(value, lists: style).encoded(), text, style.rawValue)
    }
  }

  func testAFormWritesNullAsAnEmptyValueAndNumbersLists() throws {
    let body = RequestBody.form(
      try json(#"{"a b":"é&=","l":[1,null],"n":null,"d":{"x":{"y":1.50}}}"#))
    XCTAssertEqual(body.contentType, "application/x-www-form-urlencoded")
    XCTAssertEqual(
      text(body), "a%20b=%C3%A9%26%3D&l%5B0%5D=1&l%5B1%5D=&n=&d%5Bx%5D%5By%5D=1.5")
  }

  func testAShortFormGoesByGETBetweenQueryAndCredentials() throws {
    func request(_ text: String, upTo limit: Int?) throws -> Request {
      try Request(
        endpoint: "https://a.test", path: "/e", query: ["v": "1"],
        authorization: .query(name: "key", value: "k"),
        body: .form(["t": RequestText(text), "s": "\(Secret("s3cret"))"]), getUpTo: limit,
        contentCoding: .gzip)
    }
    let short = try request("é", upTo: 17)
    XCTAssertEqual(short.head.method, .get)
    XCTAssertEqual(short.url, "https://a.test/e?v=1&t=%C3%A9&s=s3cret&key=k")
    XCTAssertEqual(short.body, .none)
    XCTAssertNil(short.head.headerFields[.contentType])
    XCTAssertNil(short.contentCoding)
    XCTAssertFalse("\(short)".contains("s3cret"))
    for long in [try request("é", upTo: 16), try request("", upTo: nil)] {
      XCTAssertEqual(long.head.method, .post)
      XCTAssertEqual(long.url, "https://a.test/e?v=1&key=k")
      XCTAssertFalse(long.body.bytes.isEmpty)
    }
    let json = try Request(endpoint: "https://a.test", body: .json([]), getUpTo: 9)
    XCTAssertEqual(json.head.method, .post)
  }

  func testWhatHasNoNamesGivesNoParameters() throws {
    XCTAssertEqual(QueryItems(try json("3")).encoded(), "")
    XCTAssertEqual(QueryItems(try json("null")).encoded(), "")
    XCTAssertEqual(QueryItems(try json("[7,8]")).encoded(), "0=7&1=8")
  }

  func testXMLHasElementsAttributesAndText() throws {
    let body = RequestBody.xml(
      root: "order",
      try json(
        ##"{"@id":7,"@no":null,"item":[{"@n":1,"#text":"a<b"},"c&d",null],"note":{},"at":"x\ny"}"##)
    )
    XCTAssertEqual(body.contentType, "application/xml; charset=utf-8")
    XCTAssertEqual(
      text(body),
      #"<?xml version="1.0" encoding="UTF-8"?><order id="7"><item n="1">a&lt;b</item>"#
        + #"<item>c&amp;d</item><item/><note/><at>x&#10;y</at></order>"#)
  }

  /// Names and texts of a message cannot end an element or an attribute, and make no bad XML.
  func testXMLCannotBeBrokenOutOf() throws {
    let body = RequestBody.xml(
      root: "r",
      try json(#"{"a b><x":"\u0001]]>","1st":"\uFFFE","@q\"=":"\"'<","":1,"x:y":2}"#))
    XCTAssertEqual(
      text(body),
      #"<?xml version="1.0" encoding="UTF-8"?><r q__="&quot;'&lt;">"#
        + "<a_b__x>\u{FFFD}]]&gt;</a_b__x><_1st>\u{FFFD}</_1st><_>1</_><x_y>2</x_y></r>")
  }

  func testMultipartHasAPartForEachValue() throws {
    let value = try json(#"{"a":"x","l":[1,2],"o":{"k":true},"n":null}"#)
    let body = RequestBody.multipart(value)
    let boundary = try XCTUnwrap(body.contentType?.split(separator: "boundary=").last)
    let parts = text(body).components(separatedBy: "--\(boundary)")
    XCTAssertEqual(
      parts,
      [
        "",
        "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n",
        "\r\nContent-Disposition: form-data; name=\"l\"\r\n\r\n1\r\n",
        "\r\nContent-Disposition: form-data; name=\"l\"\r\n\r\n2\r\n",
        "\r\nContent-Disposition: form-data; name=\"o\"\r\nContent-Type: application/json\r\n\r\n"
          + "{\"k\":true}\r\n",
        "\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n\r\n",
        "--\r\n",
      ])
    XCTAssertEqual(RequestBody.multipart(value), body, "the boundary is not a matter of chance")
  }

  func testANameOfAMultipartCannotAddHeaders() throws {
    let body = RequestBody.multipart(try json(#"{"a\"\r\nX: y":"1"}"#))
    XCTAssertTrue(text(body).contains("name=\"a%22%0D%0AX: y\"\r\n\r\n1"))
  }
}
