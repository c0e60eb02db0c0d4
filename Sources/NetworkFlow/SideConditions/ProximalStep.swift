/// The step to where the highest of some planes, and a parabola around their centre, come to least within a box.
///
/// Shares of the planes that add up to 1 stand for the step: against their common slope from the centre. Turn by turn
/// share moves from the plane that is lowest there to the one that is highest, and then all shares that are left are
/// moved to where their planes are level, by Newton's method for the axes on which the box does not hold the step.
struct ProximalStep {
  /// By plane: how far below the centre it passes, 0 or more; and its slopes, plane after plane.
  private let errors: [Double]
  private let slopes: [Double]
  private let axes: Int
  /// What the step may come to on each axis.
  private let least: [Double]
  private let most: [Double]
  private let steepness: Double
  /// Of each plane, 0 or more; they add up to 1.
  private(set) var shares: [Double]
  private(set) var step: [Double]
  /// The common slope of the planes.
  private var slope: [Double]
  /// How high each plane is at the step, from the centre.
  private var heights: [Double]

  private static let mostTurns = 2000
  /// With more planes at work their level is not worked out.
  private static let mostLevelled = 40
  private static let mostHalvings = 20

  /// - Parameters:
  ///   - shares: where to begin.
  ///   - slopes: of each plane on each axis, plane after plane.
  ///   - least: on each axis, 0 or less; so `most` 0 or more.
  init(
    errors: [Double], slopes: [Double], least: [Double], most: [Double], steepness: Double,
    from shares: [Double]
  ) {
    (self.errors, self.slopes, self.least, self.most) = (errors, slopes, least, most)
    (self.steepness, self.shares, axes) = (steepness, shares, least.count)
    step = [Double](repeating: 0, count: least.count)
    slope = step
    heights = errors
    look()
  }

  /// Moves shares until the planes at work are within `fine` of the highest one.
  mutating func run(fine: Double) {
    for _ in 0..<Self.mostTurns {
      guard exchange(fine) else { return }
      level()
    }
  }

  /// Works out the common slope, the step and the heights of the shares.
  private mutating func look() {
    for axis in 0..<axes { slope[axis] = 0 }
    for plane in shares.indices where shares[plane] > 0 {
      for axis in 0..<axes { slope[axis] += shares[plane] * slopes[plane * axes + axis] }
    }
    lookFromSlope()
  }

  private mutating func lookFromSlope() {
    for axis in 0..<axes {
      step[axis] = held(-slope[axis] / steepness, axis)
    }
    for plane in errors.indices {
      var height = -errors[plane]
      for axis in 0..<axes { height += slopes[plane * axes + axis] * step[axis] }
      heights[plane] = height
    }
  }

  /// What the shares prove that planes and parabola come to at least.
  private var proved: Double {
    var proved = 0.0
    for plane in errors.indices { proved -= shares[plane] * errors[plane] }
    for axis in 0..<axes {
      proved += step[axis] * (slope[axis] + steepness / 2 * step[axis])
    }
    return proved
  }

  /// Moves share from the lowest plane at work to the highest; tells whether they were further apart than `fine`.
  private mutating func exchange(_ fine: Double) -> Bool {
    var (highest, lowest) = (-1, -1)
    for plane in heights.indices {
      if highest < 0 || heights[plane] > heights[highest] { highest = plane }
      if shares[plane] > 0, lowest < 0 || heights[plane] < heights[lowest] { lowest = plane }
    }
    guard highest >= 0, lowest >= 0 else { return false }
    let apart = heights[highest] - heights[lowest]
    guard apart > fine else { return false }
    let moved = mostMoved(from: lowest, to: highest, apart)
    shares[highest] += moved
    shares[lowest] = moved == shares[lowest] ? 0 : shares[lowest] - moved
    look()
    return true
  }

  /// How much share brings two planes as near to each other as it can; they come nearer the more is moved.
  private func mostMoved(from lowest: Int, to highest: Int, _ apart: Double) -> Double {
    var (least, atLeast) = (0.0, apart)
    var (most, atMost) = (shares[lowest], self.apart(lowest, highest, moving: shares[lowest]))
    guard atMost < 0 else { return most }
    for _ in 0..<Self.mostHalvings {
      let share = min(0.9, max(0.1, atLeast / (atLeast - atMost)))
      let middle = least + (most - least) * share
      let there = self.apart(lowest, highest, moving: middle)
      // What stays where it is weighs half as much the next time (the Illinois method).
      if there < 0 {
        (most, atMost, atLeast) = (middle, there, atLeast / 2)
      } else {
        (least, atLeast, atMost) = (middle, there, atMost / 2)
        if there < apart / 10 { break }
      }
    }
    return least
  }

  /// How far a plane is above another after so much share was moved to it.
  private func apart(_ lowest: Int, _ highest: Int, moving moved: Double) -> Double {
    var apart = errors[lowest] - errors[highest]
    for axis in 0..<axes {
      let difference = slopes[highest * axes + axis] - slopes[lowest * axes + axis]
      apart += difference * held(-(slope[axis] + moved * difference) / steepness, axis)
    }
    return apart
  }

  /// As much as the box lets.
  private func held(_ step: Double, _ axis: Int) -> Double {
    min(max(least[axis], step), most[axis])
  }

  /// Whether the box does not hold the step on an axis.
  private func isFree(_ axis: Int) -> Bool { least[axis] < step[axis] && step[axis] < most[axis] }

  /// Moves the shares of the planes at work towards where these are level, as far as all stay shares.
  private mutating func level() {
    let working = shares.indices.filter { shares[$0] > 0 }
    guard working.count > 1, working.count <= Self.mostLevelled,
      let change = changeToLevel(working)
    else { return }
    var length = 1.0
    var leaving: Int?
    for (place, plane) in working.enumerated() where change[place] < 0 {
      let room = -shares[plane] / change[place]
      if room < length { (length, leaving) = (room, plane) }
    }
    let (before, provedBefore) = (shares, proved)
    for _ in 0..<Self.mostHalvings {
      for (place, plane) in working.enumerated() {
        shares[plane] = plane == leaving ? 0 : max(0, before[plane] + length * change[place])
      }
      look()
      if proved > provedBefore { return }
      // An axis came to the box, or left it: the level is another there.
      (length, leaving) = (length / 2, nil)
    }
    shares = before
    look()
  }

  /// By how much the share of each plane at work is to change; nil where that cannot be told.
  private func changeToLevel(_ working: [Int]) -> [Double]? {
    let count = working.count
    let width = count + 2
    let free = (0..<axes).filter(isFree)
    // The heights with the changes, less their common level, are 0, and the changes add up to 0.
    var rows = [Double](repeating: 0, count: (count + 1) * width)
    var largest = 0.0
    for (i, first) in working.enumerated() {
      for (j, second) in working.enumerated() where j <= i {
        var product = 0.0
        for axis in free { product += slopes[first * axes + axis] * slopes[second * axes + axis] }
        rows[i * width + j] = -product / steepness
        rows[j * width + i] = -product / steepness
        largest = max(largest, product / steepness)
      }
      rows[i * width + count] = -1
      rows[count * width + i] = 1
      rows[i * width + count + 1] = -heights[first]
    }
    guard largest > 0 else { return nil }
    // Planes that are mixtures of others would leave the changes open.
    for i in 0..<count { rows[i * width + i] -= 1e-9 * largest }
    for pivot in 0...count {
      var best = pivot
      for row in pivot...count
      where abs(rows[row * width + pivot]) > abs(rows[best * width + pivot]) {
        best = row
      }
      let head = rows[best * width + pivot]
      guard head != 0, head.isFinite else { return nil }
      if best != pivot {
        for column in pivot..<width { rows.swapAt(best * width + column, pivot * width + column) }
      }
      for row in pivot + 1..<count + 1 {
        let factor = rows[row * width + pivot] / head
        guard factor != 0 else { continue }
        for column in pivot..<width {
          rows[row * width + column] -= factor * rows[pivot * width + column]
        }
      }
    }
    var change = [Double](repeating: 0, count: count + 1)
    for row in stride(from: count, through: 0, by: -1) {
      var rest = rows[row * width + count + 1]
      for column in row + 1..<count + 1 { rest -= rows[row * width + column] * change[column] }
      change[row] = rest / rows[row * width + row]
    }
    return change.allSatisfy(\.isFinite) ? change : nil
  }
}
