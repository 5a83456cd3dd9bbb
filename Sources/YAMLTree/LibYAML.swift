// SPDX-License-Identifier: MIT
private import CYAML

/// Runs libyaml over a buffer. The only place that knows libyaml.
enum LibYAML {
  /// Hands every event to `body` until it returns false or the stream ends.
  ///
  /// `bytes` must be UTF-8 of characters YAML allows (`TextCheck`). Pointers into the buffer stay
  /// inside this call. Returns why libyaml stopped, nil if it did not.
  static func forEachEvent(
    in bytes: [UInt8],
    _ body: (YAMLEvent) -> Bool
  ) -> LibYAMLFailure? {
    // libyaml counts a byte order mark as a column if it is told the encoding, and forgets to
    // count it if it is not. So it never sees one.
    let start = bytes.starts(with: TextCheck.byteOrderMark) ? TextCheck.byteOrderMark.count : 0
    let places = CodePointIndex(bytes, from: start)
    // It also forgets the end of a last line that has nothing but spaces.
    let bytes = endsInSpaces(bytes) ? bytes + [0x0A] : bytes
    // The parser points at itself, so it has to stay where it is.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return outOfMemory }
    defer { yaml_parser_delete(parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[start...])
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, text.baseAddress, text.count)
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
          return failure(parser.pointee, places)
        }
        defer { yaml_event_delete(&event) }
        guard event.type != YAML_NO_EVENT else { return nil }
        let isLast = event.type == YAML_STREAM_END_EVENT
        guard let converted = convert(event, bytes, places) else { continue }
        guard body(converted), !isLast else { return nil }
      }
    }
  }

  /// Whether the last line has nothing but spaces, at least one, and no line break.
  static func endsInSpaces(_ bytes: [UInt8]) -> Bool {
    let space = UInt8(ascii: " ")
    guard bytes.last == space, let other = bytes.lastIndex(where: { $0 != space }) else {
      return false
    }
    return bytes[other] == 0x0A || bytes[other] == 0x0D
  }

  private static let outOfMemory = LibYAMLFailure(problem: "out of memory", offset: 0)

  private static func failure(
    _ parser: yaml_parser_t,
    _ places: CodePointIndex
  ) -> LibYAMLFailure {
    guard let problem = parser.problem else { return outOfMemory }
    if parser.error == YAML_READER_ERROR {
      return LibYAMLFailure(
        problem: String(cString: problem),
        offset: places.start + Int(parser.problem_offset)
      )
    }
    let context = parser.context.map { String(cString: $0) }
    return LibYAMLFailure(
      problem: String(cString: problem),
      offset: places.offset(of: Int(parser.problem_mark.index)),
      context: context,
      contextOffset: context.map { _ in places.offset(of: Int(parser.context_mark.index)) },
      isFlow: parser.flow_level > 0
    )
  }

  private static func convert(
    _ event: yaml_event_t,
    _ bytes: [UInt8],
    _ places: CodePointIndex
  ) -> YAMLEvent? {
    let lower = places.offset(of: Int(event.start_mark.index))
    let upper = max(lower, places.offset(of: Int(event.end_mark.index)))
    func make(
      _ kind: YAMLEvent.Kind,
      anchor: UnsafeMutablePointer<yaml_char_t>? = nil,
      tag: UnsafeMutablePointer<yaml_char_t>? = nil
    ) -> YAMLEvent {
      var event = YAMLEvent(
        kind: kind,
        anchor: anchor.map { String(cString: $0) },
        tag: tag.map { String(cString: $0) },
        bytes: lower..<upper,
        contentStart: lower
      )
      let isScalar = if case .scalar = kind { true } else { false }
      NodeProperties.complete(&event, in: bytes, mayHaveDroppedTag: isScalar)
      return event
    }
    switch event.type {
    case YAML_STREAM_START_EVENT: return make(.streamStart)
    case YAML_STREAM_END_EVENT: return make(.streamEnd)
    case YAML_DOCUMENT_START_EVENT:
      return make(.documentStart(isExplicit: event.data.document_start.implicit == 0))
    case YAML_DOCUMENT_END_EVENT:
      return make(.documentEnd(isExplicit: event.data.document_end.implicit == 0))
    case YAML_ALIAS_EVENT:
      guard let name = event.data.alias.anchor else { return nil }
      return make(.alias(String(cString: name)))
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      // Not as a C string: "\0" is a text.
      let text = String(
        decoding: UnsafeBufferPointer(start: data.value, count: data.length),
        as: UTF8.self
      )
      return make(.scalar(text: text, style: style(data.style)), anchor: data.anchor, tag: data.tag)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return make(
        .sequenceStart(isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE),
        anchor: data.anchor,
        tag: data.tag
      )
    case YAML_SEQUENCE_END_EVENT: return make(.sequenceEnd)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return make(
        .mappingStart(isFlow: data.style == YAML_FLOW_MAPPING_STYLE),
        anchor: data.anchor,
        tag: data.tag
      )
    case YAML_MAPPING_END_EVENT: return make(.mappingEnd)
    default: return nil
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
