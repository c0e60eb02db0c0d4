import PlanFiles
import SkillsPlanner

/// Tells of a row of Find a course what it offers.
struct RunReading {
  enum Outcome: Sendable {
    /// With the point that the row itself gives.
    case offer(CourseRunsFile.Offer, Point?)
    case leftOut(String)
    case wrong(CellFault, column: String)
  }

  private enum Judged {
    case level(Level, sector: String)
    case other(Outcome)
  }

  private let aims: LearningAims
  private let locating: Locating
  private let provider: Int
  private let aim: Int
  private let delivery: Int
  private let postcode: Int
  private let latitude: Int
  private let longitude: Int
  private let educationLevel: Int?

  /// - Parameter names: of the columns of the rows.
  init(names: [String], aims: LearningAims, places: PostcodeIndex) {
    guard let locating = Locating(names: names, postcodes: places) else {
      preconditionFailure("Find a course has postcodes")
    }
    func place(_ name: String) -> Int {
      guard let place = locating.names.firstIndex(of: name) else {
        preconditionFailure("Find a course has a column \(name)")
      }
      return place
    }
    self.aims = aims
    self.locating = locating
    provider = place("provider")
    aim = place("learning_aim")
    delivery = place("delivery")
    postcode = place("postcode")
    latitude = place("latitude")
    longitude = place("longitude")
    educationLevel = names.firstIndex(of: "education_level")
  }

  /// What the row offers; why it is left out; or what is wrong in which column.
  func read(_ row: [TableValue]) -> Outcome {
    if row[delivery].text == "work based" {
      return .leftOut("work based: apprenticeships come from their own release")
    }
    switch judged(row) {
    case .other(let outcome): return outcome
    case .level(let level, let sector): return located(row, level, sector)
    }
  }

  /// The level and sector of the row's learning aim, else the level that the row itself gives.
  private func judged(_ row: [TableValue]) -> Judged {
    let level: Level?
    let sector: String
    if let known = aims[row[aim].text] {
      level = known.level
      sector = known.sector
    } else {
      let word = educationLevel.map { row[$0].text } ?? ""
      guard !word.isEmpty else { return .other(.wrong(unknownAim(row), column: "learning_aim")) }
      guard let own = Level(directory: word) else {
        return .other(
          .wrong(
            CellFault(.unknownWord, "no level", fix: "Write Entry Level, or a level from 1 to 8."),
            column: "education_level"))
      }
      level = own
      sector = ""
    }
    guard let level else { return .other(.leftOut("a learning aim without a level")) }
    guard level.number >= 2 else { return .other(.leftOut("below level 2")) }
    return .level(min(level, Level.inTables.last ?? level), sector: sector)
  }

  private func unknownAim(_ row: [TableValue]) -> CellFault {
    CellFault(
      .noMatch,
      row[aim].text.isEmpty
        ? "empty, and the row gives no level in EDUCATION_LEVEL"
        : "a learning aim that LARS does not know, and the row gives no level in EDUCATION_LEVEL",
      fix: "Give LARS and Find a course of the same day, or fill in EDUCATION_LEVEL.")
  }

  private func located(_ row: [TableValue], _ level: Level, _ sector: String) -> Outcome {
    func offer(_ venue: CourseRunsFile.Venue) -> CourseRunsFile.Offer {
      .init(ukprn: row[provider].text, venue: venue, level: level, sector: sector)
    }
    if row[delivery].text == "online" { return .offer(offer(.online), nil) }
    let placed: [TableValue]
    do throws(CellFault) {
      placed = try locating.locate(row)
    } catch {
      return .wrong(error, column: locating.blamed)
    }
    guard let north = placed[latitude].number, let east = placed[longitude].number,
      let point = Point(roundedLatitude: north, longitude: east)
    else {
      let fault = CellFault(
        .noPlace, "empty and the row has no coordinates, so it is taught at no known place",
        fix: "Write the postcode of the venue, or call the run online if it is.")
      return .wrong(fault, column: "postcode")
    }
    let text = row[postcode].text
    let venue: CourseRunsFile.Venue =
      text.isEmpty
      ? .point(north: rounded(point.north), east: rounded(point.east)) : .postcode(Postcode(text))
    let isOwn = row[latitude].number != nil && row[longitude].number != nil
    return .offer(offer(venue), isOwn ? point : nil)
  }

  /// Millionths of a degree in ten-thousandths, a half away from zero.
  private func rounded(_ millionths: Int) -> Int {
    (millionths + (millionths < 0 ? -50 : 50)) / 100
  }
}

extension Level {
  /// As the course directory writes it: "3", "Level 3", "Three", "Entry Level" or "EntryLevel"; nil for
  /// anything else.
  fileprivate init?(directory text: String) {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    if let number = words.firstIndex(of: text.lowercased()) {
      self.init(String(number + 1))
      return
    }
    let spaced = text.lowercased() == "entrylevel" ? "entry level" : text
    guard let value = try? CellContent.level.value(of: spaced) else { return nil }
    self.init(value.text)
  }
}
