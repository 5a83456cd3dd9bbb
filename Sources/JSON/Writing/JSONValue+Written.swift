// SPDX-License-Identifier: MIT

extension JSONValue {
  /// The value that has been written; null if that is not one whole value of at most 256 MiB.
  ///
  /// A key that was written twice has the first one's place and the last one's value.
  public init(written writer: JSONWriter, mode: Mode = .plain) {
    guard let storage = try? JSONParser.parse(writer.bytes, depth: Int.max) else {
      self = .null
      return
    }
    self.init(storage: storage, index: 0, mode: mode)
  }

  /// Whether it is a date or has one in it, in the mode `normalisingDates`.
  public var containsDate: Bool {
    guard mode == .normalisingDates else { return false }
    return (index..<storage.indexAfter(index)).contains { index in
      let word = storage.word(index)
      return word.tag == .string && word.flags.contains(.dateCandidate)
        && JSONValue(storage: storage, index: index, mode: mode).isDate
    }
  }
}
