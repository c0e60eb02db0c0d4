import Foundation
import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct AuthoritiesTests {
  @Test func `a district is named as its people write it, an LSIP area has its districts`() throws {
    let authorities = try Authorities(["bristol", "north east"])
    #expect(authorities.words == ["Bristol, City of", "North East"])
    #expect(authorities.title == "Bristol, City of and North East")
    #expect(
      authorities.districts.map(\.district.name).sorted() == [
        "Bristol, City of", "County Durham", "Gateshead", "South Tyneside", "Sunderland",
      ])
    #expect(authorities.notes.isEmpty)
  }

  @Test func `a name of a district and an LSIP area is the district, and the other is told`() throws
  {
    let district = try Authorities(["Dorset"])
    #expect(district.codes == ["E06000059"])
    #expect(district.notes.count == 1)
    let code = try #require(DistrictRegister.find("Dorset").districts.first?.lsip.code)
    #expect(district.notes.first?.contains("--authority \(code)") == true)
    // The import must understand the same by the word that the script gives it.
    let area = try Authorities([code])
    #expect(area.words == [code])
    #expect(area.codes.isSuperset(of: ["E06000058", "E06000059"]))
    #expect(try Authorities(["E06000059"]).notes.isEmpty)
  }

  @Test func `every name of the register is taken for itself by the word of the script`() throws {
    for district in DistrictRegister.all {
      for name in [district.district.name, district.district.code, district.lsip.code] {
        let authorities = try Authorities([name])
        let again = authorities.words.flatMap { DistrictRegister.find($0).districts }
        #expect(again == authorities.districts, "\(name)")
      }
    }
  }

  @Test func `every name that is none is said at once, with those that are near`() {
    let error = #expect(throws: InvalidInput.self) { try Authorities(["Leads", "Leeds", "Xyzzy"]) }
    #expect(error?.diagnostics.map(\.code) == ["SP0801", "SP0801"])
    #expect(error?.diagnostics.first?.summary.contains("near are \"Leeds\"") == true)
  }

  @Test func `a name that stands twice counts once`() throws {
    #expect(try Authorities(["Leeds", "leeds", "E08000035"]).words == ["Leeds"])
  }
}

@Suite struct NewFolderTests {
  @Test func `the brief can be read, and nothing in it is decided`() throws {
    let authorities = try Authorities(["King's Lynn and West Norfolk", "E69000008"])
    let text = BriefTemplate(authorities: authorities, year: "2027/28").text
    let file = try BriefFile(Array(text.utf8), file: "brief.yaml")
    #expect(
      file.brief.title
        == "Technical education plan for King's Lynn and West Norfolk and the LSIP area of Dorset")
    #expect(file.brief.year == "2027/28")
    #expect(file.brief.status == "draft")
    #expect(Set(file.brief.needs.map(\.source)) == ["to be chosen"])
    #expect(file.brief.owner.organisation == "to be completed")
    #expect(file.brief.rules.map(\.id).contains("deprivation"))
    #expect(!file.brief.rules.map(\.id).contains("sector-priority"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 130 })
  }

  @Test func `the list of downloads names every file that is published, with where it is found`()
    throws
  {
    let text = DownloadsGuide(try Authorities(["Leeds"])).text
    for need in PlanTable.areas.needs() + PlanTable.courses.needs() {
      for file in need.published.flatMap(\.files) {
        #expect(text.contains(file.title))
        let words = file.release.publication?.site ?? file.release.making ?? "nowhere"
        #expect(text.contains(words), "\(file.title)")
      }
    }
    #expect(!text.contains("LSOA (2011)"))
    #expect(DownloadsGuide(try Authorities(["Somerset"])).text.contains("LSOA (2011)"))
  }

  @Test func `the script's districts are read back, and a person may have changed them`() {
    let script = ImportScript(authorities: ["Bristol, City of", "E69000008"])
    #expect(ImportScript(reading: script.text).authorities == script.authorities)
    #expect(ImportScript(reading: "#!/bin/sh\nexit 0\n").authorities.isEmpty)
  }
}

@Suite struct FolderStatusTests {
  private func status(
    _ files: [(String, DownloadedFile.What)], made: Set<PlanTable> = [], hasPlan: Bool = false,
    districts: Set<String> = []
  ) -> FolderStatus {
    FolderStatus(
      path: "leeds", files: files.map { DownloadedFile($0.0, $0.1) }, made: made,
      hasPlan: hasPlan, districts: districts)
  }

  private let areas: [(String, DownloadedFile.What)] = [
    ("a.csv", .release(Holding(.deprivation))), ("b.csv", .release(Holding(.wards))),
    ("c.csv", .release(Holding(.areaCentroids))),
    ("d.csv", .release(Holding(.qualifications, kinds: [.lsoa]))),
  ]
  private let courses: [(String, DownloadedFile.What)] = PlanTable.courses.needs().filter {
    !$0.isOptional
  }.map {
    ("\($0.ways[0].first.release).csv", .release(Holding($0.ways[0].first.release)))
  }

  @Test func `an empty folder lacks everything, and the next command looks again`() {
    let status = status([])
    #expect(!status.canMake(.areas) && !status.canMake(.starts))
    #expect(status.lines.first == "tables/areas.csv: 4 files are missing")
    #expect(status.lines.last == "  skillsplan status leeds")
  }

  @Test func `areas alone can be made while the courses lack their files`() {
    let status = status(areas)
    #expect(status.canMake(.areas) && !status.canMake(.courses))
    #expect(status.lines.contains("tables/areas.csv: can be made"))
    #expect(status.lines.contains("  sh leeds/import.sh"))
    #expect(status.lines.contains { $0.hasPrefix("tables/courses.csv: 6 files are missing") })
    #expect(status.lines.contains { $0.contains("better: LSOA population-weighted") })
  }

  @Test func `with everything there the script comes next, then the plan`() {
    #expect(status(areas + courses).lines.last == "  sh leeds/import.sh")
    let made = status(areas + courses, made: Set(PlanTable.allCases))
    #expect(
      made.lines.suffix(2) == [
        "  skillsplan check leeds/brief.yaml",
        "  skillsplan plan leeds/brief.yaml -o leeds/plan.yaml",
      ])
    let planned = status([], made: Set(PlanTable.allCases), hasPlan: true)
    #expect(planned.lines.last?.contains("skillsplan summary leeds/plan.yaml") == true)
  }

  @Test func `without a table of starts its line in the brief has to go`() {
    let status = status([], made: [.areas, .courses])
    #expect(status.lines.contains { $0.contains("take the line \"starts:\" out") })
  }

  @Test func `what the import would refuse is named, and nothing else`() {
    let unknown = Diagnostic(.error, "SP0401", at: nil, "the header is of no release", fix: "Go.")
    let status = status(
      areas + [
        ("e.csv", .release(Holding(.deprivation))), ("f.csv", .unknown(unknown)),
        ("g.csv", .release(Holding(.deprivation2019))),
        ("h.csv", .release(Holding(.qualifications, kinds: [.district, .upperTier]))),
        ("i.csv", .release(Holding(.qualifications))),
        ("j.csv", .release(Holding(.qualificationsByClass, kinds: [.lsoa]))),
        ("k.csv", .release(Holding(.qualifications, kinds: [.msoa]))),
        ("l.csv", .release(Holding(.gias))), ("m.xlsx", .other("Open it.")),
        ("n.csv", .release(Holding(.areasTable))),
      ])
    #expect(
      status.obstacles.map(\.file) == [
        "e.csv", "f.csv", "g.csv", "h.csv", "i.csv", "j.csv", "n.csv",
      ])
    #expect(status.unneeded.map(\.name) == ["k.csv", "l.csv"])
    #expect(status.lines.contains("  \"m.xlsx\": Open it."))
    #expect(status.lines.contains("  put right what stops the import; then"))
    #expect(!status.lines.contains { $0.contains("import.sh") && $0.hasPrefix("  sh ") })
  }

  @Test
  func `Code-Point Open may come in several files, and one way of courses excludes the other`() {
    let status = status([
      ("a.csv", .release(Holding(.codePoint))), ("b.csv", .release(Holding(.codePoint))),
      ("c.csv", .release(Holding(.findACourse))), ("d.csv", .release(Holding(.classroomList))),
    ])
    #expect(status.obstacles.map(\.file) == ["d.csv"])
    #expect(status.obstacles.first?.reason.contains("of it or of \"c.csv\"") == true)
    // Find a course without the levels of its learning aims is not enough.
    #expect(status.lines.contains { $0.contains("MISSING     what goes with Find a course") })
  }

  @Test func `a path with spaces is typed in quotes`() {
    #expect(typed("plans/leeds-2/brief.yaml") == "plans/leeds-2/brief.yaml")
    #expect(typed("my plans/it's") == #"'my plans/it'\''s'"#)
  }
}
