import Foundation
import Testing

/// A change to the files of plans/smallest that no plan can be made from, and what the program says to it.
struct BadInput: CustomTestStringConvertible, Sendable {
  let name: String
  /// file:line:column of the cell, with the file's name alone.
  let place: String
  /// How the message begins.
  let says: String
  /// A part of what to do about it.
  let fix: String
  let spoil: @Sendable (URL) throws -> Void

  init(
    _ name: String, at place: String, says: String, fix: String,
    _ spoil: @escaping @Sendable (URL) throws -> Void
  ) {
    self.name = name
    self.place = place
    self.says = says
    self.fix = fix
    self.spoil = spoil
  }

  init(
    _ name: String, in file: String, _ old: String, _ new: String, at place: String, says: String,
    fix: String
  ) {
    self.init(name, at: place, says: says, fix: fix) { folder in
      try folder.appending(path: file).replace(old, with: new)
    }
  }

  var testDescription: String { name }
}

@Suite struct BadInputTests {
  static let files = [
    BadInput(
      "a table that is not there", at: "brief.yaml:9:17",
      says: "there is no file \"smallest/areas.csv\"", fix: "Correct the path"
    ) { try FileManager.default.removeItem(at: $0.appending(path: "areas.csv")) },
    BadInput(
      "a table's name misspelt", in: "brief.yaml", "areas: areas.csv", "areas: area.csv",
      at: "brief.yaml:9:17",
      says: "there is no file \"smallest/area.csv\" (did you mean \"areas.csv\"?)",
      fix: "Correct the path"),
    BadInput(
      "a brief that is not there", at: "brief.yaml",
      says: "there is no file \"smallest/brief.yaml\"", fix: "Correct the path"
    ) { try FileManager.default.removeItem(at: $0.appending(path: "brief.yaml")) },
    BadInput(
      "a folder in place of a table", in: "brief.yaml", "areas: areas.csv", "areas: .",
      at: "brief.yaml:9:17", says: "\"smallest/.\" is a folder; a file is due",
      fix: "Name a file inside the folder"),
    BadInput(
      "an empty table", at: "areas.csv", says: "the file is empty; a header line is due",
      fix: "Write the column names on the first line"
    ) { try Data().write(to: $0.appending(path: "areas.csv")) },
    BadInput(
      "an empty brief", at: "brief.yaml", says: "the file is empty",
      fix: "Write the keys and values that are due"
    ) { try Data().write(to: $0.appending(path: "brief.yaml")) },
    BadInput(
      "a brief that is not UTF-8", at: "brief.yaml:4:12", says: "byte 0xE9 is not valid UTF-8",
      fix: "Save the file as UTF-8"
    ) { folder in
      let brief = folder.appending(path: "brief.yaml")
      let text = try String(contentsOf: brief, encoding: .utf8)
      try #require(text.replacing("Ten areas", with: "Ten éreas").data(using: .isoLatin1))
        .write(to: brief)
    },
    BadInput(
      "a table in UTF-16", at: "areas.csv", says: "the text is UTF-16, not UTF-8",
      fix: "CSV UTF-8"
    ) { folder in
      let areas = folder.appending(path: "areas.csv")
      try String(contentsOf: areas, encoding: .utf8)
        .write(to: areas, atomically: false, encoding: .utf16)
    },
    BadInput(
      "a plan given as a brief", at: "brief.yaml:2:7",
      says: "\"SkillsPlan\" stands here: this is a plan, and a brief is due",
      fix: "skillsplan summary PLAN"
    ) { folder in
      try Data(contentsOf: folder.appending(path: "plan.yaml"))
        .write(to: folder.appending(path: "brief.yaml"))
    },
    BadInput(
      "a table given as a brief", at: "brief.yaml:1:1", says: "\"area,name,district,",
      fix: "The keys here are: \"kind\", \"version\","
    ) { folder in
      try Data(contentsOf: folder.appending(path: "areas.csv"))
        .write(to: folder.appending(path: "brief.yaml"))
    },
    BadInput(
      "a brief of a later version", in: "brief.yaml", "version: 1", "version: 2",
      at: "brief.yaml:3:10",
      says: "the file is of format version \"2\"; this program reads version 1",
      fix: "Use a newer skillsplan"),
    BadInput(
      "a brief that names itself as a table", in: "brief.yaml", "areas: areas.csv",
      "areas: brief.yaml", at: "brief.yaml:1:1",
      says: "the columns \"area\", \"name\", \"district\"", fix: "Add or rename the columns"),
  ]

  static let cells = [
    BadInput(
      "a missing column", in: "areas.csv", "adults,no_qual", "adlts,no_qual", at: "areas.csv:1:1",
      says: "the column \"adults\" (did you mean \"adlts\"?) is missing",
      fix: "Add or rename the column. The header has: \"area\", \"name\""),
    BadInput(
      "a wrong header", in: "courses.csv", "course,provider,provider_name,", "a,b,c,",
      at: "courses.csv:1:1",
      says: "the columns \"course\", \"provider\", \"provider_name\" are missing",
      fix: "The header has: \"a\", \"b\", \"c\""),
    BadInput(
      "a text where a number is due", in: "areas.csv", "866,249", "866,many",
      at: "areas.csv:2:70",
      says: "\"many\" in column \"no_qualifications\" is not a whole number",
      fix: "Write digits only"),
    BadInput(
      "a latitude that is not a number", in: "areas.csv", "53.787797", "NaN",
      at: "areas.csv:2:42", says: "\"NaN\" in column \"latitude\" is not a number",
      fix: "Write digits with a point"),
    BadInput(
      "a negative count", in: "courses.csv", "venue,7", "venue,-7", at: "courses.csv:2:116",
      says: "\"-7\" in column \"last_year\" is outside 0 to 1,000,000", fix: "Correct the number"),
    BadInput(
      "an absurd count", in: "courses.csv", "venue,7", "venue,70000000", at: "courses.csv:2:116",
      says: "\"70000000\" in column \"last_year\" is outside 0 to 1,000,000",
      fix: "Correct the number"),
    BadInput(
      "a count of thirty digits", in: "areas.csv", "866,249",
      "866,\(String(repeating: "9", count: 30))",
      at: "areas.csv:2:70",
      says: "\"\(String(repeating: "9", count: 30))\" in column \"no_qualifications\" is outside",
      fix: "Correct the number"),
    BadInput(
      "an area twice", in: "areas.csv", "E01024860", "E01024855", at: "areas.csv:3:1",
      says: "\"E01024855\" stands twice in column \"area\": on line 2 too",
      fix: "Keep one of the two rows"),
    BadInput(
      "a course twice", in: "courses.csv", "L2-S08-A", "L2-S04-A", at: "courses.csv:3:1",
      says: "\"10001000-E07000117-L2-S04-A\" stands twice in column \"course\": on line 2 too",
      fix: "Keep one of the two rows"),
    BadInput(
      "areas of 2011 beside areas of 2021", at: "areas.csv:3:1",
      says: "E01000010 is an LSOA of 2011 that 2021 replaced, beside E01033769 on line 2",
      fix: "Use areas of one year"
    ) { folder in
      let areas = folder.appending(path: "areas.csv")
      try areas.replace("E01024855", with: "E01033769")
      try areas.replace("E01024860", with: "E01000010")
    },
    BadInput(
      "an area without a point", in: "areas.csv", "53.787797,-2.231135", ",",
      at: "areas.csv:2:42", says: "area \"E01024855\" has no point",
      fix: "Give the latitude and longitude"),
    BadInput(
      "half a point", in: "areas.csv", "53.787797,-2.231135", "53.787797,", at: "areas.csv:2:52",
      says: "the cell of column \"longitude\" is empty", fix: "Write a number"),
    BadInput(
      "a course at no known place", in: "courses.csv", "53.793909,-2.24807,venue,7", ",,,7",
      at: "courses.csv:2:91",
      says: "course \"10001000-E07000117-L2-S04-A\" is taught at no known place",
      fix: "Give its latitude and longitude, or set its mode to online"),
    BadInput(
      "more qualifications than adults", in: "areas.csv", "866,249", "86,249",
      at: "areas.csv:2:66",
      says: "the qualifications of this row add up to 866, more than its 86 adults",
      fix: "Give residents aged 18-66"),
    BadInput(
      "a district with two names", in: "areas.csv", "Burnley 009A,E07000117,Burnley",
      "Burnley 009A,E07000117,Burnly", at: "areas.csv:3:34",
      says: "district E07000117 is called \"Burnly\" here and \"Burnley\" on line 2",
      fix: "Give a district one name"),
    BadInput(
      "a district with another name in the other table", in: "courses.csv",
      "L2-S04-A,10001000,BURNLEY COLLEGE,E07000117,Burnley",
      "L2-S04-A,10001000,BURNLEY COLLEGE,E07000117,Burnley Borough", at: "courses.csv:2:64",
      says: "district E07000117 is called \"Burnley Borough\" here and \"Burnley\" in the areas",
      fix: "Give a district one name"),
    BadInput(
      "a decile that there is not", in: "areas.csv", "-2.231135,1,1,", "-2.231135,1,11,",
      at: "areas.csv:2:64", says: "\"11\" in column \"income_decile\" is outside 1 to 10",
      fix: "Correct the number"),
    BadInput(
      "an unknown mode", in: "courses.csv", "2,8,apprenticeship", "2,8,aprenticeship",
      at: "courses.csv:3:76",
      says: "\"aprenticeship\" in column \"mode\" is none of the words it can be "
        + "(did you mean \"apprenticeship\"?)",
      fix: "Write one of: \"apprenticeship\", \"classroom\", \"online\""),
    BadInput(
      "a UKPRN of seven digits", in: "courses.csv", "A,10004478,", "A,1000447,",
      at: "courses.csv:5:29",
      says: "\"1000447\" in column \"provider\" is no UK provider reference number",
      fix: "Write its eight digits"),
    BadInput(
      "a level that there is not", in: "courses.csv", "2,8,apprenticeship",
      "9,8,apprenticeship", at: "courses.csv:3:72", says: "\"9\" in column \"level\" is no level",
      fix: "Write entry, or a level from 1 to 8"),
    BadInput(
      "a decimal comma", in: "areas.csv", "53.787797", "\"53,787797\"", at: "areas.csv:2:42",
      says: "\"53,787797\" in column \"latitude\" is not a number",
      fix: "Write digits with a point"),
    BadInput(
      "a row that is cut off", in: "courses.csv", "53.793909,-2.24807,venue,7", "53.793909",
      at: "courses.csv:2", says: "this row has 9 cells, the header has 12",
      fix: "Check for a missing or extra comma"),
  ]

  static let keys = [
    BadInput(
      "an unknown key", in: "brief.yaml", "funded-starts", "funded-start", at: "brief.yaml:16:1",
      says: "nothing reads the key \"funded-start\" (did you mean \"funded-starts\"?)",
      fix: "The keys here are: \"kind\""),
    BadInput(
      "a quote that is not closed", in: "brief.yaml", "level: \"2\", from", "level: \"2, from",
      at: "brief.yaml:16:18", says: "a comma or the closing } of a mapping is missing",
      fix: "close the mapping with }"),
    BadInput(
      "a single value where a mapping is due", in: "brief.yaml", "reach: {\"2\": 15 km}",
      "reach: 15 km", at: "brief.yaml:17:8", says: "\"15 km\" stands where a mapping is due",
      fix: "Write keys and values, such as {\"2\": 15 km}"),
    BadInput(
      "a number where known keys are due", in: "brief.yaml", "{parts: 2, bonus: 0.2}", "4",
      at: "brief.yaml:26:9", says: "\"4\" stands where a mapping is due",
      fix: "The keys here are: \"parts\", \"bonus\""),
    BadInput(
      "two needs for a level", in: "brief.yaml", "chosen for this worked example}",
      "chosen for this worked example}\n  - {level: \"2\", from: [level_2], target: 3%, source: x}",
      at: "brief.yaml:14:13", says: "level 2 has two needs", fix: "Keep one need for each level"),
    BadInput(
      "a need without reach", in: "brief.yaml", "reach: {\"2\"", "reach: {\"3\"",
      at: "brief.yaml:13:13", says: "level 2 has a need and no reach",
      fix: "Add it under reach, such as \"2\": 15 km"),
    BadInput(
      "a flex of more than 1000 %", in: "brief.yaml", "spread: {parts",
      "places: {flex: 1001%}\nspread: {parts", at: "brief.yaml:26:16",
      says: "\"1001%\" is outside 0% to 1000%", fix: "Correct the number"),
    BadInput(
      "more funded starts than a number can hold", in: "brief.yaml", "{\"2\": 63}",
      "{\"2\": 99999999999999999999}", at: "brief.yaml:16:22",
      says: "\"99999999999999999999\" is outside 0 to 10,000,000", fix: "Correct the number"),
    BadInput(
      "a brief of nothing but brackets", at: "brief.yaml:1:65",
      says: "lists and mappings are nested more than 64 deep", fix: "Check the brackets"
    ) { folder in
      try Data(repeating: UInt8(ascii: "["), count: 100_000)
        .write(to: folder.appending(path: "brief.yaml"))
    },
  ]

  static let rules = [
    BadInput(
      "weights that are all zero", at: "brief.yaml:21:12",
      says: "the weights of all rules are zero", fix: "Give at least one rule"
    ) { folder in
      let brief = folder.appending(path: "brief.yaml")
      try brief.replace("weight: 2", with: "weight: 0")
      try brief.replace("weight: 1", with: "weight: 0")
    },
    BadInput(
      "a rule that is not found", in: "brief.yaml", "rule: deprivation", "rule: deprivaton",
      at: "brief.yaml:21:12", says: "there is no rule \"deprivaton\"",
      fix: "Did you mean deprivation? The rules are attainment-gap, curve, deprivation,"),
    BadInput(
      "a parameter that the rule has not", in: "brief.yaml", "measure: income", "mesure: income",
      at: "brief.yaml:21:51", says: "rule deprivation: there is no parameter \"mesure\"",
      fix: "Did you mean measure?"),
    BadInput(
      "a parameter of the wrong value", in: "brief.yaml", "measure: income", "measure: incom",
      at: "brief.yaml:21:52", says: "rule deprivation: measure has no choice \"incom\"",
      fix: "Did you mean income?"),
    BadInput(
      "a rule without a weight", in: "brief.yaml", "weight: 2, ", "", at: "brief.yaml:21:12",
      says: "rule deprivation scores and has no weight", fix: "Give it a weight"),
    BadInput(
      "a column that a rule needs and no table has", in: "areas.csv", "income_decile",
      "incme_decile", at: "brief.yaml:21:12",
      says: "rule deprivation reads the number column area.income_decile, which no table has",
      fix: "Correct the name, add the column to its table"),
  ]

  @Test(arguments: files + cells + keys + rules)
  func `nothing is planned, and the message names the place, the thing and the way out`(
    _ bad: BadInput
  ) throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    try bad.spoil(example)
    let earlier = scratch.folder.appending(path: "plan.yaml")
    try "an earlier plan".write(to: earlier, atomically: false, encoding: .utf8)

    let run = try Tool.run(
      ["plan", "smallest/brief.yaml", "-o", "plan.yaml", "--export-network", "problem.min"],
      in: scratch.folder)

    #expect(run.code == 3, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("smallest/\(bad.place): error: \(bad.says)"), "\(run.errors)")
    #expect(run.errors.contains("\n  fix: "))
    #expect(run.errors.contains(bad.fix), "\(run.errors)")
    #expect(run.errors.contains("\n1 error in "), "\(run.errors)")
    #expect(try String(contentsOf: earlier, encoding: .utf8) == "an earlier plan")
    #expect(try scratch.names() == ["plan.yaml", "smallest"])
  }

  @Test func `a table of another brief is one problem of both, and a plan is not begun`() throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    try example.appending(path: "brief.yaml").replace(
      "areas: areas.csv, courses: courses.csv", with: "areas: courses.csv, courses: areas.csv")
    let run = try Tool.run(["plan", "smallest/brief.yaml", "-o", "new.yaml"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.errors.contains("2 errors in 2 files"))
    #expect(try scratch.names() == ["smallest"])
  }

  @Test func `all problems of all tables are listed at once`() throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let areas = example.appending(path: "areas.csv")
    try areas.replace("866,249", with: "866,many")
    try areas.replace("E01024865", with: "E01024860")
    try areas.replace("53.759515", with: "north")
    let courses = example.appending(path: "courses.csv")
    try courses.replace("venue,7", with: "venue,-7")
    try courses.replace("A,10004478,", with: "A,1000447,")
    let run = try Tool.run(["check", "smallest/brief.yaml"], in: scratch.folder)
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    let places = run.errors.split(separator: "\n").compactMap { line in
      line.firstRange(of: ": error:").map { String(line[..<$0.lowerBound]) }
    }
    #expect(
      places == [
        "smallest/areas.csv:2:70", "smallest/areas.csv:4:1", "smallest/areas.csv:5:42",
        "smallest/courses.csv:2:116", "smallest/courses.csv:5:29",
      ])
    #expect(
      run.errors.hasSuffix("\n5 errors in 2 files\nMore on a code: skillsplan help SP0207\n"))
  }

  @Test func `a level without courses is a warning, and the plan says so too`() throws {
    let scratch = try Scratch()
    let brief = try scratch.copy("plans/smallest").appending(path: "brief.yaml")
    try brief.replace("level: \"2\", from", with: "level: \"3\", from")
    try brief.replace("reach: {\"2\"", with: "reach: {\"3\"")
    let run = try Tool.run(["plan", brief.path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("brief.yaml:13:5: warning: no course is of level 3"))
    #expect(run.errors.contains(":16:17: warning: funded starts are given for level 2"))
    #expect(run.output.contains("- {cause: out of reach, learners: 87}"))
  }

  /// What is odd and not wrong: a plan is made, and read back.
  @Test(arguments: [
    ("target: 3%", "target: 0%"), ("target: 3%", "target: 100%"),
    ("{\"2\": 63}", "{\"2\": 0}"), ("{\"2\": 63}", "{\"2\": none}"),
    ("reach: {\"2\": 15 km}", "reach: {\"2\": 0 km}"),
    ("reach: {\"2\": 15 km}", "reach: {\"2\": 2000 km}"),
    ("parts: 2, bonus: 0.2", "parts: 20, bonus: 100%"),
    ("spread: {parts", "places: {flex: 1000%}\nspread: {parts"),
    ("weight: 2", "weight: 1000000"),
    ("title: Ten areas of Burnley and Pendle", "title: \"\\e[31mRed\\u202E\\n# - {}\""),
  ])
  func `an odd brief makes a plan`(old: String, new: String) throws {
    let scratch = try Scratch()
    let brief = try scratch.copy("plans/smallest").appending(path: "brief.yaml")
    try brief.replace(old, with: new)
    let plan = scratch.folder.appending(path: "plan.yaml").path
    let run = try Tool.run(["plan", brief.path, "-o", plan])
    #expect(run.code == 0, "\(run.errors)")
    let summary = try Tool.run(["summary", plan])
    #expect(summary.code == 0, "\(summary.errors)")
    #expect(!summary.output.contains("\u{1B}") && !summary.output.contains("\u{202E}"))
  }

  @Test(arguments: [
    ("\n", "\r\n"), (",", ";"), (",", "\t"), ("\n", "\r"), ("Burnley 007A", "B\u{FC}rnley"),
  ])
  func `a table as a spreadsheet saves it gives the same plan`(old: String, new: String) throws {
    let scratch = try Scratch()
    let example = try scratch.copy("plans/smallest")
    let areas = example.appending(path: "areas.csv")
    let text =
      "\u{FEFF}" + (try String(contentsOf: areas, encoding: .utf8)).replacing(old, with: new)
    try text.write(to: areas, atomically: false, encoding: .utf8)
    let run = try Tool.run(["plan", example.appending(path: "brief.yaml").path])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("\n  points: 70977802\n"))
  }
}
