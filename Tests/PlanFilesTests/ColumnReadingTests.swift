import PlanFiles
import SkillsPlanner
import Testing

private let header =
  "area,name,district,district_name,latitude,longitude,adults,"
  + "no_qualifications,level_1,level_2,apprenticeship,level_3,level_4,other"

/// Areas with one column more.
private func column(_ name: String, _ cells: [(code: String, cell: String)]) throws
  -> ColumnTable.Column?
{
  let rows = cells.map { "\($0.code),A,E07000117,Burnley,53.8,-2.2,9,1,1,1,1,1,1,1,\($0.cell)\n" }
  let table = try AreasTable(
    Array(("\(header),\(name)\n" + rows.joined()).utf8), file: "areas.csv", keeping: [name])
  return table.columns.columns[name]
}

private func numbers(_ column: ColumnTable.Column?) -> [Double]? {
  column?.numbers
}

private func texts(_ column: ColumnTable.Column?) -> [String]? {
  column?.texts
}

@Suite struct `Columns for rules` {
  @Test func `a column of numbers is numbers, whatever its name`() throws {
    let values = try numbers(
      column("bus_minutes", [("A", "12"), ("B", "\"1,704.5\""), ("C", "-1e2")]))
    #expect(values == [12, 1704.5, -100])
  }

  @Test func `an empty cell among numbers is missing`() throws {
    let values = try #require(try numbers(column("x", [("A", "1"), ("B", ""), ("C", " ")])))
    #expect(values[0] == 1)
    #expect(values[1].isNaN)
    #expect(values[2].isNaN)
  }

  @Test func `one cell that is no number makes a column of texts`() throws {
    let column = try column("x", [("A", "1"), ("B", "low"), ("C", ""), ("D", "1")])
    #expect(numbers(column) == nil)
    #expect(texts(column) == ["1", "low", "", "1"])
  }

  @Test(arguments: ["nan", "inf", "0x10", "1.", "5 %", "1e999"])
  func `what only looks like a number is a text`(cell: String) throws {
    let column = try column("x", [("A", cell)])
    #expect(numbers(column) == nil)
    #expect(texts(column) == [cell])
  }

  @Test func `a column of digits is there as it is written too`() throws {
    let ward = try column("ward", [("A", "012"), ("B", "7")])
    #expect(texts(ward) == ["012", "7"])
    #expect(numbers(ward) == [12, 7])
    let ofsted = try column("ofsted", [("A", "2"), ("B", ""), ("C", " 10 ")])
    #expect(texts(ofsted) == ["2", "", "10"])
    let courses = try CoursesTable(
      Array(
        """
        course,provider,provider_name,district,district_name,level,sector,mode,latitude,longitude,point_basis,last_year
        1,10000001,P,1,D,2,4.10,online,,,,3

        """.utf8), file: "courses.csv", keeping: ["sector", "level", "last_year"])
    #expect(texts(courses.columns.columns["sector"]) == ["4.10"])
    #expect(numbers(courses.columns.columns["level"]) == [2])
    #expect(numbers(courses.columns.columns["last_year"]) == [3])
  }

  @Test func `the rows are in the order of codes, whatever the file's order`() throws {
    let cells = [("A", "pear"), ("B", "apple"), ("C", "pear"), ("D", "")]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
      #expect(
        try texts(column("x", order.map { cells[$0] })) == ["pear", "apple", "pear", ""])
      #expect(try numbers(column("y", order.map { (cells[$0].0, "\($0)") })) == [0, 1, 2, 3])
    }
  }

  @Test func `columns without a name are nobody's`() throws {
    #expect(try column("", [("A", "1")]) == nil)
  }
}
