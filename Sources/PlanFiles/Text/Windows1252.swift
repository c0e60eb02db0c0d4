/// The encoding of Windows in western Europe.
enum Windows1252 {
  /// The bytes as UTF-8, and the fault at the first byte that stands for no character.
  static func decode(_ bytes: [UInt8]) -> (text: [UInt8], fault: TextFault?) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? characters[Int(byte) - 0x80] : UInt16(byte)
      guard value != 0, let scalar = Unicode.Scalar(value) else {
        let fault = TextFault(
          check: .encoding,
          summary: "byte 0x\(byte.hexadecimal) is neither UTF-8 nor Windows-1252",
          fix: "Save the file as \"CSV UTF-8\" in the spreadsheet.", before: text)
        return (text, fault)
      }
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return (text, nil)
  }

  /// The characters of 0x80...0x9F, 0 where there is none (the WHATWG encoding standard without its C1 controls).
  private static let characters: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
