/// Finds the word that was probably meant, for "did you mean".
package enum Spelling {
  /// The word nearest to `word`, where it is near enough: a third of the letters may differ.
  ///
  /// Case, spaces, hyphens and underscores count for nothing. The first of equals wins; nil when none is near.
  package static func nearest(to word: String, among words: [String]) -> String? {
    nearest(1, to: word, among: words).first
  }

  /// The words that are near enough, the nearest first, at most `count`; equals keep their order.
  package static func nearest(_ count: Int, to word: String, among words: [String]) -> [String] {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 100 else { return [] }
    var near: [(place: Int, distance: Int)] = []
    for (place, candidate) in words.enumerated() {
      let letters = folded(candidate)
      guard abs(letters.count - wanted.count) <= wanted.count / 3 + 1 else { continue }
      let distance = distance(wanted, letters)
      if distance <= max(1, max(wanted.count, letters.count) / 3) { near.append((place, distance)) }
    }
    near.sort { ($0.distance, $0.place) < ($1.distance, $1.place) }
    return near.prefix(count).map { words[$0.place] }
  }

  /// ` (did you mean "x"?)`, or an empty text.
  package static func suggestion(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { " (did you mean \($0.cited())?)" } ?? ""
  }

  /// "Did you mean x? ", to begin what to do with, or an empty text.
  package static func question(about word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "Did you mean \($0.printable)? " } ?? ""
  }

  private static func folded(_ word: String) -> [UInt8] {
    word.lowercased().utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
  }

  /// Edits between two words: insert, delete, replace, or swap two neighbours. O(length squared).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        let same = left[i] == right[j]
        var edits = min(last[j] + (same ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          edits = min(edits, beforeLast[j - 1] + 1)
        }
        row.append(edits)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
