/// How the writer lays a plan out: first what is said of the whole, then the long lists, each key at the start of a line.
enum PlanLayout {
  /// The long lists, in their order.
  static let rows = ["areas", "needs", "allocations", "shortfalls", "courses"]

  /// Where the long lists begin; nil where a file is not laid out so, as when it is cut off or somebody wrote it anew.
  ///
  /// A line of the long lists begins with a blank, so its keys are told without reading what is in the rows.
  static func endOfHead(_ bytes: [UInt8]) -> Int? {
    let keys = rows.map { Array("\n\($0):".utf8) }
    var found = 0
    var end: Int?
    for place in bytes.indices.dropLast() where bytes[place] == newline {
      let next = bytes[place + 1]
      if next == blank || next == hyphen { continue }
      if found < keys.count, bytes[place...].starts(with: keys[found]) {
        end = end ?? place + 1
        found += 1
      } else if found > 0 {
        return nil
      }
    }
    // The last row is whole: it ends in a bracket and a line feed.
    let last = bytes.suffix(2)
    return found == keys.count && last.last == newline && brackets.contains(last.first ?? 0)
      ? end : nil
  }

  private static let newline = UInt8(ascii: "\n")
  private static let blank = UInt8(ascii: " ")
  private static let hyphen = UInt8(ascii: "-")
  private static let brackets = Array("}]".utf8)
}
