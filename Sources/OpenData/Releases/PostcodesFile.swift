import PlanFiles
import SkillsPlanner

/// Code-Point Open with each postcode's latitude, longitude and district.
struct PostcodesFile: ReleaseTable, Sendable {
  struct Place: Hashable, Sendable {
    /// Degrees north, WGS84.
    let latitude: Double
    /// Degrees east, WGS84.
    let longitude: Double
    /// The code of the district.
    let district: String
  }

  static let columns = ["Postcode", "latitude", "longitude", "ladcd"]

  let places: [Postcode: Place]
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let postcode = table["Postcode"]
    let latitude = table["latitude"]
    let longitude = table["longitude"]
    let district = table["ladcd"]
    var places: [Postcode: Place] = [:]
    var tally = Tally()
    while table.next() {
      guard !table.content(latitude).isEmpty, !table.content(district).isEmpty else {
        tally.leaveOut("no point or no district")
        continue
      }
      tally.keep()
      let key = table.key(postcode)
      let north = table.decimal(latitude, in: 49...61)
      let east = table.decimal(longitude, in: -9...3)
      guard let key, let north, let east else { continue }
      places[Postcode(key)] = Place(
        latitude: north, longitude: east, district: table.content(district))
    }
    try table.finish()
    self.places = places
    self.tally = tally
  }
}
