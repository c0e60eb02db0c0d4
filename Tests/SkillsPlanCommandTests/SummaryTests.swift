import Foundation
import Testing

@Suite struct SummaryTests {
  @Test func `the smallest plan is read on one screen`() throws {
    let run = try Tool.run(["summary", "plans/smallest/plan.yaml"])
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output == """
        Ten areas of Burnley and Pendle, 2026/27
        worked example from public data; not a plan of any council or provider

        Asked     level 2 for 3% of those with no qualifications or level 1, within 15 km
        Counts    deprivation 2, sector-priority 1 (of 3)
        For whom  10 areas in 2 districts; at most 87 learners could start
        Placed    63 learners (72%); last year these courses had 94 starts
        Distance  2.1 km in a straight line on average, over 23 places with a venue; 40 places have no
                  published venue
        Border    last year's starts across the border are not published
        How sure  by this brief no plan has more points (70,977,802); among equals most learners, then least
                  distance, then a fixed hash decide; checked over 120 candidates. So the file says;
                  skillsplan verify proves it

          Level  could start  last year  most places  funded  placed
              2           87         94           94      63      63
        Not placed: 24 learners; too few funded starts 24

        Areas by decile of the Index of Multiple Deprivation (1 is the most deprived tenth of England)
          decile  areas  none met  some  all  could start  placed  share
               1      4         0     0    4           46      46   100%
               3      1         0     1    0            8       5    62%
               4      1         0     0    1            9       9   100%
               6      3         2     1    0           18       3    17%
               8      1         1     0    0            6       0     0%

        The 5 providers that change most, of 6
          last year  plan  change  provider
                 24    15      -9  BURNLEY COLLEGE
                 34    26      -8  NORTH LANCS. TRAINING GROUP C.I.C.
                 15     7      -8  PARTNERS IN TRAINING (NORTH WEST) LIMITED
                 10     5      -5  I & F LIMITED
                  3     2      -1  MYERSCOUGH COLLEGE

        Modelled or assumed (the plan has each in full): Needs are upper limits; An area's first learners
        count more; A course's first places count more; Distances are straight lines; The place of 8 courses
        is not published; An apprenticeship also needs an employer; Some needs are outside this plan.

        """)
  }

  @Test func `the plan of Lancashire names what a councillor asks`() throws {
    let run = try Tool.run(["summary", "plans/lancashire/plan.yaml"])
    #expect(run.code == 0)
    for part in [
      "worked example from public data; not a plan of any council or provider",
      "945 areas in 14 districts", "by this brief no plan has more points", "a fixed hash",
      "level 2 for 4.5% of those with", "deprivation 30, attainment-gap 20",
      "3,110 starts were of people from outside", "The 6 providers that change most",
      "Distances are straight lines",
    ] {
      #expect(run.output.contains(part), "\(part) is missing")
    }
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 56)
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func `a plan of format version 1 is summed up without what it does not carry`() throws {
    let scratch = try Scratch()
    let file = try scratch.copy("plans/smallest").appending(path: "plan.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("version: 2\n", with: "version: 1\n")
      .replacing(/\nterms:\n(  .*\n)+/, with: "\n")
      .write(to: file, atomically: true, encoding: .utf8)
    let run = try Tool.run(["summary", file.path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(!run.output.contains("Asked") && run.output.contains("Counts    deprivation 2"))
  }

  @Test(arguments: [
    ("version: 2\n", "version: 3\n", "the file is of format version \"3\""),
    ("\nareas:\n", "\nareas: []\nAreas:\n", "nothing reads the key \"Areas\""),
    ("\ncourses:\n", "\n", "the key \"courses\" is missing here"),
  ])
  func `a plan that cannot be a plan is refused, though its rows are not read`(
    old: String, new: String, message: String
  ) throws {
    let scratch = try Scratch()
    let file = try scratch.copy("plans/smallest").appending(path: "plan.yaml")
    try file.replace(old, with: new)
    let run = try Tool.run(["summary", file.path])
    #expect(run.code == 3 && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
