import PlanFiles
import SkillsPlanner
import Testing

@Suite struct TableLineTests {
  private let table = Array("area,name\nE01000001,\"two\nlines\"\nE01000002,B\n".utf8)

  @Test func `a row is found by its key, on the line where it begins`() throws {
    #expect(try TableLine.line(of: "E01000001", in: "area", table, file: "areas.csv") == 2)
    #expect(try TableLine.line(of: "E01000002", in: "area", table, file: "areas.csv") == 4)
  }

  @Test func `a key that no row has is on no line, and a column that is not there is an error`()
    throws
  {
    #expect(try TableLine.line(of: "E01000003", in: "area", table, file: "areas.csv") == nil)
    #expect(throws: InvalidInput.self) {
      try TableLine.line(of: "E01000001", in: "course", table, file: "areas.csv")
    }
  }
}
