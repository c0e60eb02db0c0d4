import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct DeprivationFileTests {
  @Test func `rows of other areas are counted and left out`() throws {
    let file = try DeprivationFile(SmallCounty.deprivation(), areas: ["E01000002"])
    #expect(file.rows["E01000002"]?.adults == 300)
    #expect(file.rows["E01000002"]?.population == 400)
    #expect(file.rows["E01000002"]?.values.first?.score == 0.2)
    #expect(file.tally.read == 3 && file.tally.kept == 1 && file.tally.addsUp)
  }

  @Test func `a rank, a decile and adults that cannot be are located`() throws {
    let values = DeprivationFile.Measure.allCases.flatMap { _ in ["0.5", "7", "1"] }
    let wrong = ["0.5", "0", "11"] + values.dropFirst(3)
    let file = try sample(
      DeprivationFile.columns,
      [["E01000001", "100", "60"] + wrong, ["E01000002", "9", "60"] + values])
    let found = problems { try DeprivationFile(file, areas: ["E01000001", "E01000002"]) }
    #expect(found == ["SP0209 2:22", "SP0209 2:24", "SP0209 3:13"])
  }
}

@Suite struct AdultSkillsFileTests {
  @Test func `an indicator above 1 is refused`() throws {
    let file = try sample(Layout.adultSkills.required, [["E01000001", "24.1"]])
    #expect(problems { try AdultSkillsFile(file, areas: ["E01000001"]) } == ["SP0209 2:11"])
  }

  @Test func `an area that stands twice is refused`() throws {
    let file = try sample(
      Layout.adultSkills.required, [["E01000001", "0.1"], ["E01000001", "0.2"]])
    #expect(problems { try AdultSkillsFile(file, areas: ["E01000001"]) } == ["SP0211 3:1"])
  }
}

@Suite struct QualificationsFileTests {
  @Test(arguments: ["Level 4 qualifications and above", "Level 4 qualifications or above"])
  func `both wordings of the fourth level are read`(_ wording: String) throws {
    let file = try sample(
      qualificationsHeader(levelFour: wording),
      [["Bispham", "E05001644", "1", "2", "3", "4", "5", "6", "7"]])
    let table = try QualificationsFile(file)
    #expect(table.geography == .ward)
    #expect(table.qualifications["E05001644"]?.counts == [1, 2, 3, 4, 5, 6, 7])
    #expect(table.qualifications["E05001644"]?[.level4] == 6)
  }

  @Test func `kinds of area are not mixed, and a code of none is refused`() throws {
    let counts = ["1", "2", "3", "4", "5", "6", "7"]
    let file = try sample(
      qualificationsHeader(),
      [["A", "E05001644"] + counts, ["B", "E06000008"] + counts])
    #expect(problems { try QualificationsFile(file) } == ["SP0406 0:0"])
    let scottish = try sample(
      qualificationsHeader(), [["A", "E05001644"] + counts, ["C", "S01000001"] + counts])
    let table = try QualificationsFile(scottish)
    #expect(table.tally.problems.map(\.code) == ["SP0406"])
    #expect(table.tally.quarantined == 1 && table.tally.kept == 1 && table.tally.addsUp)
  }

  @Test func `a text where a count is due is located`() throws {
    let file = try sample(
      qualificationsHeader(), [["A", "E05001644", "1", "many", "3", "4", "-5", "6", "7"]])
    #expect(problems { try QualificationsFile(file) } == ["SP0207 2:15", "SP0209 2:24"])
  }
}

@Suite struct AreaPointsFileTests {
  @Test func `rows are sorted by code and a point outside Britain is refused`() throws {
    #expect(try AreaPointsFile(SmallCounty.points()).rows.map(\.code) == SmallCounty.areas)
    let swapped = try sample(
      Layout.areaPoints.required,
      [["E01000001", "A", "M", "E05000001", "W", "E06000001", "D", "-2.4", "53.8"]])
    #expect(problems { try AreaPointsFile(swapped) } == ["SP0209 2:39", "SP0209 2:44"])
  }
}

@Suite struct JoinedWardsTests {
  private func joined(_ neighbours: [String: String]) throws -> JoinedWards {
    let file = try SmallCounty.wardCensus()
    return try JoinedWards(
      QualificationsFile(file), file: file, fitting: ["E05000001", "E05000002"],
      neighbours: neighbours)
  }

  @Test func `a ward without an area is counted with its neighbour`() throws {
    let joined = try joined(["E05000009": "E05000001"])
    #expect(joined.rates["E05000001"]?.counts == [31, 11, 21, 6, 16, 16, 6])
    #expect(joined.joined.map(\.ward.code) == ["E05000009"])
    #expect(joined.warnings.isEmpty)
  }

  @Test func `a ward without an area or neighbour is a warning that names it`() throws {
    let warnings = try joined([:]).warnings
    #expect(warnings.map(\.severity) == [.warning])
    #expect(warnings.first?.summary.contains("E05000009") == true)
  }

  @Test(arguments: [
    ["E05000009": "E05000008"], ["E05000001": "E05000002"], ["E05000007": "E05000001"],
  ])
  func `a neighbour that cannot be is refused`(_ neighbours: [String: String]) {
    #expect(problems { try joined(neighbours) } == ["SP0410 0:0"])
  }
}

@Suite struct PlannedDistrictTests {
  @Test func `a district's point is the mean of its areas weighted by residents`() throws {
    let mean = Point.mean([(try point(53.8, -2.9), 300), (try point(53.9, -2.8), 100)])
    #expect(mean.latitude == 53.825)
    #expect(mean.longitude == -2.875)
  }

  @Test func `a point is exact to a millionth of a degree`() throws {
    let point = try point(53.7459473, -2.4598342)
    #expect(point.north == 53_745_947)
    #expect(point.longitude == -2.459834)
  }
}
