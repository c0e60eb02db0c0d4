import Foundation
import SkillsPlanner
import Testing

@testable import OpenData
@testable import PlanFiles

@Suite struct PostcodeTests {
  @Test(arguments: [
    ("pr1 2he", "PR1 2HE"), ("M11AA", "M1 1AA"), ("m60  1nw", "M60 1NW"), ("W1A 0AX", "W1A 0AX"),
    ("CR2 6XH", "CR2 6XH"), ("dn551pt", "DN55 1PT"), ("EC1A 1BB", "EC1A 1BB"),
    ("GIR 0AA", "GIR 0AA"),
  ])
  func `a postcode is known by its shape, however it is spaced`(text: String, printed: String) {
    #expect(Postcode(valid: text)?.printed == printed)
  }

  @Test(arguments: [
    "", "PR1", "PR1 2H", "PR1 2HEE", "1PR 2HE", "PRR1 2HE", "PR1 HHE", "PR1 22E", "PR1 2CE",
    "PR123 2HE", "P 2HE", "PR1-2HE", "PR1 2HÉ", "not published", "PRA1 2HE",
  ])
  func `a text of another shape is no postcode and stays as it is`(text: String) {
    #expect(Postcode(valid: text) == nil)
    #expect(Postcode(text).key == nil)
    #expect(Postcode(text).printed == Postcode(text).text)
  }

  @Test func `keys are in the order of outward and inward codes`() {
    let sorted = ["B1 1AA", "B1 1AB", "B1 2AA", "B10 0AA", "B2 1AA", "B2A 1AA", "BA1 1AA"]
    let keys = sorted.compactMap { Postcode($0).key }
    #expect(keys.count == sorted.count)
    #expect(keys == keys.sorted() && Set(keys).count == keys.count)
  }
}

@Suite struct PostcodeIndexTests {
  private func index(_ postcodes: [String]) throws -> PostcodeIndex {
    var builder = PostcodeIndex.Builder()
    for (number, postcode) in postcodes.enumerated() {
      let place = PostcodeIndex.Place(
        point: try point(53 + Double(number) / 1000, -2.5), district: "D\(number % 2)")
      try #require(add(postcode, place, to: &builder))
    }
    return PostcodeIndex(builder)
  }

  /// `#expect` takes no call that changes what it is made on.
  private func add(
    _ postcode: String, _ place: PostcodeIndex.Place, to builder: inout PostcodeIndex.Builder
  ) -> Bool {
    builder.add(Postcode(postcode), at: place)
  }

  /// The number of the postcode that was found, told by its latitude.
  private func number(_ place: PostcodeIndex.Place?) -> Int? {
    place.map { Int((($0.point.latitude - 53) * 1000).rounded()) }
  }

  @Test func `a postcode is found wherever it stood, and no other is`() throws {
    let index = try index(["PR2 1AA", "BB1 1AE", "PR1 2HE", "M1 1AA"])
    #expect(index.count == 4)
    #expect(number(index[Postcode("pr12he")]) == 2)
    #expect(index[Postcode("BB1 1AE")]?.district == "D1")
    for other in ["PR1 2HF", "A1 1AA", "ZZ9 9ZZ", "no postcode"] {
      #expect(index[Postcode(other)] == nil)
    }
  }

  @Test func `the last place of a postcode counts, and a text that is none is left out`() throws {
    let twice = try index(["PR1 2HE", "M1 1AA", "PR1 2HE"])
    #expect(twice.count == 2)
    #expect(number(twice[Postcode("PR1 2HE")]) == 2)
    var builder = PostcodeIndex.Builder()
    let place = PostcodeIndex.Place(point: try point(53, -2), district: nil)
    #expect(!add("online", place, to: &builder))
    #expect(add("M1 1AA", place, to: &builder))
    let one = PostcodeIndex(builder)
    #expect(one[Postcode("M1 1AA")] == place)
    #expect(one.count == 1)
  }

  @Test func `an index of nothing finds nothing`() {
    let empty = PostcodeIndex(PostcodeIndex.Builder())
    #expect(empty.count == 0)
    #expect(empty[Postcode("M1 1AA")] == nil && empty.nearest(to: Postcode("M1 1AA")) == nil)
  }

  @Test func `an unknown postcode is near its sector first, then its outward code, else nowhere`()
    throws
  {
    let index = try index([
      "PR1 2HE", "PR1 2HJ", "PR1 2QA", "PR1 3AA", "PR10 1AA", "PR2 9ZZ", "PR1 1ZZ",
    ])
    func nearest(_ text: String) -> (Int?, PostcodeIndex.Nearest.Shared?) {
      let found = index.nearest(to: Postcode(text))
      return (number(found?.place), found?.shared)
    }
    #expect(nearest("PR1 2HJ") == (1, .unit))
    // HF is one from HE and three from HJ; HG is as far from both by letters, the earlier counts.
    #expect(nearest("PR1 2HF") == (0, .sector))
    #expect(nearest("PR1 2HH") == (1, .sector))
    #expect(nearest("PR1 2QZ") == (2, .sector))
    // AA is nearer to PR1 1ZZ by order, which is of another sector.
    #expect(nearest("PR1 2AA") == (0, .sector))
    #expect(nearest("PR1 9AA") == (3, .outward))
    #expect(nearest("PR10 2AA") == (4, .outward))
    #expect(nearest("PR3 0AA") == (nil, nil))
    #expect(nearest("no postcode") == (nil, nil))
  }

  @Test func `the order of the rows changes nothing`() throws {
    let rows = (0..<2000).map { number in
      ("PR\(number / 400 + 1) \(number / 40 % 10)A\(["A", "B", "D", "E"][number % 4])", number)
    }
    func index(_ rows: [(String, Int)]) throws -> PostcodeIndex {
      var builder = PostcodeIndex.Builder()
      for (text, _) in rows {
        let north = 53 + Double(text.utf8.reduce(0) { $0 * 31 % 997 + Int($1) }) / 1e4
        _ = builder.add(
          Postcode(text), at: .init(point: try point(north, -2), district: String(text.prefix(3))))
      }
      return PostcodeIndex(builder)
    }
    let (one, other) = (try index(rows), try index(shuffled(rows)))
    for (text, _) in rows { #expect(one[Postcode(text)] == other[Postcode(text)]) }
    #expect(one.nearest(to: Postcode("PR3 4AZ")) == other.nearest(to: Postcode("PR3 4AZ")))
  }

  @Test func `every postcode of a whole area is found again, wherever it stood`() throws {
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    var texts: [String] = []
    for outward in 1...29 {
      for sector in 0...9 {
        for unit in 0..<40 {
          texts.append("PR\(outward)\(sector)\(letters[unit / 2])\(letters[unit % 20])")
        }
      }
    }
    let index = try index(shuffled(texts))
    #expect(index.count == 29 * 10 * 40)
    #expect(texts.allSatisfy { index.nearest(to: Postcode($0))?.shared == .unit })
    #expect(Set(texts.map { number(index[Postcode($0)]) }).count == texts.count)
  }
}

@Suite struct OfficialPlacesTests {
  static let postcodes = OfficialFile(name: "codepoint_open_lancashire14_latlong_lsoa21.csv.gz")

  /// The file's own degrees come from a Helmert transformation too and have six decimals: 34 mm in the
  /// middle and 66 mm at most lie between them and ours.
  @Test(.enabled(if: postcodes.isThere, "../shared/data/official is not there"))
  func `every postcode of Lancashire stands where its grid reference does`() throws {
    var reader = try CSVReader(try Self.postcodes.bytes(), file: Self.postcodes.name)
    let names = reader.names
    let columns = try ["Eastings", "Northings", "latitude", "longitude"].map {
      try #require(names.firstIndex(of: $0))
    }
    var distances: [Int] = []
    while let record = reader.next() {
      let numbers = columns.compactMap { Double(record[$0].text) }
      guard numbers.count == 4 else { continue }
      let onGrid = try #require(Point(easting: numbers[0], northing: numbers[1]))
      let published = try #require(Point(latitude: numbers[2], longitude: numbers[3]))
      // In millimetres, since whole metres are all 0.
      distances.append(millimetres(onGrid, published))
    }
    distances.sort()
    #expect(distances.count == 40_483)
    #expect(distances[distances.count / 2] <= 50)
    #expect(distances[distances.count - 1] <= 100)
  }

  /// On a plane, for points that lie close to each other.
  private func millimetres(_ one: Point, _ other: Point) -> Int {
    let north = (one.latitude - other.latitude) * 111_195_000
    let east = (one.longitude - other.longitude) * 111_195_000 * cos(one.latitude * .pi / 180)
    return Int((north * north + east * east).squareRoot())
  }
}
