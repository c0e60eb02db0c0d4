@testable import PlanFiles

/// A plan file with one value changed by one letter or digit, and where.
struct Tampered {
  let path: String
  let bytes: [UInt8]

  /// Every value of a file in turn with its last letter or digit changed, keys left alone.
  static func all(of bytes: [UInt8]) throws -> [Tampered] {
    try values(of: bytes).compactMap { value in
      guard let place = value.range.last(where: { bytes[$0].changed != nil }),
        let changed = bytes[place].changed
      else { return nil }
      var tampered = bytes
      tampered[place] = changed
      return Tampered(path: value.path, bytes: tampered)
    }
  }

  /// Every whole number of a file in turn in another one's place.
  static func all(of bytes: [UInt8], with number: Int) throws -> [Tampered] {
    try values(of: bytes).filter { value in
      bytes[value.range].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }.map { value in
      Tampered(
        path: value.path,
        bytes: bytes[..<value.range.lowerBound] + Array(String(number).utf8)
          + bytes[value.range.upperBound...])
    }
  }

  private static func values(of bytes: [UInt8]) throws -> [(path: String, range: Range<Int>)] {
    var starts = [0]
    for (place, byte) in bytes.enumerated() where byte == .lineFeed { starts.append(place + 1) }
    var found: [(path: String, range: Range<Int>)] = []
    func visit(_ node: YAMLNode, _ path: String) {
      switch node.content {
      case .mapping(let entries):
        for entry in entries { visit(entry.value, "\(path).\(entry.key)") }
      case .sequence(let items):
        for (place, item) in items.enumerated() { visit(item, "\(path)[\(place)]") }
      case .scalar(let text, let isQuoted):
        // Columns count characters; those before a value on its line are ASCII in a plan, but for names.
        let line = String(
          decoding: bytes[starts[node.place.line - 1]...].prefix { $0 != .lineFeed }, as: UTF8.self)
        let before = line.unicodeScalars.prefix(node.place.column - 1).reduce(0) {
          $0 + UTF8.width($1)
        }
        let start = starts[node.place.line - 1] + before + (isQuoted ? 1 : 0)
        found.append((path, start..<start + text.utf8.count))
      }
    }
    visit(try YAMLDocument(bytes, file: "plan.yaml").root, "plan")
    return found
  }
}

extension UInt8 {
  /// The next digit or letter; nil for anything else.
  fileprivate var changed: UInt8? {
    switch self {
    case UInt8(ascii: "9"): UInt8(ascii: "0")
    case UInt8(ascii: "z"): UInt8(ascii: "a")
    case UInt8(ascii: "Z"): UInt8(ascii: "A")
    case UInt8(ascii: "0")..<UInt8(ascii: "9"), UInt8(ascii: "a")..<UInt8(ascii: "z"),
      UInt8(ascii: "A")..<UInt8(ascii: "Z"):
      self + 1
    default: nil
    }
  }
}
