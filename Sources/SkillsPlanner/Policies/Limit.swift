/// The one form that every policy and pin is brought to: over all needs and courses, the sum of a coefficient times the
/// places is at most `most`.
///
/// The coefficient of a need and a course is the sum of what the parts give them. At least b is written as at most -b
/// of the negated coefficients; exactly b is two limits.
struct Limit: Hashable, Sendable {
  /// What it comes from, by its place in the brief.
  enum Origin: Hashable, Sendable {
    case policy(Int)
    case pin(Int)
    /// What the objective puts before points, by the group of learners that it serves.
    case objective(String)
  }

  /// Coefficients of one kind. Needs are places among the needs, courses places in the catalogue.
  enum Part: Hashable, Sendable {
    /// Of the courses, whoever learns there.
    case byCourse([Weight])
    /// Of the needs, wherever their learners go.
    case byNeed([Weight])
    /// Of each of some needs on each of some courses, both ascending.
    case product(needs: [Int], courses: [Int], coefficient: Int)
  }

  /// The coefficient of a need or of a course; those that are not named have 0.
  struct Weight: Hashable, Sendable {
    let place: Int
    let coefficient: Int
  }

  let origin: Origin
  /// Who reads a plan knows it by this: "at most 900 places, provider 10004552".
  let label: String
  /// As its author put it, bound and amount.
  let bound: Policy.Bound
  let amount: Policy.Amount
  /// Ascending by place within each; a place stands in a part once, and may stand in several.
  let parts: [Part]
  /// In whole units of the coefficients.
  let most: Int
  /// What it is a share of; nil where it is no share.
  var share: OfTotal?
  /// How the policy is known that is set for each of many and sets this one; nil of any other.
  var each: String?

  /// A share of some places: once their number is known, a number of places.
  struct OfTotal: Hashable, Sendable {
    /// The courses all of whose places it is of, ascending; nil where it is of the places of some learners.
    let courses: [Int]?
    /// What the share limits, each place once, negated where at least.
    let inside: [Part]
    /// What the share is of, each place once, negated where at most.
    let all: [Part]
    /// So much of so much, in lowest terms.
    let part: Int
    let whole: Int
  }

  /// The same where so many places are what it is a share of.
  func at(total: Int) -> Limit {
    guard let share else { return self }
    let (whole, rest) = (total * share.part).quotientAndRemainder(dividingBy: share.whole)
    // Of a share at least, a place that is begun is one.
    let places = bound == .atMost || rest == 0 ? whole : whole + 1
    return Limit(
      origin: origin, label: label, bound: bound, amount: .places(places), parts: share.inside,
      most: bound == .atMost ? places : -places, each: each)
  }

  /// The same with another number, in the form of at most.
  func with(most: Int) -> Limit {
    Limit(
      origin: origin, label: label, bound: bound, amount: amount, parts: parts, most: most,
      share: share, each: each)
  }

  /// Whether one unit more of what it counts may be one too many.
  func isTight(at use: Int) -> Bool {
    let largest = parts.reduce(1) { largest, part in
      switch part {
      case .byCourse(let weights), .byNeed(let weights):
        weights.reduce(largest) { max($0, abs($1.coefficient)) }
      case .product(_, _, let coefficient): max(largest, abs(coefficient))
      }
    }
    return most - use < largest
  }

  func coefficient(need: Int, course: Int) -> Int {
    parts.reduce(0) { sum, part in
      switch part {
      case .byCourse(let weights): sum + weights.coefficient(of: course)
      case .byNeed(let weights): sum + weights.coefficient(of: need)
      case .product(let needs, let courses, let coefficient):
        needs.has(need) && courses.has(course) ? sum + coefficient : sum
      }
    }
  }

  /// Limits that a network takes as they are, and all others.
  enum Shape: Hashable, Sendable {
    /// The places on some courses, each counted once.
    case courses(Set<Int>)
    /// The learners of some needs who are placed, each counted once.
    case needs(Set<Int>)
    /// The places of one need on one course.
    case pair(need: Int, course: Int)
    case general
  }

  var shape: Shape {
    guard parts.count == 1 else { return .general }
    let unit = bound == .atMost ? 1 : -1
    switch parts[0] {
    case .byCourse(let weights) where weights.allSatisfy { $0.coefficient == unit }:
      return .courses(Set(weights.map(\.place)))
    case .byNeed(let weights) where weights.allSatisfy { $0.coefficient == unit }:
      return .needs(Set(weights.map(\.place)))
    case .product(let needs, let courses, unit) where needs.count == 1 && courses.count == 1:
      return .pair(need: needs[0], course: courses[0])
    case .byCourse, .byNeed, .product:
      return .general
    }
  }
}

extension [Limit.Weight] {
  /// O(log count).
  fileprivate func coefficient(of place: Int) -> Int {
    let index = firstPlace { $0.place >= place }
    return index < count && self[index].place == place ? self[index].coefficient : 0
  }
}

extension [Int] {
  /// Whether an ascending list has a number. O(log count).
  fileprivate func has(_ number: Int) -> Bool {
    let index = firstPlace { $0 >= number }
    return index < count && self[index] == number
  }
}

extension Array {
  /// Where the elements begin that fulfil a condition, all of which stand behind those that do not.
  fileprivate func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
