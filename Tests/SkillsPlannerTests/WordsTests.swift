import SkillsPlanner
import Testing

@Suite struct `Words for people` {
  @Test func `what a terminal would act on is escaped`() {
    #expect(
      "a\u{1B}[31mb\0\u{202E}\r\u{200B}é😀".printable
        == "a\\u{1B}[31mb\\u{0}\\u{202E}\\u{D}\\u{200B}é😀")
    #expect("plain".printable == "plain")
  }

  @Test func `a cited text is cut`() {
    #expect("abcdef".cited(limit: 3) == "\"abc...\"")
    #expect("abc".cited(limit: 3) == "\"abc\"")
  }

  @Test(arguments: [
    ("lerners", "learners"), ("minimum_cohort", "minimum-cohort"), ("pinz", "pins"),
    ("Ttile", "title"),
  ])
  func `the nearest word is suggested`(_ word: String, _ meant: String) {
    #expect(
      Spelling.nearest(to: word, among: ["learners", "minimum-cohort", "pins", "title"]) == meant)
  }

  @Test func `several near words come with the nearest first`() {
    let words = ["places", "plan", "plane", "planes"]
    #expect(Spelling.nearest(2, to: "plans", among: words) == ["plan", "plane"])
    #expect(Spelling.nearest(9, to: "plans", among: ["pins"]).isEmpty)
  }

  @Test func `nothing is suggested where nothing is near`() {
    #expect(Spelling.nearest(to: "colour", among: ["pins", "title"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["pins"]) == nil)
    #expect(Spelling.nearest(to: "x", among: []) == nil)
  }
}
