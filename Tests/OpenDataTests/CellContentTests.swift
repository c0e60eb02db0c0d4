import PlanFiles
import Testing

@testable import OpenData

@Suite struct `Published cells` {
  @Test(arguments: [
    (CellContent.sector, "04.2", "4.2"), (.sector, "4.20", "4.2"), (.sector, "4.00", "4"),
    (.sector, "6.1", "6.1"), (.sector, "15.5", "15.5"), (.sector, "Science and Mathematics", "2"),
    (.sector, "13.2 Direct learning support", "13.2"), (.sector, "99.00", ""),
    (.level, "2.00", "2"), (.level, "Level 3", "3"), (.level, "E", "entry"), (.level, "X", ""),
    (.level, "Entry Level", "entry"), (.level, "Level 1/2", "1"),
    (.postcode, "pr12he", "PR1 2HE"), (.postcode, "BB1  1AE", "BB1 1AE"),
    (.flag, "True", "yes"), (.flag, "0", "no"),
    (.day, "25/11/2026", "2026-11-25"), (.day, "01 Aug 2013", "2013-08-01"),
    (.day, "20171214 09:04:51", "2017-12-14"), (.day, "2016-07-07", "2016-07-07"),
    (.day, "29-02-2024", "2024-02-29"),
    (.code(.lsoa), "E01012571", "E01012571"),
  ])
  func `one thing has one spelling, however it was written`(
    content: CellContent, text: String, expected: String
  ) throws {
    #expect(try content.value(of: text) == .text(expected))
  }

  @Test(arguments: [
    (CellContent.sector, "16.1"), (.sector, "4.25"), (.level, "9"), (.level, "high"),
    (.postcode, "PR1"), (.flag, "perhaps"), (.day, "31/02/2026"), (.day, "2026"),
    (.code(.lsoa), "E05000001"), (.code(nil), "E0101257"), (.count, "12.5"), (.count, "1,70"),
    (.fraction, "24.1"), (.percentage(), "101"), (.ukprn, "20000001"), (.easting, "-1"),
    (.latitude, "12"),
  ])
  func `what cannot be meant is refused`(content: CellContent, text: String) {
    #expect(throws: CellFault.self) { try content.value(of: text) }
  }

  @Test func `percentages become shares, and factors are applied`() throws {
    #expect(try CellContent.percentage().value(of: "12.5%") == .decimal(0.125))
    #expect(try CellContent.percentage(to: 200).value(of: "110.0") == .decimal(1.1))
    #expect(try CellContent.decimal(0...10, times: 60).value(of: "1.5") == .decimal(90))
    #expect(try CellContent.count.value(of: "900.0") == .whole(900))
    #expect(try CellContent.count.value(of: "1,704") == .whole(1704))
  }

  @Test func `a header is matched by any year, and tells it`() {
    let name: HeaderName = "WD##CD"
    #expect(name.matches("WD24CD") && name.matches("wd25cd") && !name.matches("WDXXCD"))
    #expect(HeaderName.year(in: "LSOA code (2021)") == 2021)
    #expect(HeaderName.year(in: "LAD22CD") == 2022 && HeaderName.year(in: "lsoa11") == 2011)
    #expect(HeaderName.year(in: "area") == nil)
  }

  @Test func `a geography is written and read as a person would`() {
    #expect(Geography("LSOA 2021") == Geography(.lsoa, 2021))
    #expect(Geography("ward-2024")?.description == "ward 2024")
    #expect(Geography("upper-tier-authority 2021") == Geography(.upperTier, 2021))
    #expect(Geography("parish 2021") == nil && Geography("lsoa 21") == nil)
  }
}
