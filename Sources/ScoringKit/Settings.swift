/// The parameters of one use of a rule, as the host passes them: a JSON object of numbers, texts and
/// objects of numbers, and nothing else.
struct Settings: Sendable {
  enum Value: Sendable {
    case number(Double)
    case text(String)
    case numbers([(text: String, number: Double)])
  }

  private let values: [String: Value]

  subscript(name: String) -> Value? { values[name] }

  var names: Dictionary<String, Value>.Keys { values.keys }

  /// Reads the object.
  ///
  /// - Throws: `Refusal` that names the byte where the text is not such an object.
  init(json: some Sequence<UInt8>) throws(Refusal) {
    var reader = SettingsReader(Array(json))
    var values: [String: Value] = [:]
    try reader.object { (reader, name) throws(Refusal) in
      switch reader.peek {
      case UInt8(ascii: "\""): values[name] = .text(try reader.string())
      case UInt8(ascii: "{"):
        var numbers: [(text: String, number: Double)] = []
        try reader.object { (reader, text) throws(Refusal) in
          numbers.append((text, try reader.number()))
        }
        values[name] = .numbers(numbers)
      default: values[name] = .number(try reader.number())
      }
    }
    try reader.end()
    self.values = values
  }
}

/// Reads the small part of JSON (RFC 8259) that settings use, byte by byte.
private struct SettingsReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte that is not white space; 0 at the end.
  var peek: UInt8 {
    mutating get {
      while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
      return place < bytes.count ? bytes[place] : 0
    }
  }

  mutating func object(
    _ member: (inout SettingsReader, String) throws(Refusal) -> Void
  ) throws(Refusal) {
    try expect("{")
    if peek == UInt8(ascii: "}") { return try expect("}") }
    while true {
      let name = try string()
      try expect(":")
      _ = peek
      try member(&self, name)
      if peek != UInt8(ascii: ",") { return try expect("}") }
      try expect(",")
    }
  }

  mutating func number() throws(Refusal) -> Double {
    let start = place
    while place < bytes.count, isNumberByte(bytes[place]) { place += 1 }
    guard let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)), value.isFinite
    else { throw wrong("a number") }
    return value
  }

  mutating func string() throws(Refusal) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") {
        text += try escape().utf8
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    try expect("\"")
    return String(decoding: text, as: UTF8.self)
  }

  mutating func end() throws(Refusal) {
    if peek != 0 || place < bytes.count { throw wrong("the end") }
  }

  /// One escape; a character beyond the basic plane comes as itself, never as two surrogates.
  private mutating func escape() throws(Refusal) -> String {
    let letters: [UInt8: String] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    place += 1
    guard place < bytes.count else { throw wrong("an escape") }
    if let letter = letters[bytes[place]] {
      place += 1
      return letter
    }
    guard bytes[place] == UInt8(ascii: "u"), place + 5 <= bytes.count,
      let code = UInt32(String(decoding: bytes[place + 1..<place + 5], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw wrong("an escape") }
    place += 5
    return String(Character(scalar))
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(Refusal) {
    // Inside a string white space counts, but there only the closing quote is expected, and found.
    guard peek == UInt8(ascii: character) else { throw wrong("\(character)") }
    place += 1
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    case UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  private func wrong(_ due: String) -> Refusal {
    Refusal("the settings are not in the form of the contract: \(due) is due at byte \(place)")
  }
}
