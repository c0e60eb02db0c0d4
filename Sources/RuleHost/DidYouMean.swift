/// "Did you mean X? " where one of the names is near to what was written, else "".
func didYouMean(_ written: String, among names: [String]) -> String {
  let near = names.map { (distance: editDistance(written, $0), name: $0) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  guard let near, near.distance <= max(1, written.utf8.count / 3) else { return "" }
  return "Did you mean \(near.name)? "
}

/// The fewest letters to insert, delete or replace that make one text of another.
/// Complexity: O(m x n).
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right.utf8)
  var above = Array(0...right.count)
  for (row, letter) in left.utf8.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = above[column] + (letter == other ? 0 : 1)
      current.append(min(replaced, above[column + 1] + 1, current[column] + 1))
    }
    above = current
  }
  return above[right.count]
}
