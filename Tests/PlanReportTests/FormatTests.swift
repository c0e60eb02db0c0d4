import SkillsPlanner
import Testing

@testable import PlanReport

@Suite struct FormatTests {
  private let report = Report(makePlan())

  @Test func `a table as comma separated values has bare numbers under its keys`() throws {
    let tables = try #require(report.tables())
    let levels = try #require(tables.first { $0.name == "levels" })
    #expect(
      levels.text == """
        level,learners,not-placed,last-year,places,funded,placed,change
        2,1234,434,700,1000,800,800,100

        """)
    let allocations = try #require(tables.first { $0.name == "allocations" })
    #expect(allocations.text.hasSuffix("E01,2,C1,600,2.5,,9\nE02,2,C2,200,9,,8\n"))
  }

  @Test func `no table is written twice`() throws {
    let names = try #require(report.tables()).map(\.name)
    #expect(Set(names).count == names.count)
    #expect(
      Set(names).isSuperset(of: ["districts", "providers", "needs", "allocations", "courses"]))
  }

  @Test func `a table as JSON has numbers as numbers and null for what is not published`() throws {
    let json = try #require(report.json(table: "districts"))
    #expect(
      json.contains("\"district\": \"D1\", \"learners\": 934, \"placed\": 800, \"share\": 0.856531")
    )
    #expect(json.contains("\"apprenticeships-last-year\": null"))
    #expect(report.json(table: "elephants") == nil)
  }

  @Test func `markdown has every table of the page`() throws {
    let markdown = try #require(report.markdown())
    for table in Telling(makePlan(), boundaries: nil).wholePlan().tables {
      #expect(markdown.contains("**\(table.caption)**"), "\(table.id)")
    }
    #expect(markdown.contains("| 2 | 1,234 | 434 | 700 | 1,000 | 800 | 800 | +100 |"))
  }

  @Test func `areas are points in GeoJSON, and outlines where they are given`() throws {
    let points = try #require(report.geojson())
    #expect(
      points.contains(
        "\"id\": \"E01\", \"geometry\": {\"type\": \"Point\", \"coordinates\": [-2.23, 53.78]}"))
    #expect(points.contains("\"learners\": 334, \"placed\": 200"))
    #expect(
      points.contains(
        "\"geometry\": {\"type\": \"Point\", \"coordinates\": [-2.24, 53.79]}, \"properties\": {\"kind\": \"venue\""
      ))
    #expect(points.ranges(of: "\"kind\": \"area\"").count == 3)
    let outlined = try #require(
      Report(makePlan(), boundaries: makeBoundaries(["E01": [square(2), square(1)]])).geojson())
    // The smaller square is a hole of the larger.
    #expect(outlined.contains("\"MultiPolygon\", \"coordinates\": [[[[-2.0, 52.0]"))
    #expect(outlined.contains("], [[-1.0, 53.0]"))
  }

  @Test func `outlines are named among the sources, under the map and on the picture`() throws {
    let report = Report(makePlan(), boundaries: makeBoundaries(["E01": [square(2)]]))
    let page = try #require(report.markdown())
    #expect(page.ranges(of: "Named here.").count == 2)
    let map = try #require(report.pictures()?.first { $0.name == "map" })
    #expect(map.text.contains("Named here."))
  }

  @Test func `a picture is a file of its own with its words and its legend`() throws {
    let pictures = try #require(report.pictures())
    #expect(pictures.map(\.name).contains("map"))
    for picture in pictures {
      #expect(picture.text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
      #expect(
        picture.text.contains("<title id=\"title\">") && picture.text.contains("worked example"))
    }
  }

  private func square(_ half: Double) -> [Point] {
    [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)].compactMap {
      Point(latitude: 54 + $0.1, longitude: $0.0)
    }
  }
}
