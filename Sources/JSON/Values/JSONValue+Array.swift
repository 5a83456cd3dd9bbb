// SPDX-License-Identifier: MIT

extension JSONValue {
  /// An array of values. If they differ in mode, dates are normalised where a value says so.
  public init(array: [JSONValue]) {
    var writer = JSONWriter()
    writer.value(array)
    let mode: Mode = array.contains { $0.mode == .normalisingDates } ? .normalisingDates : .plain
    guard let storage = try? JSONParser.parse(writer.bytes, depth: Int.max) else {
      self = .emptyArray
      return
    }
    self.init(storage: storage, index: 0, mode: mode)
  }
}
