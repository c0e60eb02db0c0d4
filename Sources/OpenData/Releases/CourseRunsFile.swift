import PlanFiles
import SkillsPlanner

/// The live course runs of Find a course, gathered into what is on offer: a provider, a venue, a level
/// and a sector subject area.
///
/// Runs at work are left out, since apprenticeships have a release of their own; so are those below
/// level 2 and those without a level. A blended run is taught at its venue.
struct CourseRunsFile: ReleaseTable, Sendable {
  /// Where runs are taught.
  enum Venue: Hashable, Sendable {
    case postcode(Postcode)
    /// Ten-thousandths of a degree, about 10 m, where the row has no postcode.
    case point(north: Int, east: Int)
    case online

    /// As the id of a course has it: "BB21LH", "53.7443N2.4564W" or "online".
    var text: String {
      switch self {
      case .postcode(let postcode): postcode.text
      case .point(let north, let east):
        Self.degrees(north) + (north < 0 ? "S" : "N") + Self.degrees(east) + (east < 0 ? "W" : "E")
      case .online: "online"
      }
    }

    private static func degrees(_ tenThousandths: Int) -> String {
      DecimalText.plain(Double(tenThousandths.magnitude) / 10_000, places: 4)
    }
  }

  /// What runs are gathered into.
  struct Offer: Hashable, Sendable {
    let ukprn: String
    let venue: Venue
    /// One of those in the tables: 7 stands for 7 and above.
    let level: Level
    /// "6.1" or "6"; empty where no learning aim tells it.
    let sector: String
  }

  /// How many runs each has, 1 or more.
  let runs: [Offer: Int]
  /// The point of each venue: the one that most of its runs have, the southernmost and then
  /// westernmost of equals; that of its postcode where no run has one. None for online.
  let points: [Venue: Point]
  let tally: Tally

  /// - Parameters:
  ///   - aims: what is taught in a run, by its learning aim.
  ///   - places: the point of a run that has none itself, by its postcode.
  /// - Throws: what is wrong with the file as a whole, or that none of its rows can be used.
  init(
    _ file: ImportedFile, aims: LearningAims, places: PostcodeIndex
  ) throws(InvalidInput) {
    var conversion = FileConversion(try file.opened())
    let reading = RunReading(names: conversion.names, aims: aims, places: places)
    var runs: [Offer: Int] = [:]
    var points: [Venue: [Point: Int]] = [:]
    while let row = try conversion.next() {
      switch reading.read(row.values) {
      case .offer(let offer, let point):
        runs[offer, default: 0] += 1
        if let point { points[offer.venue, default: [:]][point, default: 0] += 1 }
      case .leftOut(let reason): conversion.leaveOut(reason)
      case .wrong(let fault, let column): try conversion.withdraw(fault, column: column)
      }
    }
    self.runs = runs
    self.points = Self.points(of: runs.keys.map(\.venue), points, places)
    var tally = conversion.tally
    tally.quarantine(kept: 0, passedOver: 0, conversion.quarantine.diagnostics)
    if tally.read == tally.quarantined {
      throw InvalidInput(
        Array(conversion.quarantine.diagnostics.prefix(10)) + [
          Diagnostic(
            .error, Check.noRows.rawValue, at: Location(file: file.path),
            "no course run of the file can be used",
            fix: "Check that it is the right file, and whole, and that LARS is of the same year.")
        ])
    }
    self.tally = tally
  }

  private static func points(
    of venues: [Venue], _ counts: [Venue: [Point: Int]], _ places: PostcodeIndex
  ) -> [Venue: Point] {
    var points = counts.compactMapValues { counts in
      counts.min { ($1.value, $0.key.north, $0.key.east) < ($0.value, $1.key.north, $1.key.east) }?
        .key
    }
    for venue in venues where points[venue] == nil {
      if case .postcode(let postcode) = venue { points[venue] = places[postcode]?.point }
    }
    return points
  }
}
