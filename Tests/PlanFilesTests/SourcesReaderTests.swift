import PlanFiles
import SkillsPlanner
import Testing

private func read(_ text: String) throws(InvalidInput) -> SourcesFile {
  try SourcesFile(Array(text.utf8), file: "s.yaml")
}

@Suite struct `Sources reading` {
  private let head = "kind: SkillsSources\nversion: 1\n"

  @Test func `sources and assumptions are read, and what only people need is passed over`() throws {
    let sources = try read(
      head + """
        assumptions: [one, two]
        notes: [a note]
        tables: {anything: [at, all]}
        files:
          - {file: a.csv, title: A, publisher: P, vintage: V, attribution: [L1, L2], rows: 3}
          - {title: B, publisher: P, vintage: V, attribution: []}
        """)
    #expect(sources.assumptions == ["one", "two"])
    #expect(
      sources.records == [
        SourceRecord(title: "A", publisher: "P", vintage: "V", licence: "L1 L2"),
        SourceRecord(title: "B", publisher: "P", vintage: "V", licence: "not stated"),
      ])
  }

  @Test func `a data set of several files is one source`() throws {
    let file = "{title: A, publisher: P, vintage: V, attribution: [L]}"
    let sources = try read(head + "assumptions: []\nfiles: [\(file), \(file)]\n")
    #expect(sources.records.count == 1)
    #expect(SourcesFile.none.records.isEmpty && SourcesFile.none.assumptions.isEmpty)
  }

  @Test(arguments: [
    ("assumptions: []\n", ["1:1 SP0317"]),
    ("assumptions: one\nfiles: []\n", ["3:14 SP0311"]),
    ("assumptions: [1]\nfiles: []\n", ["3:15 SP0313"]),
    ("assumptions: []\nfiles: [{title: A}]\n", ["4:9 SP0317"]),
    ("assumptions: []\nfiles: [a.csv]\n", ["4:9 SP0311"]),
    (
      "assumptions: []\nfiles: [{title: A, publisher: P, vintage: 2024, attribution: L}]\n",
      ["4:43 SP0313", "4:62 SP0311"]
    ),
    ("assumptions: []\nfiles: []\nnote: x\n", ["5:1 SP0318"]),
  ])
  func `what cannot be meant is refused at its place`(text: String, places: [String]) {
    let found = problems { () throws(InvalidInput) in try read(head + text) }
    #expect(found.map(\.place) == places)
  }

  @Test func `another kind of file is one problem`() {
    let found = problems { () throws(InvalidInput) in try read("kind: SkillsBrief\ntitle: x\n") }
    #expect(found.map(\.place) == ["1:7 SP0319"])
  }
}
