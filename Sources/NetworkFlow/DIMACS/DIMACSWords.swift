/// The words of lines, one after the other; each text must be the same and end with a line feed.
///
/// A line of millions is scanned where it lies: a text for each would take minutes.
struct DIMACSWords {
  private var place = 0

  /// The first letter of the next line, or its line feed if it is blank; nil at the end.
  mutating func nextLine(_ text: Span<UInt8>) -> UInt8? {
    guard place < text.count else { return nil }
    skipSpace(text)
    let letter = text[place]
    place += 1
    return letter
  }

  mutating func skipLine(_ text: Span<UInt8>) {
    while text[place] != .lineFeed { place += 1 }
    place += 1
  }

  /// The next whole number of at most 18 digits, with a space before it; nil if there is another thing.
  mutating func number(_ text: Span<UInt8>) -> Int? {
    guard skipSpace(text) else { return nil }
    let isNegative = text[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let start = place
    var number = 0
    while true {
      let digit = text[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number &* 10 &+ Int(digit)
      place += 1
    }
    guard place > start, place - start <= 18 else { return nil }
    return isNegative ? -number : number
  }

  /// Whether the next word begins so; it is then passed.
  mutating func word(_ word: StaticString, _ text: Span<UInt8>) -> Bool {
    guard skipSpace(text) else { return false }
    for letter in String(describing: word).utf8 {
      guard text[place] == letter else { return false }
      place += 1
    }
    return true
  }

  /// Whether nothing more is on the line; its end is then passed.
  mutating func endLine(_ text: Span<UInt8>) -> Bool {
    skipSpace(text)
    guard text[place] == .lineFeed else { return false }
    place += 1
    return true
  }

  /// Whether there was any space; a carriage return is one.
  @discardableResult
  private mutating func skipSpace(_ text: Span<UInt8>) -> Bool {
    let start = place
    while text[place] == 0x20 || text[place] == 0x09 || text[place] == 0x0D { place += 1 }
    return place > start
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
}
