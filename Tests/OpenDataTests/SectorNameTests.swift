import OpenData
import Testing

@Suite struct SectorNameTests {
  @Test func `a code of either tier has the name of its first tier`() {
    #expect(SectorName.name(of: "4") == "engineering and manufacturing technologies")
    #expect(SectorName.name(of: "15.2") == "business, administration and law")
  }

  @Test(arguments: ["", "16", "x", "04"]) func `a code that is none has no name`(code: String) {
    #expect(SectorName.name(of: code) == nil)
  }
}
