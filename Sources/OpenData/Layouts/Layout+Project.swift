/// Tables that this project makes itself, or asks its users for.
extension Layout {
  static let classroomList = Layout(
    title: "Classroom providers that teach in the districts alone", publisher: "This project",
    vintage: "2026", attributions: [Attribution.project], geography: Geography(.provider),
    columns: [
      LayoutColumn("provider", as: "provider", .ukprn),
      LayoutColumn("name", as: "name", .text),
      LayoutColumn("district", as: "district", .text, mayBeMissing: true),
      LayoutColumn("postcode", as: "postcode", .postcode, mayBeMissing: true),
      LayoutColumn("taught_here", as: "taught_here", .word(["yes": "yes", "no": "no"])),
      LayoutColumn("reason", as: "reason", .text),
    ], key: ["provider"])

  /// Any table with residents by area, to weigh the parts of a split by.
  static let people = Layout(
    title: "Residents by area", publisher: "Not stated", vintage: "Not stated",
    attributions: [Attribution.unstated], geography: nil,
    columns: [
      LayoutColumn("area", as: "area", .code(nil)),
      LayoutColumn("population", as: "population", .count),
    ], key: ["area"])

  static let areasTable = Layout(
    title: "Areas, as made by this import", publisher: "This project", vintage: "2026",
    // It holds the figures of every release that it was made of.
    attributions: [
      Attribution.government, Attribution.statistics, Attribution.postcodes, Attribution.commons,
    ], geography: Geography(.lsoa),
    columns: [
      LayoutColumn("area", as: "area", .code(.lsoa)),
      LayoutColumn("district", as: "district", .code(.district)),
      LayoutColumn("district_name", as: "district_name", .text),
      LayoutColumn("latitude", as: "latitude", .latitude),
      LayoutColumn("longitude", as: "longitude", .longitude),
      LayoutColumn("population", as: "population", .count),
      LayoutColumn("imd_score", as: "imd_score", .decimal(0...100)),
    ], key: ["area"])
}
