import PlanFiles
import SkillsPlanner

/// Code-Point Open with each postcode's latitude, longitude and district.
struct PostcodesFile: ReleaseTable, Sendable {
  struct Place: Hashable, Sendable {
    let point: Point
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
      let point = table.britishPoint(latitude, longitude)
      guard let key, let point else { continue }
      places[Postcode(key)] = Place(point: point, district: table.content(district))
    }
    try table.finish()
    self.places = places
    self.tally = tally
  }
}
