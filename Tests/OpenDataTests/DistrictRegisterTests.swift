import PlanFiles
import SkillsPlanner
import Testing

@testable import OpenData

@Suite struct DistrictRegisterTests {
  private func codes(_ name: String) -> [String] {
    DistrictRegister.find(name).districts.map(\.district.code)
  }

  private func near(_ name: String) -> [String] {
    guard case .unknown(let near) = DistrictRegister.find(name) else { return ["found"] }
    return near
  }

  @Test func `there are 296 districts in 38 areas, each once`() {
    #expect(DistrictRegister.all.count == 296)
    #expect(Set(DistrictRegister.all.map(\.district.code)).count == 296)
    #expect(Set(DistrictRegister.all.map(\.lsip.code)).count == 38)
    #expect(Set(DistrictRegister.all.map(\.lsip)).count == 38)
    #expect(DistrictRegister.all.map(\.district) == DistrictRegister.all.map(\.district).sorted())
  }

  @Test(arguments: [
    ("Blackburn with Darwen", "E06000008"), ("  BLACKBURN  WITH DARWEN ", "E06000008"),
    ("e06000008", "E06000008"), ("Tonbridge & Malling", "E07000115"),
    ("st. albans", "E07000240"), ("St Alban's", "E07000240"),
    ("King's Lynn & West Norfolk", "E07000146"),
    ("Bristol", "E06000023"), ("Bristol, City of", "E06000023"), ("Stoke on Trent", "E06000021"),
    ("Herefordshire", "E06000019"), ("Dorset", "E06000059"),
  ])
  func `a district is found by its name or code`(name: String, code: String) {
    #expect(codes(name) == [code])
  }

  @Test(arguments: ["Lancashire", "lancashire", "E69000019"])
  func `an LSIP area stands for its districts`(name: String) {
    #expect(
      codes(name) == ["E06000008", "E06000009"] + (117...128).map { "E07000\($0)" })
  }

  @Test func `the code of an area says which of two of one name is meant`() {
    #expect(codes("E69000008") == ["E06000058", "E06000059"])
    #expect(codes("Stoke-on-Trent & Staffordshire").count == 9)
  }

  @Test func `another name has those that may have been meant`() {
    #expect(near("Blackburn") == ["Blackburn with Darwen"])
    #expect(near("Blakpool").first == "Blackpool")
    #expect(near("Lancashre").first == "Lancashire")
    #expect(near("Cardiff") != ["found"])
    #expect(near("") == [])
    #expect(near("&") == [])
  }

  static let official = OfficialFile(name: "lad23_lsip23_lookup_england.csv")

  @Test(.enabled(if: official.isThere, "../shared/data/official is not there"))
  func `the register is the official look-up`() throws {
    var reader = try CSVReader(try Self.official.bytes(), file: Self.official.name)
    let places = try ["LAD23CD", "LAD23NM", "LSIP23CD", "LSIP23NM"].map {
      try #require(reader.names.firstIndex(of: $0))
    }
    var rows: [[String]] = []
    while let record = reader.next() {
      rows.append(places.map { trimmed(record[$0].text) })
    }
    let register = DistrictRegister.all.map {
      [$0.district.code, $0.district.name, $0.lsip.code, $0.lsip.name]
    }
    #expect(register == rows.sorted { $0[0] < $1[0] })
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}

@Suite struct NamedDistrictsTests {
  private func meaning(_ name: String, planned: String...) -> NamedDistricts.Meaning {
    var districts = NamedDistricts(planned.map { District(code: "E:\($0)", name: $0) })
    return districts.meaning(of: name)
  }

  @Test(arguments: [
    ("St Helens", "St. Helens"), ("Bristol, City of", "Bristol"), ("Bristol", "Bristol, City of"),
    ("Basingstoke and Deane", "Basingstoke & Deane"), ("Wyre ", " WYRE"),
    ("Kingston upon Hull, City of", "Kingston-upon-Hull, City of"),
    ("Herefordshire, County of", "Herefordshire"),
  ])
  func `a planned district is found however a release spells it`(planned: String, name: String) {
    #expect(meaning(name, planned: planned) == .planned("E:\(planned)"))
  }

  @Test func `another district of England is elsewhere, and anything else is not known`() {
    #expect(meaning("St. Helens", planned: "Wyre") == .elsewhere)
    #expect(meaning("Wyre Forest", planned: "Wyre") == .elsewhere)
    for name in ["Outside of England and unknown", "Cardiff", "", "Lancashire"] {
      #expect(meaning(name, planned: "Wyre") == .unknown)
    }
  }

  @Test func `no two districts of England fold into one name`() {
    let names = DistrictRegister.all.map(\.district.name)
    let spellings = names.flatMap { Set(DistrictRegister.spellings(of: $0)) }
    #expect(Set(spellings).count == spellings.count)
  }
}
