import Testing

@testable import ScoringKit

@Suite struct `Setup of a rule` {
  private enum Colour: String, CaseIterable {
    case red
    case blue
  }

  private func setup(_ json: String?) throws -> Setup {
    Setup(given: try json.map { try Settings(json: $0.utf8) })
  }

  @Test func `a parameter has what is given, else its default`() throws {
    var listed = try setup(nil)
    #expect(listed.kilometres("far", in: 1...9, default: 6, "-") == 6)
    #expect(listed.optionalShare("maybe", "-") == nil)
    #expect(listed.choice("colour", default: Colour.blue, "-") == .blue)
    #expect(listed.numbersByText("map", in: 0...1, "-").isEmpty)
    #expect(listed.problem == nil)

    var given = try setup(#"{"far":2,"maybe":0.5,"colour":"red","map":{"x":1},"many":3}"#)
    #expect(given.kilometres("far", in: 1...9, default: 6, "-") == 2)
    #expect(given.optionalShare("maybe", "-") == 0.5)
    #expect(given.choice("colour", default: Colour.blue, "-") == .red)
    #expect(given.numbersByText("map", in: 0...1, "-").map(\.text) == ["x"])
    #expect(given.whole("many", in: 1...9, default: 1, "-") == 3)
    #expect(given.text("name", default: "none", "-") == "none")
    #expect(given.problem == nil)
  }

  @Test func `a parameter is declared as a brief would write it`() throws {
    var setup = try setup(nil)
    _ = setup.kilometres("far", in: 0.5...9, default: 6, "How far.")
    _ = setup.share("part", default: 0.25, "How much.")
    _ = setup.choice("colour", default: Colour.blue, "Which.")
    _ = setup.numbersByText("map", in: 0...1, "What for each.")
    #expect(setup.parameters.map(\.defaultValue) == ["6 km", "0.25", "blue", nil])
    #expect(setup.parameters.map(\.required) == [false, false, false, true])
    #expect(setup.parameters.map(\.kind) == [.kilometres, .share, .choice, .numbers])
    #expect(setup.parameters[0].range == 0.5...9)
    #expect(setup.parameters[2].choices == ["red", "blue"])
  }

  @Test func `a text that must be given is declared as required, and is missed`() throws {
    var listed = try setup(nil)
    #expect(listed.requiredText("column", "Which.") == "")
    #expect(listed.parameters.map(\.required) == [true])
    #expect(listed.parameters.map(\.kind) == [.text])
    #expect(listed.problem == nil)
    var given = try setup(#"{"column":"area.x"}"#)
    #expect(given.requiredText("column", "Which.") == "area.x")
    #expect(given.problem == nil)
    var missing = try setup("{}")
    _ = missing.requiredText("column", "Which.")
    #expect(missing.problem == Refusal("column is not given"))
    var number = try setup(#"{"column":4}"#)
    _ = number.requiredText("column", "Which.")
    #expect(number.problem == Refusal("column is not a text"))
  }

  @Test func `a value of another type is a problem and not a crash`() throws {
    var wrong = try setup(#"{"far":"x","colour":1,"many":1.5}"#)
    _ = wrong.kilometres("far", in: 1...9, default: 6, "-")
    #expect(wrong.problem == Refusal("far is not a number"))
    var missing = try setup("{}")
    _ = missing.numbersByText("map", in: 0...1, "-")
    #expect(missing.problem == Refusal("map is not given"))
    var fraction = try setup(#"{"many":1.5}"#)
    _ = fraction.whole("many", in: 1...9, default: 1, "-")
    #expect(fraction.problem == Refusal("many is not a whole number"))
  }

  @Test func `a parameter declared twice is a problem`() throws {
    var setup = try setup(nil)
    _ = setup.share("part", default: 0, "-")
    _ = setup.share("part", default: 1, "-")
    #expect(setup.problem == Refusal("the rule declares its parameter part twice"))
  }

  @Test func `a column asked for twice is brought once`() throws {
    var setup = try setup(nil)
    _ = setup.numbers("a")
    _ = setup.texts("b") { _ in 0 }
    _ = setup.numbers("a")
    _ = setup.match("b", with: "c")
    #expect(setup.columns.requests.map(\.name) == ["a", "b", "c"])
    #expect(setup.columns.numbers == [0, 0])
  }

  @Test func `what a rule declares of a column stands beside it`() throws {
    var setup = try setup(nil)
    _ = setup.numbers("a")
    _ = setup.numbers("b", .falling)
    _ = setup.textsTellingProvidersApart("c") { _ in 0 }
    _ = setup.numbers("a", .rising)
    #expect(setup.columns.traits == [.rising, .falling, .providers])
  }

  @Test func `a column is optional unless the rule also cannot do without it`() throws {
    var setup = try setup(nil)
    _ = setup.optionalNumbers("a", .falling)
    _ = setup.optionalNumbers("b", .rising)
    _ = setup.numbers("b")
    _ = setup.numbers("c")
    _ = setup.optionalNumbers("c", .rising)
    #expect(setup.columns.traits == [[.falling, .optional], .rising, .rising])
  }
}
