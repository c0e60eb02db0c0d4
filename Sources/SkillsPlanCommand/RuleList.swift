/// The list of rules in Package.swift, as text: one quoted name on each line after `let rules = [`.
struct RuleList {
  let names: [String]
  private let lines: [String]
  /// The lines of the names.
  private let range: Range<Int>

  /// Nil where the manifest has no such list.
  init?(manifest: String) {
    let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "let rules = ["),
      let end = lines[start...].firstIndex(of: "]")
    else { return nil }
    self.lines = lines
    range = start + 1..<end
    names = lines[range].map { line in
      String(line.drop { $0 == " " }.filter { $0 != "\"" && $0 != "," })
    }
  }

  /// The manifest with one more name, at its place in the order of the alphabet.
  func adding(_ name: String) -> String {
    let place = names.firstIndex { $0 > name } ?? names.count
    var lines = lines
    lines.insert("  \"\(name)\",", at: range.lowerBound + place)
    return lines.joined(separator: "\n")
  }
}
