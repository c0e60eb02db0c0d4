import PlanFiles
import SkillsPlanner
import Testing

private func makeTable(
  _ text: String, isOnline: Bool = false
) throws(InvalidInput) -> TravelTable {
  try TravelTable(
    Array(text.utf8), file: "travel.csv",
    areas: [makeArea("E01"), makeArea("E02")],
    courses: [
      makeCourse("A", in: "D1"), makeCourse("B", in: "D1"),
      makeCourse("C", in: "D2", isOnline: isOnline),
    ])
}

private func makeArea(_ code: String) -> Area {
  guard let point = Point(latitude: 53.8, longitude: -2.2) else { preconditionFailure() }
  return Area(
    code: code, name: code, district: District(code: "D1", name: "One"), point: point, adults: 0,
    qualifications: Array(repeating: 0, count: Qualification.allCases.count), decile: nil)
}

private func makeCourse(_ id: String, in district: String, isOnline: Bool = false) -> Course {
  guard let level = Level("2"), let point = Point(latitude: 53.8, longitude: -2.2) else {
    preconditionFailure()
  }
  return Course(
    id: id, provider: Provider(ukprn: "10000001", name: "P"),
    district: District(code: district, name: district), level: level, alsoTakes: [], sector: "4",
    mode: isOnline ? .online : .classroom, point: isOnline ? nil : point,
    pointBasis: isOnline ? nil : .district, lastYear: 1)
}

/// The minutes of both areas to the three courses, nil where unknown.
private func minutes(_ table: TravelTable) -> [[Double?]] {
  (0..<2).map { area in
    (0..<3).map { course in
      let minutes = table.times.minutes(area: area, course: course)
      return minutes.isNaN ? nil : minutes
    }
  }
}

@Suite struct `Travel times` {
  @Test func `times to courses are read by id`() throws {
    let table = try makeTable("area,course,minutes\nE01,C,35\nE02,A,12.5\nE01,A,\n")
    #expect(minutes(table) == [[nil, nil, 35], [12.5, nil, nil]])
    #expect(table.rowCount == 3)
    #expect(table.warnings.isEmpty)
  }

  @Test func `times to a delivery district are those of all its courses`() throws {
    let table = try makeTable("district,minutes,area\nD1,20,E01\nD2,50,E02\n")
    #expect(minutes(table) == [[20, 20, nil], [nil, nil, 50]])
  }

  @Test func `with both columns a time to the course goes before one to its district`() throws {
    let table = try makeTable("area,course,district,minutes\nE01,,D1,20\nE01,B,,5\n")
    #expect(minutes(table) == [[20, 5, nil], [nil, nil, nil]])
  }

  @Test func `nobody travels to the district of a course online`() throws {
    let table = try makeTable("area,district,minutes\nE01,D1,20\nE01,D2,30\n", isOnline: true)
    #expect(minutes(table)[0] == [20, 20, nil])
    #expect(table.times.knownPairs == 2)
  }

  @Test func `a table that does not say where to is refused`() {
    let found = problems { () throws(InvalidInput) in try makeTable("area,minutes\nE01,5\n") }
    #expect(found.map(\.place) == ["1:1 SP0203"])
    #expect(found.first?.fix.contains("Add course") == true)
  }

  @Test func `every wrong row is named at its cell`() {
    let found = problems { () throws(InvalidInput) in
      try makeTable(
        """
        area,course,district,minutes
        E01,A,D1,5
        E01,,,5
        E01,A,,soon
        E01,A,,-1
        E02,,D2,5
        E02,,D2,6

        """)
    }
    #expect(
      found.map(\.place) == [
        "2:5 SP0214", "3:5 SP0214", "4:8 SP0208", "5:5 SP0211", "5:8 SP0209", "7:6 SP0211",
      ])
    #expect(
      found.last?.summary
        == "the time from area \"E02\" to district \"D2\" stands twice: on line 6 too")
  }

  @Test func `rows for other places are passed over, and said to be`() throws {
    let table = try makeTable("area,course,minutes\nE01,A,5\nE09,A,5\nE01,Z,5\n")
    #expect(minutes(table)[0] == [5, nil, nil])
    #expect(table.warnings.map(\.place) == ["3:1 SP0218"])
    #expect(table.warnings.map(\.severity) == [.warning])
    #expect(table.warnings.first?.summary.hasPrefix("2 of the table's 3 rows") == true)
    #expect(table.warnings.first?.summary.hasSuffix("area \"E09\"") == true)
  }

  @Test func `a table that is for other places altogether is refused`() {
    let found = problems { () throws(InvalidInput) in
      try makeTable("area,district,minutes\nE01,D9,5\nE02,D8,5\n")
    }
    #expect(found.map(\.place) == ["2:5 SP0218"])
    #expect(found.map(\.severity) == [.error])
  }
}
