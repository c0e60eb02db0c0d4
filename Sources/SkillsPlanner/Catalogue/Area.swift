/// A local authority district with its GSS code.
public struct District: Hashable, Sendable, Comparable {
  public let code: String
  public let name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }

  public static func < (left: District, right: District) -> Bool { left.code < right.code }
}

/// A small statistical area with a GSS code: an LSOA as a rule; a ward or a district works too.
public struct Area: Sendable {
  public let code: String
  public let name: String
  public let district: District
  /// Where its people live, as the table gives it.
  public let point: Point
  /// Residents aged 18-66.
  public let adults: Int
  /// Residents aged 18-66 by highest qualification, in the order of `Qualification.allCases`.
  public let qualifications: [Int]
  /// 1 (most deprived tenth of England) to 10; nil where the table has none.
  public let decile: Int?

  public init(
    code: String, name: String, district: District, point: Point, adults: Int,
    qualifications: [Int], decile: Int?
  ) {
    precondition(qualifications.count == Qualification.allCases.count)
    self.code = code
    self.name = name
    self.district = district
    self.point = point
    self.adults = adults
    self.qualifications = qualifications
    self.decile = decile
  }

  /// Residents aged 18-66 whose highest qualification is one of these.
  func residents(holding held: [Qualification]) -> Int {
    zip(Qualification.allCases, qualifications).reduce(0) { sum, pair in
      held.contains(pair.0) ? sum + pair.1 : sum
    }
  }

  /// The share of residents aged 18-66 whose highest qualification is below a level, 0...1; 0 where nobody lives.
  func shareBelow(_ level: Level) -> Double {
    let everyone = qualifications.reduce(0, +)
    guard everyone > 0 else { return 0 }
    let below = Qualification.allCases.filter { ($0.held ?? Int.max) < level.number }
    return Double(residents(holding: below)) / Double(everyone)
  }
}
