import PlanFiles
import SkillsPlanner

/// File 7 of the English Indices of Deprivation 2025: scores, ranks, deciles and population of
/// every LSOA (2021).
struct DeprivationFile: ReleaseTable, Sendable {
  /// What is measured, in the order of the table's columns.
  enum Measure: String, CaseIterable, Sendable {
    case imd, income, employment, education, health, crime, barriers, environment
    case childrenAndYoungPeople = "children_and_young_people"
    case adultSkills = "adult_skills"
    case geographicalBarriers = "geographical_barriers"
    case widerBarriers = "wider_barriers"
    case indoors, outdoors

    /// What the release writes before "Score", "Rank" and "Decile".
    var published: String {
      switch self {
      case .imd: "Index of Multiple Deprivation (IMD)"
      case .income: "Income"
      case .employment: "Employment"
      case .education: "Education, Skills and Training"
      case .health: "Health Deprivation and Disability"
      case .crime: "Crime"
      case .barriers: "Barriers to Housing and Services"
      case .environment: "Living Environment"
      case .childrenAndYoungPeople: "Children and Young People Sub-domain"
      case .adultSkills: "Adult Skills Sub-domain"
      case .geographicalBarriers: "Geographical Barriers Sub-domain"
      case .widerBarriers: "Wider Barriers Sub-domain"
      case .indoors: "Indoors Sub-domain"
      case .outdoors: "Outdoors Sub-domain"
      }
    }

    var scoreColumn: String {
      published + " Score" + (self == .income || self == .employment ? " (rate)" : "")
    }
    var rankColumn: String { published + " Rank (where 1 is most deprived)" }
    var decileColumn: String { published + " Decile (where 1 is most deprived 10% of LSOAs)" }
  }

  /// One measure of one area.
  struct Value: Hashable, Sendable {
    let score: Double
    /// 1 is the most deprived of England.
    let rank: Int
    /// 1 is the most deprived tenth.
    let decile: Int
  }

  struct Row: Sendable {
    /// In the order of `Measure`.
    let values: [Value]
    /// All residents, mid 2022.
    let population: Int
    /// Residents aged 18 to 66, mid 2022.
    let adults: Int
  }

  static let area = "LSOA code (2021)"
  static let population = "Total population: mid 2022"
  static let adults =
    "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022"
  static let columns =
    [area, population, adults]
    + Measure.allCases.flatMap { [$0.scoreColumn, $0.rankColumn, $0.decileColumn] }

  /// By area code.
  let rows: [String: Row]
  let tally: Tally

  /// Reads the rows of `areas`; the others are counted.
  init(_ file: ImportedFile, areas: Set<String>) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let area = table[Self.area]
    let population = table[Self.population]
    let adults = table[Self.adults]
    let measures = Measure.allCases.map {
      (table[$0.scoreColumn], table[$0.rankColumn], table[$0.decileColumn])
    }
    var rows: [String: Row] = [:]
    var tally = Tally()
    while table.next() {
      guard areas.contains(table.content(area)) else {
        tally.leaveOut("an area outside the districts")
        continue
      }
      let values = measures.compactMap { score, rank, decile -> Value? in
        let score = table.decimal(score, in: -1_000...1_000)
        let rank = table.whole(rank, in: 1...100_000)
        let decile = table.whole(decile, in: 1...10)
        guard let score, let rank, let decile else { return nil }
        return Value(score: score, rank: rank, decile: decile)
      }
      tally.keep()
      guard let code = table.key(area), values.count == measures.count,
        let people = table.whole(population, in: 0...1_000_000),
        let working = table.whole(adults, in: 0...people)
      else { continue }
      rows[code] = Row(values: values, population: people, adults: working)
    }
    try table.finish(&tally)
    self.rows = rows
    self.tally = tally
  }
}
