import RuleHost
import SkillsPlanner
import Testing

@Suite struct `Parameters in a brief` {
  private let library = shippedLibrary(and: [withinDistrict])

  /// The one diagnostic of a use, as "code line: summary".
  private func problem(_ use: RuleUse) -> String {
    library.load([use]).diagnostics.map {
      "\($0.code) \($0.location?.line ?? 0): \($0.summary)"
    }.joined(separator: "\n")
  }

  private func fix(_ use: RuleUse) -> String? { library.load([use]).diagnostics.first?.fix }

  @Test func `a value is read by the type that the rule declares`() throws {
    let at6 = CandidateBatch(count: 1, columns: [.numbers([6]), .numbers([.nan])])
    for (written, score) in [("6 km", 0.5), ("12km", 0.7071067811865475), ("3 km", 0.25)] {
      let rule = try loaded(use("travel-distance", ["half-distance": .scalar(written)]))
      #expect(abs(try rule.score(at6)[0] - score) < 1e-15)
    }
    let away = CandidateBatch(count: 1, columns: [.numbers([.nan]), .numbers([.nan])])
    for (written, score) in [
      ("25%", 0.25), ("0.25", 0.25), ("33.3%", 0.333), ("1", 1), ("7 %", 0.07),
    ] {
      let rule = try loaded(use("travel-distance", ["online": .scalar(written)]))
      #expect(try rule.score(away) == [score])
    }
  }

  @Test func `a whole number may have its thousands grouped`() throws {
    let rule = try loaded(
      use("deprivation", ["ranked-areas": .scalar("32,844"), "measure": .scalar("income")]))
    #expect(rule.columns == [ColumnRequest("area.income_rank", .number)])
    #expect(
      try rule.score(CandidateBatch(count: 2, columns: [.numbers([1, 32_844])])) == [1, 0])
  }

  @Test func `an unknown parameter is named with the nearest that there is`() {
    let wrong = use("travel-distance", ["half-distanse": .scalar("6 km")])
    #expect(
      problem(wrong) == "SP0511 20: rule travel-distance: there is no parameter \"half-distanse\"")
    #expect(
      fix(wrong)
        == "Did you mean half-distance? Its parameters are half-distance, half-time, online.")
    #expect(fix(use("attainment-gap", ["x": .scalar("1")])) == "The rule has no parameters.")
  }

  @Test(arguments: [
    ("half-distance", "6", "6\", which is not a distance with its unit"),
    ("half-distance", "6 miles", "6 miles\", which is not a distance with its unit"),
    ("half-distance", "0x10 km", "0x10 km\", which is not a distance with its unit"),
    ("half-distance", "inf km", "inf km\", which is not a distance with its unit"),
    ("half-distance", "", "\", which is not a distance with its unit"),
    ("online", "a half", "a half\", which is not a share"),
    ("online", "1e1%", "1e1%\", which is not a share"),
    ("online", "1,00", "1,00\", which is not a share"),
  ])
  func `a value of the wrong type is shown at its place`(
    _ name: String, _ written: String, _ said: String
  ) {
    let wrong = use("travel-distance", [name: .scalar(written)])
    #expect(problem(wrong) == "SP0512 20: rule travel-distance: \(name) is \"\(said)")
  }

  @Test func `a number out of range is shown with the range`() {
    #expect(
      problem(use("travel-distance", ["half-distance": .scalar("0 km")]))
        == "SP0513 20: rule travel-distance: half-distance is 0 km, which is out of range")
    #expect(
      fix(use("travel-distance", ["half-distance": .scalar("0 km")]))
        == "Write a distance such as 6 km, from 0.1 km to 1000 km.")
    #expect(problem(use("travel-distance", ["online": .scalar("101%")])).hasPrefix("SP0513 20"))
    #expect(problem(use("deprivation", ["curve": .scalar("1.5")])).hasPrefix("SP0512 20"))
    #expect(problem(use("deprivation", ["curve": .scalar("9")])).hasPrefix("SP0513 20"))
  }

  @Test func `an unknown choice is named with the choices`() {
    let wrong = use("deprivation", ["by": .scalar("deciles")])
    #expect(problem(wrong) == "SP0514 20: rule deprivation: by has no choice \"deciles\"")
    #expect(fix(wrong) == "Did you mean decile? Write one of rank, decile.")
  }

  @Test func `lists and maps are refused where a single value is due`() {
    #expect(
      problem(use("deprivation", ["by": .list([.scalar("rank")])]))
        == "SP0512 20: rule deprivation: by is a list, which is not a choice")
    #expect(
      problem(use("sector-priority", ["weights": .scalar("4")]))
        == "SP0512 20: rule sector-priority: weights is \"4\", which is not a map from texts to numbers"
    )
  }

  @Test func `an entry of a map is shown at its own place`() {
    let weights = parameters(["4": .scalar("1"), "5": .scalar("1.5"), "6": .scalar("x")], line: 30)
    #expect(
      problem(use("sector-priority", ["weights": .map(weights)]))
        == "SP0513 31: rule sector-priority: \"5\" in weights is 1.5, which is out of range")
  }

  @Test func `a parameter that must be given, and one given twice`() {
    #expect(
      problem(use("sector-priority"))
        == "SP0516 10: rule sector-priority: weights is not given")
    let twice = use("travel-distance", ["online": .scalar("0"), "online": .scalar("1")])
    #expect(problem(twice) == "SP0515 21: rule travel-distance: online is given twice")
  }

  @Test func `a rule's own refusal is shown at the rule`() {
    let weights = parameters(["4.1": .scalar("1"), "04.10": .scalar("0.5")], line: 30)
    #expect(
      problem(use("sector-priority", ["weights": .map(weights)])) == """
        SP0517 10: rule sector-priority refuses its parameters: \
        weights has sector subject area 4.1 twice
        """)
  }

  @Test func `every problem of every rule is reported in reading order, and the good rules load`() {
    let (rules, diagnostics) = library.load([
      use("travel-distance", ["online": .scalar("2"), "ofline": .scalar("1")]),
      use("outcomes"),
      use("outcome"),
      use("within-district", weight: nil),
    ])
    #expect(rules.map(\.id) == ["outcomes", "within-district"])
    #expect(diagnostics.map(\.code) == ["SP0513", "SP0511", "SP0510"])
    #expect(diagnostics[2].summary == "there is no rule \"outcome\"")
    #expect(diagnostics[2].fix.hasPrefix("Did you mean outcomes? The rules are attainment-gap, "))
    #expect(diagnostics[2].fix.hasSuffix("; plugins were looked for in \(built)."))
  }

  @Test func `a rule of eligibility has no weight`() {
    #expect(
      problem(use("within-district", weight: 3))
        == "SP0518 10: rule within-district has weight 3, but it only says who is eligible")
  }
}
