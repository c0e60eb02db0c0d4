import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct ReleaseTests {
  @Test(arguments: Release.allCases)
  func `a release is recognised by its columns in any order, others among them`(_ release: Release)
    throws
  {
    let header = ["Another column"] + release.columns.reversed()
    #expect(Release(header: header) == release)
  }

  @Test(arguments: Release.allCases)
  func `a release without one of its columns is not taken for it`(_ release: Release) {
    #expect(Release(header: Array(release.columns.dropLast())) != release)
  }

  @Test(arguments: Release.allCases)
  func `a release says under which licence it is used`(_ release: Release) {
    #expect(!release.attributions.isEmpty)
    #expect(release.attributions.allSatisfy { !$0.isEmpty })
  }

  @Test func `a file on the areas of 2011 is refused by name`() {
    #expect(problems { try sample(["LSOA code (2011)", "x"], [["E01", "1"]]) } == ["SP0403 1:1"])
  }

  @Test func `an unknown header says how it begins`() throws {
    let error = #expect(throws: InvalidInput.self) {
      try sample(["postcode", "shoe size"], [["BB1 1AE", "43"]])
    }
    #expect(error?.diagnostics.first?.code == "SP0401")
    #expect(error?.diagnostics.first?.summary.contains("shoe size") == true)
  }

  @Test func `a header that lacks a column of a release says which`() {
    let error = #expect(throws: InvalidInput.self) {
      try sample(Array(SubjectsFile.columns.dropLast()), [])
    }
    #expect(error?.diagnostics.first?.summary.contains("\"values\"") == true)
  }

  @Test func `rows read are those kept and those left out`() {
    var tally = Tally()
    tally.keep()
    tally.leaveOut("another year")
    tally.leaveOut("another year")
    tally.leaveOut("no starts")
    #expect(tally.read == 4)
    #expect(tally.addsUp)
    #expect(tally.leftOut.map(\.rows) == [2, 1])
  }
}
