/// At most three names within a few slips of the one given, the closest first.
///
/// The number of slips is the Levenshtein distance; a name further away than a third of the length is left out.
public func nearest(to name: String, among names: [String]) -> [String] {
  let distances = names.map { (slips: slips(from: Array(name), to: Array($0)), name: $0) }
  return distances.filter { $0.slips <= max(2, name.count / 3) }
    .sorted { ($0.slips, $0.name) < ($1.slips, $1.name) }.prefix(3).map(\.name)
}

private func slips(from first: [Character], to second: [Character]) -> Int {
  var row = Array(0...second.count)
  for (i, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in second.enumerated() {
      let replaced = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
    }
  }
  return row[second.count]
}
