import PlanFiles
import SkillsPlanner
import Testing

@Suite struct `Text decoding` {
  private func faults(_ bytes: [UInt8], legacy: Bool = true) -> [String] {
    problems { () throws(InvalidInput) in
      try DecodedText(bytes, file: "t.csv", legacy: legacy)
    }.map(\.place)
  }

  @Test func `Windows 1252 is recognised where bytes are not UTF-8`() throws {
    let text = try DecodedText(
      [0x63, 0x61, 0x66, 0xE9, 0x2C, 0x80, 0x35, 0x2C, 0x92], file: "t.csv", legacy: true)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "café,€5,’")
    #expect(text.encoding == .windows1252)
  }

  @Test func `UTF-8 stays as it is without its mark`() throws {
    let text = try DecodedText([0xEF, 0xBB, 0xBF] + Array("é😀".utf8), file: "t.csv", legacy: true)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "é😀")
    #expect(text.encoding == .utf8)
  }

  @Test func `a broken byte among UTF-8 characters is an error at its place`() {
    #expect(faults(Array("é\nüx".utf8) + [0xE9, 0x2C, 0x31, 0x32, 0x33]) == ["2:3 SP0104"])
  }

  @Test(arguments: [1, 2, 3])
  func `a character cut off at the end is an error`(_ length: Int) {
    #expect(faults(Array("ab\n".utf8) + Array("😀".utf8.prefix(length))) == ["2:1 SP0104"])
  }

  @Test func `YAML must be UTF-8`() {
    #expect(faults([0x61, 0xE9, 0x62, 0x63, 0x64, 0x65], legacy: false) == ["1:2 SP0104"])
  }

  @Test func `a byte that Windows 1252 lacks is an error`() {
    #expect(faults([0x61, 0x0D, 0x62, 0x81, 0x63, 0x64, 0x65]) == ["2:2 SP0104"])
  }

  @Test func `workbooks and UTF-16 and NUL are named as what they are`() {
    #expect(faults([0x50, 0x4B, 0x03, 0x04, 0x00]) == ["0:0 SP0105"])
    #expect(faults([0xFF, 0xFE, 0x61, 0x00]) == ["0:0 SP0105"])
    #expect(faults([0xFE, 0xFF, 0x00, 0x61]) == ["0:0 SP0105"])
    #expect(faults([UInt8](repeating: 0x61, count: 9000) + [0x0A, 0x62, 0]) == ["2:2 SP0105"])
  }
}
