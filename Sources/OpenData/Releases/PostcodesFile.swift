import PlanFiles
import SkillsPlanner

/// Code-Point Open with each postcode's latitude, longitude and district.
struct PostcodesFile: ReleaseTable, Sendable {
  static let columns = ["Postcode", "latitude", "longitude", "ladcd"]

  let places: PostcodeIndex
  let tally: Tally

  init(_ file: ImportedFile) throws(InvalidInput) {
    var table = try file.table(Self.columns)
    let postcode = table["Postcode"]
    let latitude = table["latitude"]
    let longitude = table["longitude"]
    let district = table["ladcd"]
    var places = PostcodeIndex.Builder()
    var tally = Tally()
    while table.next() {
      guard !table.content(latitude).isEmpty, !table.content(district).isEmpty else {
        tally.leaveOut("no point or no district")
        continue
      }
      let key = table.key(postcode)
      let point = table.britishPoint(latitude, longitude)
      guard let key, let point else {
        tally.keep()
        continue
      }
      let place = PostcodeIndex.Place(point: point, district: table.content(district))
      if places.add(Postcode(key), at: place) {
        tally.keep()
      } else {
        tally.leaveOut("not in the shape of a postcode")
      }
    }
    try table.finish(&tally)
    self.places = PostcodeIndex(places)
    self.tally = tally
  }
}
