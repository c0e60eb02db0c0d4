/// The name of a published column, in which `##` stands for the two digits of a year: "WD##CD" is
/// "WD24CD" in one edition and "WD25CD" in the next.
///
/// Names are compared without regard to case.
struct HeaderName: Hashable, Sendable, ExpressibleByStringLiteral {
  let text: String
  private let folded: [UInt8]

  init(_ text: String) {
    self.text = text
    folded = Array(text.lowercased().utf8)
  }

  init(stringLiteral text: String) { self.init(text) }

  func matches(_ header: String) -> Bool {
    let other = Array(header.lowercased().utf8)
    return other.count == folded.count
      && zip(folded, other).allSatisfy { own, found in
        own == UInt8(ascii: "#") ? found.isDigit : own == found
      }
  }

  /// The year that the name of a published column carries: 2021 for "LSOA21CD", "lsoa21" and
  /// "LSOA code (2021)"; nil where it carries none.
  static func year(in header: String) -> Int? {
    let bytes = Array(header.lowercased().utf8)
    if bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")) {
      return year(bytes[(open + 1)...].dropLast())
    }
    var digits = bytes[...]
    if ["cd", "nm"].contains(where: { header.lowercased().hasSuffix($0) }) {
      digits = digits.dropLast(2)
    }
    let tail = digits.suffix(while: \.isDigit)
    return tail.count == 2 || tail.count == 4 ? year(tail) : nil
  }

  private static func year(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let year = digits.count == 2 ? 2000 + number : number
    return (1991...2099).contains(year) ? year : nil
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension ArraySlice {
  fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
