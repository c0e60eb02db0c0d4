import SkillsPlanner
import Testing

@testable import PlanFiles

/// Four courses in three sectors, one of them without.
private let courses = ColumnTable([
  "course": .texts(["A", "B", "C", "D"]), "sector": .texts(["4", "6", "4", ""]),
  "last_year": .numbers([1, 2, 3, 4]),
])

private func join(
  _ text: String, by key: String = "sector", to target: BriefFile.Join.Target = .courses,
  _ columns: ColumnTable = courses
) throws(InvalidInput) -> JoinedTable {
  try JoinedTable(
    Array(text.utf8), file: "pay.csv",
    join: BriefFile.Join(
      table: BriefFile.TablePath(
        path: "pay.csv", location: Location(file: "brief.yaml", line: 5, column: 9)),
      target: target, key: key, keyLocation: Location(file: "brief.yaml", line: 5, column: 40)),
    to: columns, keeping: ["pay", "basis", "occupation"])
}

@Suite struct `Joined tables` {
  @Test func `every other column is laid beside those of the courses, by key`() throws {
    let joined = try join("pay,sector,basis\n\"31,200\",6,invented\n25000,4,measured\n9,9,x\n")
    let pay = try #require(joined.columns.columns["pay"])
    #expect(pay.texts == ["25000", "31,200", "25000", ""])
    #expect(pay.numbers?.prefix(3) == [25_000, 31_200, 25_000])
    #expect(pay.numbers?.last?.isNaN == true)
    #expect(joined.columns.columns["basis"]?.texts == ["measured", "invented", "measured", ""])
    #expect(joined.columns.columns["last_year"]?.numbers == [1, 2, 3, 4])
    #expect(
      joined.columns.columns.keys.sorted() == ["basis", "course", "last_year", "pay", "sector"])
    #expect(joined.rowCount == 3)
  }

  @Test func `a key is a text: a code that looks like a number keeps its spelling`() throws {
    let joined = try join("sector,pay\n4.0,1\n6,2\n")
    #expect(joined.columns.columns["pay"]?.texts == ["", "2", "", ""])
  }

  @Test func `courses that the table does not have are counted, and the first is named`() throws {
    let joined = try join("sector,pay\n6,2\n")
    #expect(joined.warnings.map(\.severity) == [.warning])
    #expect(joined.warnings.map(\.place) == ["0:0 SP0218"])
    #expect(
      joined.warnings.first?.summary
        == "the table has no row for 3 of 4 courses; the first is course A, with sector \"4\"")
    let all = try join("sector,pay\n4,1\n6,2\n")
    #expect(all.warnings.first?.summary.hasSuffix("course D, which has no sector") == true)
  }

  @Test func `a table that none of them is in is refused`() {
    let found = problems { () throws(InvalidInput) in try join("sector,pay\n04,1\n") }
    #expect(found.map(\.place) == ["0:0 SP0218"])
    #expect(found.map(\.severity) == [.error])
  }

  @Test func `a key that the courses do not have is named in the brief`() {
    let found = problems { () throws(InvalidInput) in try join("sektor,pay\n4,1\n", by: "sektor") }
    #expect(found.map(\.place) == ["5:40 SP0203"])
    #expect(found.first?.location?.file == "brief.yaml")
    #expect(
      found.first?.summary
        == "the courses have no column \"sektor\" to join by (did you mean \"sector\"?)")
  }

  @Test func `a key that the table does not have is named in its header`() {
    let found = problems { () throws(InvalidInput) in try join("Sector,pay\n4,1\n") }
    #expect(found.map(\.place) == ["1:1 SP0203"])
    #expect(found.first?.summary.contains("did you mean \"Sector\"?") == true)
  }

  @Test func `a key twice or empty is named at its row`() {
    let found = problems { () throws(InvalidInput) in
      try join("sector,pay\n4,1\n6,2\n4,3\n,4\n")
    }
    #expect(found.map(\.place) == ["4:1 SP0211", "5:1 SP0206"])
  }

  @Test func `a column that the courses have already is named in the header`() {
    let found = problems { () throws(InvalidInput) in try join("sector,pay,last_year\n4,1,2\n") }
    #expect(found.map(\.place) == ["1:12 SP0219"])
    #expect(found.first?.summary == "the courses have a column \"last_year\" already")
  }

  @Test func `a table with nothing beside its key is refused`() {
    let found = problems { () throws(InvalidInput) in try join("sector\n4\n") }
    #expect(found.map(\.place) == ["1:1 SP0203"])
  }

  @Test func `a table can be joined by a column of an earlier one`() throws {
    let first = try join("sector,occupation\n4,X\n6,Y\n")
    let second = try join("occupation,pay\nX,1\nY,2\n", by: "occupation", first.columns)
    #expect(second.columns.columns["pay"]?.texts == ["1", "2", "1", ""])
  }
}
