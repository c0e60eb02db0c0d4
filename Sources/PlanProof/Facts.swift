import SkillsPlanner

/// What a plan's rows rest on, before anything is decided: from the inputs, or as the plan itself has it.
struct Facts: Sendable {
  /// By code.
  var areas: [AreaRow]
  /// By level and then by area, which is a place in `areas`.
  var needs: [Need]
  /// By id; nothing used, and without values.
  var courses: [CourseRow]
  /// By course, what a plan does not say of it; nil where only the plan is at hand.
  var details: [CourseDetail]?
  /// By level.
  var levels: [LevelLimit]
  /// By code, each with its levels in their order.
  var districts: [DistrictFacts]
  /// By UKPRN.
  var providers: [Provider]
  var fixedFlows: Summary.FixedFlows?

  /// Which levels a course takes, and at which venue it is taught, nil for one that is taught online.
  struct CourseDetail: Sendable {
    let takes: Set<Level>
    let venue: String?
  }

  /// A level and how many starts are funded there; nil for no cap.
  struct LevelLimit: Sendable {
    let level: Level
    let funded: Int?
  }

  /// A district and what is known of its residents at each level; no level where it has no area.
  struct DistrictFacts: Sendable {
    let district: District
    let levels: [AtLevel]

    struct AtLevel: Sendable {
      let level: Level
      let eligible: Int
      let lastYear: Int?
    }
  }
}

/// A need as rows name it.
struct NeedKey: Hashable, Sendable {
  let area: String
  let level: Level
}

extension NeedKey: Comparable {
  static func < (left: NeedKey, right: NeedKey) -> Bool {
    left.level == right.level ? left.area < right.area : left.level < right.level
  }
}

/// A district at a level.
struct DistrictKey: Hashable {
  let district: String
  let level: Level
}

extension CourseRow {
  /// The same course with what a plan does with it.
  func with(places: Int? = nil, used: Int, value: Int, gainsIfOneMore: Int) -> CourseRow {
    CourseRow(
      id: id, provider: provider, district: district, level: level, sector: sector, mode: mode,
      pointBasis: pointBasis, venue: venue, lastYear: lastYear, places: places ?? self.places,
      placesAreGiven: placesAreGiven, used: used, value: value, gainsIfOneMore: gainsIfOneMore,
      price: price, funder: funder)
  }
}
