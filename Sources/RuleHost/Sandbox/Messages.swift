/// What host and child say to each other: a type, the length of what follows, and that.
struct Message: Sendable {
  enum Kind: UInt8, Sendable {
    // The host asks.
    case create = 1
    case dictionary
    case score
    // The child answers.
    case opened = 0x81
    case fault
    case unprotected
    case made
    case refused
    case scored
    // The walls of the child speak, by csandbox.h.
    case denied = 0xD0
    case crashed
  }

  static let headerSize = 5

  let kind: Kind
  let body: [UInt8]

  init(_ kind: Kind, _ body: MessageBody = MessageBody()) {
    self.kind = kind
    self.body = body.bytes
  }

  private init(kind: Kind, body: [UInt8]) {
    self.kind = kind
    self.body = body
  }

  /// As it goes over the channel.
  var bytes: [UInt8] {
    var writer = MessageBody()
    writer.add(UInt32(body.count))
    return [kind.rawValue] + writer.bytes + body
  }

  /// Takes the first message off some bytes; nil where it is not all there yet.
  ///
  /// - Throws: `BrokenMessage` for an unknown kind, or more than `most` bytes.
  static func first(of bytes: inout [UInt8], most: Int) throws(BrokenMessage) -> Message? {
    guard bytes.count >= headerSize else { return nil }
    var header = MessageReader(bytes[1..<headerSize])
    let length = Int(try header.uint32())
    guard let kind = Kind(rawValue: bytes[0]), length <= most else { throw BrokenMessage() }
    guard bytes.count >= headerSize + length else { return nil }
    let body = Array(bytes[headerSize..<(headerSize + length)])
    bytes.removeFirst(headerSize + length)
    return Message(kind: kind, body: body)
  }
}

/// Bytes that are no message: a child that does not keep to the contract.
struct BrokenMessage: Error {}

/// Writes numbers, least byte first, and texts behind their length.
struct MessageBody {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: UInt32) { add(UInt64(number), bytes: 4) }
  mutating func add(_ number: UInt64) { add(number, bytes: 8) }
  mutating func add(_ number: Double) { add(number.bitPattern) }

  /// Nil for what is no text.
  mutating func add(_ text: String?) {
    guard let text else { return add(UInt32.max) }
    add(UInt32(text.utf8.count))
    bytes += text.utf8
  }

  mutating func add(_ texts: [String?]) {
    add(UInt32(texts.count))
    for text in texts { add(text) }
  }

  private mutating func add(_ number: UInt64, bytes count: Int) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}

/// Reads what `MessageBody` writes, and believes nothing.
struct MessageReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
  init(_ message: Message) { rest = message.body[...] }

  mutating func uint32() throws(BrokenMessage) -> UInt32 { UInt32(try number(bytes: 4)) }
  mutating func uint64() throws(BrokenMessage) -> UInt64 { try number(bytes: 8) }
  mutating func double() throws(BrokenMessage) -> Double { Double(bitPattern: try uint64()) }

  /// Nil where it is no plain text; `any` takes control characters too, `lines` line breaks alone.
  mutating func text(any: Bool = false, lines: Bool = false) throws(BrokenMessage) -> String? {
    let count = try uint32()
    if count == .max { return nil }
    guard count <= rest.count else { throw BrokenMessage() }
    let bytes = rest.prefix(Int(count))
    rest = rest.dropFirst(Int(count))
    return any ? String(validating: bytes, as: UTF8.self) : plainText(bytes, lines: lines)
  }

  mutating func texts(any: Bool = false) throws(BrokenMessage) -> [String?] {
    let count = try uint32()
    // Each text takes four bytes or more.
    guard count <= rest.count / 4 else { throw BrokenMessage() }
    var texts: [String?] = []
    for _ in 0..<count { texts.append(try text(any: any)) }
    return texts
  }

  private mutating func number(bytes count: Int) throws(BrokenMessage) -> UInt64 {
    guard rest.count >= count else { throw BrokenMessage() }
    var number: UInt64 = 0
    for (place, byte) in rest.prefix(count).enumerated() {
      number |= UInt64(byte) << (8 * UInt64(place))
    }
    rest = rest.dropFirst(count)
    return number
  }
}
