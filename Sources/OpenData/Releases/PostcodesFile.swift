import PlanFiles
import SkillsPlanner

/// A look-up of postcodes with their points and districts: Code-Point Open, with latitudes or as it is
/// published, or the ONS Postcode Directory.
struct PostcodesFile: ReleaseTable, Sendable {
  let tally: Tally

  /// Adds the postcodes that have a point; the rows themselves are not kept.
  init(_ file: ImportedFile, into places: inout PostcodeIndex.Builder) throws(InvalidInput) {
    var stages = Stages(try file.opened(), postcodes: nil)
    guard let postcode = stages.names.firstIndex(of: "postcode"),
      let latitude = stages.names.firstIndex(of: "latitude"),
      let longitude = stages.names.firstIndex(of: "longitude"),
      let district = stages.names.firstIndex(of: "district")
    else { preconditionFailure("a look-up of postcodes has points and districts") }
    var placeless = 0
    while let row = try stages.next() {
      let code = row.values[district].text
      guard let north = row.values[latitude].number, let east = row.values[longitude].number,
        let point = Point(roundedLatitude: north, longitude: east), !code.isEmpty,
        places.add(Postcode(row.values[postcode].text), at: .init(point: point, district: code))
      else {
        placeless += 1
        continue
      }
    }
    var tally = stages.tally
    tally.drop(placeless, "no point or no district")
    tally.quarantine(kept: 0, passedOver: 0, stages.quarantine.diagnostics)
    if tally.kept == 0 { throw InvalidInput(Self.nothing(stages, in: file)) }
    self.tally = tally
  }

  private static func nothing(_ stages: Stages, in file: ImportedFile) -> [Diagnostic] {
    Array(stages.quarantine.diagnostics.prefix(10)) + [
      Diagnostic(
        .error, Check.noRows.rawValue, at: Location(file: file.path),
        "no postcode of the file has a point and a district",
        fix: "Check that it is the right file, and whole.")
    ]
  }
}
