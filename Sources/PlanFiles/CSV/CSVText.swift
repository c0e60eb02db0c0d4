import SkillsPlanner

/// The decoded text of a stream that no record has been made of yet: always from the start of a line.
struct CSVText: Sendable {
  /// The path to name in messages.
  var file: String { stream.file }
  private(set) var encoding: TextEncoding
  private(set) var bytes: [UInt8] = []
  /// The line on which the bytes begin, from 1.
  private(set) var line = 1
  /// Whether nothing follows these bytes.
  private(set) var isComplete = false
  /// Why the reading ended before the file did; empty where it did not.
  private(set) var problems: [Diagnostic] = []

  private let stream: ByteStream
  /// Nil for text that has been decoded.
  private var decoder: TextDecoder?

  init(_ stream: ByteStream) {
    self.stream = stream
    decoder = TextDecoder(legacy: true)
    encoding = .utf8
  }

  /// Text that has been decoded.
  init(_ text: DecodedText, file: String) {
    stream = ByteStream(text.bytes, file: file)
    encoding = text.encoding
  }

  /// Whether a record may end where the bytes do: they are complete, and not cut by a problem.
  var endsRecord: Bool { isComplete && problems.isEmpty }

  /// Adds as many bytes as there are, so that a long record is not looked at more than a few times; at least a block.
  mutating func extend() {
    let most = Self.mostBlocks * stream.blockSize
    let size = min(2 * bytes.count, most + 1)
    repeat { addBlock() } while !isComplete && bytes.count < size
    if bytes.count > most, !isComplete {
      stop(
        .error(
          .notPlainText, at: Location(file: file, line: line),
          "the row that begins here has more than \(most) bytes, so this is no table",
          fix: "Check that the right file is named, and that every quote is closed."))
    }
  }

  /// Drops the bytes before an offset at which a line begins.
  mutating func drop(_ count: Int, line: Int) {
    bytes = Array(bytes[count...])
    self.line = line
  }

  /// Blocks that one record may have: 256 MiB.
  private static let mostBlocks = 1024

  private mutating func addBlock() {
    do throws(InvalidInput) {
      let block = try stream.next()
      isComplete = block == nil
      let (text, fault) = decode(block)
      if let fault { stop(fault.diagnostic(file: file, line: line, after: bytes)) }
      if bytes.isEmpty { bytes = text } else { bytes += text }
    } catch {
      isComplete = true
      problems += error.diagnostics
    }
  }

  private mutating func decode(_ block: [UInt8]?) -> (text: [UInt8], fault: TextFault?) {
    guard var decoder else { return (block ?? [], nil) }
    // Out of the property for the time, so that nothing is copied.
    self.decoder = nil
    defer { self.decoder = decoder }
    let result = decoder.decode(block ?? [], isLast: block == nil)
    encoding = decoder.encoding
    return result
  }

  private mutating func stop(_ problem: Diagnostic) {
    isComplete = true
    problems.append(problem)
  }
}
