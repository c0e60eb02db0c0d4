import SkillsPlanner

extension Provider {
  /// As the Department for Education writes it in one cell: "BURNLEY COLLEGE (10001000)".
  ///
  /// Nil where the text does not end with a UKPRN in brackets.
  init?(inOneCell text: String) {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let number = text[text.index(after: open)...].dropLast()
    guard Self.isUKPRN(number) else { return nil }
    var name = text[..<open]
    while name.last == " " { name.removeLast() }
    self.init(ukprn: String(number), name: String(name))
  }

  /// Whether a text is eight digits that begin with 1.
  static func isUKPRN(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 8 && text.utf8.first == UInt8(ascii: "1")
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
