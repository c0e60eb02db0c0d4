/// Makes the smallest example out of one that was found: fewer candidates, fewer values, simpler values.
///
/// Every step keeps what `fails` asks for, so the result shows the same fault as the first example.
struct Shrinking {
  let sampler: Sampler
  let fails: ([[Cell]]) -> Bool

  /// - Precondition: `fails(rows)`, or the rule changes its mind; then the rows come back as they are.
  func smallest(_ rows: [[Cell]]) -> [[Cell]] {
    var rows = fewest(rows)
    // Simplifying many candidates cell by cell takes long and reads no better.
    guard rows.count <= 4 else { return rows }
    for place in rows.indices {
      rows[place] = simplest(rows[place]) { row in
        var trial = rows
        trial[place] = row
        return fails(trial)
      }
    }
    return rows
  }

  /// One candidate that shows the fault alone, else as few as leaving some out gets to.
  private func fewest(_ rows: [[Cell]]) -> [[Cell]] {
    if let row = rows.first(where: { fails([$0]) }) { return [row] }
    var rows = rows
    var chunk = rows.count / 2
    while chunk > 0 {
      var start = 0
      while start < rows.count, rows.count > 1 {
        let rest = Array(rows[..<start]) + rows[min(start + chunk, rows.count)...]
        if !rest.isEmpty, fails(rest) { rows = rest } else { start += chunk }
      }
      chunk /= 2
    }
    return rows
  }

  /// The candidate with as many values missing as can be, and the others simple.
  func simplest(_ row: [Cell], except kept: Int? = nil, _ fails: ([Cell]) -> Bool) -> [Cell] {
    var row = row
    func holds(_ cell: Cell, at place: Int) -> Bool {
      var trial = row
      trial[place] = cell
      return sampler.mayOccur(trial) && fails(trial)
    }
    for place in row.indices where place != kept && row[place] != .missing {
      if holds(.missing, at: place) { row[place] = .missing }
    }
    for place in row.indices where place != kept {
      switch row[place] {
      case .missing: break
      case .text(let text):
        let shorter = sampler.texts(of: place).prefix { $0.utf8.count < text.utf8.count }
        if let found = shorter.first(where: { holds(.text($0), at: place) }) {
          row[place] = .text(found)
        }
      case .number(let number):
        row[place] = .number(
          simplest(number, place) { holds(.number($0), at: place) })
      }
    }
    return row
  }

  /// The number nearest to 0 (or to the end of the range that is) that still fails, in whole numbers
  /// where that goes.
  func simplest(_ number: Double, _ place: Int, _ fails: (Double) -> Bool) -> Double {
    let range = sampler.range(of: place)
    let anchor = min(max(0, range.lowerBound), range.upperBound)
    for simple in [anchor, anchor + 1] where range.contains(simple) && fails(simple) {
      return simple
    }
    for step in sampler.isWhole(place) ? [1] : [1, 0.1, 0.01, 0.001] {
      let (near, far) = ((anchor / step).rounded(), (number / step).rounded())
      guard range.contains(far * step), fails(value(far, step)) else { continue }
      var (good, bad) = (near, far)
      while abs(bad - good) > 1 {
        let middle = ((good + bad) / 2).rounded(.towardZero)
        if middle == good || middle == bad { break }
        if fails(value(middle, step)) { bad = middle } else { good = middle }
      }
      return value(bad, step)
    }
    return number
  }

  /// Divided, so that a tenth is the number that is written 0.1.
  private func value(_ steps: Double, _ step: Double) -> Double {
    steps / (1 / step).rounded()
  }
}
