import PlanFiles
import SkillsPlanner

/// Writes starts.csv: apprenticeship starts by provider, home district, delivery district and
/// level.
enum StartsWriter {
  static let columns = ["provider", "home_district", "delivery_district", "level", "starts"]

  /// The table's bytes, sorted by its columns from the left.
  static func csv(_ starts: [LevelStarts]) -> [UInt8] {
    var writer = CSVWriter(names: columns)
    for row in starts.sorted(by: { order($0) < order($1) }) {
      writer.write(row.flow.ukprn)
      writer.write(row.flow.home)
      writer.write(row.flow.delivery)
      writer.write(row.level.code)
      writer.write(row.starts)
      writer.endRow()
    }
    return writer.bytes
  }

  private static func order(_ row: LevelStarts) -> (String, String, String, Level) {
    (row.flow.ukprn, row.flow.home, row.flow.delivery, row.level)
  }
}
