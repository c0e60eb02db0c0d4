import CYaml

/// One step of a YAML file as libyaml reads it.
struct YAMLEvent {
  enum Kind {
    case scalar(String, isQuoted: Bool)
    case alias
    case startSequence
    case startMapping(isFlow: Bool)
    /// The end of a sequence or a mapping.
    case end
    case startDocument
  }

  let kind: Kind
  let place: YAMLPlace
  var hasAnchor = false
  var hasTag = false
}

/// Why libyaml cannot go on, in its words.
struct YAMLFault {
  let problem: String
  let place: YAMLPlace
  /// What was being read, and where that began; empty and nil where libyaml does not say.
  let context: String
  let contextPlace: YAMLPlace?
  /// The byte at fault, where libyaml names no place but counts bytes.
  let offset: Int?
}

/// The only calls of libyaml; what else is `unsafe` in this module stands in the folder Files.
enum YAMLEvents {
  /// Gives each event to `body` until it returns false, the text ends or cannot be read.
  ///
  /// The bytes must be valid UTF-8. Returns the fault that stopped the reading, else nil.
  static func read(_ bytes: [UInt8], _ body: (YAMLEvent) -> Bool) -> YAMLFault? {
    // On the heap, since the parser keeps a pointer to itself.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else { return outOfMemory }
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var event = unsafe yaml_event_t()
      while true {
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { return unsafe fault(of: parser) }
        defer { unsafe yaml_event_delete(&event) }
        if unsafe event.type == YAML_STREAM_END_EVENT { return nil }
        if let step = unsafe step(of: event), !body(step) { return nil }
      }
    }
  }

  private static func step(of event: yaml_event_t) -> YAMLEvent? {
    let place = unsafe place(of: event.start_mark)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let buffer = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe YAMLEvent(
        kind: .scalar(
          String(decoding: buffer, as: UTF8.self),
          isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE),
        place: place, hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias, place: place)
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .startSequence, place: place, hasAnchor: start.anchor != nil, hasTag: start.tag != nil
      )
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .startMapping(isFlow: start.style == YAML_FLOW_MAPPING_STYLE), place: place,
        hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .end, place: place)
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .startDocument, place: place)
    default:
      // The stream's start and a document's end say nothing that the rest does not.
      return nil
    }
  }

  private static func fault(of parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLFault {
    if unsafe parser.pointee.error == YAML_MEMORY_ERROR { return outOfMemory }
    let isReader = unsafe parser.pointee.error == YAML_READER_ERROR
    let hasContext = unsafe parser.pointee.context != nil
    return unsafe YAMLFault(
      problem: text(parser.pointee.problem), place: place(of: parser.pointee.problem_mark),
      context: text(parser.pointee.context),
      contextPlace: hasContext ? place(of: parser.pointee.context_mark) : nil,
      offset: isReader ? Int(parser.pointee.problem_offset) : nil)
  }

  private static func place(of mark: yaml_mark_t) -> YAMLPlace {
    YAMLPlace(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  private static let outOfMemory = YAMLFault(
    problem: "out of memory", place: YAMLPlace(line: 1, column: 1), context: "", contextPlace: nil,
    offset: nil)
}
