/// What a move is to do.
enum Aim: Hashable {
  /// Bring each condition near to where it is just kept, from either side.
  case approach
  /// Take off what breaks a condition.
  case keep
  /// Earn more within what the conditions leave.
  case earn
}

/// How well a move serves, at what is left of each condition.
struct Judge: Sendable {
  let aim: Aim
  /// What a unit of each condition's coefficient costs at the multipliers, in points.
  let prices: [Double]
  /// What breaking a condition by so much counts: the price, or where it costs nothing a guess.
  let penalties: [Double]
  /// What each condition leaves; below 0 where it is broken.
  let slack: [Int]
  /// What a move may lose by a unit, after what it uses is paid for: at the multipliers the best flows lose nothing.
  let bar: Double

  /// How far the conditions are from being just kept, in points.
  static func distance(_ slack: [Int], _ prices: [Double], _ penalties: [Double]) -> Double {
    slack.indices.reduce(0) { $0 + weigh(Double(slack[$1]), prices[$1], penalties[$1]) }
  }

  @inline(__always)
  private static func weigh(_ slack: Double, _ price: Double, _ penalty: Double) -> Double {
    slack >= 0 ? slack * price : -slack * penalty
  }

  /// How many units serve as the first does: 1 or more where the move has a score.
  @inline(__always)
  func mostUnits(_ counts: ArraySlice<Int>) -> Int {
    var most = Int.max
    for line in slack.indices {
      let (count, slack) = (counts[counts.startIndex + line], slack[line])
      if count > 0, slack >= 0 {
        most = min(most, slack / count)
      } else if count < 0, slack < 0 {
        most = min(most, aim == .approach ? slack / count : (slack + count + 1) / count)
      }
    }
    // What is broken may be exchanged for less.
    return aim == .earn ? most : max(1, most)
  }

  /// The larger the better; nil where the move does not serve.
  ///
  /// - Parameters:
  ///   - gain: what a unit earns.
  ///   - loss: what it loses after what it uses is paid for.
  ///   - counts: what a unit counts, by condition.
  ///   - most: more units are not to be hoped for.
  @inline(__always)
  func score(gain: Int, loss: Double, _ counts: ArraySlice<Int>, most: Int) -> Double? {
    guard loss <= bar else { return nil }
    switch aim {
    case .approach:
      let units = min(max(1, most), mostUnits(counts))
      var nearer = -loss * Double(units)
      for line in slack.indices {
        let (before, count) = (Double(slack[line]), Double(counts[counts.startIndex + line]))
        guard count != 0 else { continue }
        nearer += Self.weigh(before, prices[line], penalties[line])
        nearer -= Self.weigh(before - Double(units) * count, prices[line], penalties[line])
      }
      return nearer > 0 ? nearer : nil
    case .keep:
      var takenOff = 0.0
      for line in slack.indices {
        let left = slack[line] - counts[counts.startIndex + line]
        takenOff += Double(max(0, -slack[line]) - max(0, -left)) * penalties[line]
      }
      return takenOff > 0 ? Double(gain) / takenOff : nil
    case .earn:
      guard gain > 0 else { return nil }
      for line in slack.indices where counts[counts.startIndex + line] > slack[line] { return nil }
      return Double(gain) * Double(min(most, mostUnits(counts)))
    }
  }
}
