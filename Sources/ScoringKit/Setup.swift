/// Gives a rule its parameters and columns, and notes what the rule declared.
///
/// Each call for a parameter declares it and returns what the brief gives, or the default. The
/// planner has checked type, range and choices before.
public struct Setup {
  /// What the brief gives; nil when the rule is only listed.
  private let given: Settings?
  private(set) var parameters: [Parameter] = []
  private(set) var columns = Columns()
  /// What is wrong with the settings or the declarations, the first only.
  private(set) var problem: Refusal?

  init(given: Settings?) {
    self.given = given
  }

  // MARK: Columns

  /// A column of numbers by its name: "area.imd_rank", "pair.distance".
  public mutating func numbers(_ column: String) -> NumberColumn {
    columns.addNumbers(column)
  }

  /// A column of numbers with the direction in which the score goes with it.
  ///
  /// Nothing is different for the planner; the rule's tests hold it to the direction.
  public mutating func numbers(_ column: String, _ direction: Direction) -> NumberColumn {
    columns.addNumbers(column, Traits(direction))
  }

  /// A column of numbers that a brief may lack: then all of its values are missing.
  ///
  /// For a column that says better what another says too, as "pair.minutes" beside "pair.distance".
  public mutating func optionalNumbers(_ column: String, _ direction: Direction) -> NumberColumn {
    columns.addNumbers(column, Traits(direction).union(.optional))
  }

  /// A column of texts by its name, with the number that each text stands for; nil is a missing text.
  ///
  /// `value` is called once for each different text of a batch, not for each candidate.
  public mutating func texts(
    _ column: String, value: @escaping @Sendable (String?) -> Double
  ) -> TextColumn {
    columns.addTexts(column, [], value)
  }

  /// A column of texts by which the rule means to tell one provider from another, "course.provider".
  ///
  /// Without this, the rule's tests ask that the names of two providers can be swapped.
  public mutating func textsTellingProvidersApart(
    _ column: String, value: @escaping @Sendable (String?) -> Double
  ) -> TextColumn {
    columns.addTexts(column, .providers, value)
  }

  /// Two columns of texts to compare: "area.district" with "course.district".
  public mutating func match(_ column: String, with other: String) -> TextMatch {
    columns.addMatch(column, other)
  }

  // MARK: Parameters

  /// A number, written 0.5.
  public mutating func number(
    _ name: String, in range: ClosedRange<Double>, default value: Double, _ documentation: String
  ) -> Double {
    declare(name, .number, range, default: value.written, documentation)
    return givenNumber(name) ?? value
  }

  /// A whole number, written 33755.
  public mutating func whole(
    _ name: String, in range: ClosedRange<Int>, default value: Int, _ documentation: String
  ) -> Int {
    let limits = Double(range.lowerBound)...Double(range.upperBound)
    declare(name, .whole, limits, default: value.description, documentation)
    guard let number = givenNumber(name) else { return value }
    guard let whole = Int(exactly: number) else {
      refuse("\(name) is not a whole number")
      return value
    }
    return whole
  }

  /// A share of the whole in 0...1, written 25% or 0.25.
  public mutating func share(_ name: String, default value: Double, _ documentation: String)
    -> Double
  {
    declare(name, .share, 0...1, default: value.written, documentation)
    return givenNumber(name) ?? value
  }

  /// A share that a brief may leave out: nil where it does.
  public mutating func optionalShare(_ name: String, _ documentation: String) -> Double? {
    declare(name, .share, 0...1, default: nil, documentation)
    return givenNumber(name)
  }

  /// A distance in kilometres, written 6 km.
  public mutating func kilometres(
    _ name: String, in range: ClosedRange<Double>, default value: Double, _ documentation: String
  ) -> Double {
    declare(name, .kilometres, range, default: "\(value.written) km", documentation)
    return givenNumber(name) ?? value
  }

  /// One of an enum's cases, written by its raw value.
  public mutating func choice<Choice>(
    _ name: String, default value: Choice, _ documentation: String
  ) -> Choice where Choice: CaseIterable & RawRepresentable<String> {
    declare(
      name, .choice, nil, default: value.rawValue, documentation,
      choices: Choice.allCases.map(\.rawValue))
    guard let text = givenText(name) else { return value }
    guard let choice = Choice(rawValue: text) else {
      refuse("\(name) has no choice \(text)")
      return value
    }
    return choice
  }

  /// Any text; an empty default is a text that may be left out.
  public mutating func text(_ name: String, default value: String, _ documentation: String)
    -> String
  {
    declare(name, .text, nil, default: value.isEmpty ? nil : value, documentation)
    return givenText(name) ?? value
  }

  /// Any text that a brief must give, such as the name of a column; empty when the rule is only listed.
  public mutating func requiredText(_ name: String, _ documentation: String) -> String {
    declare(name, .text, nil, default: nil, documentation, required: true)
    if given != nil, given?[name] == nil { refuse("\(name) is not given") }
    return givenText(name) ?? ""
  }

  /// A number for each of some texts, in the brief's order; a brief must give it.
  ///
  /// Empty when the rule is only listed.
  public mutating func numbersByText(
    _ name: String, in range: ClosedRange<Double>, _ documentation: String
  ) -> [(text: String, number: Double)] {
    declare(name, .numbers, range, default: nil, documentation, required: true)
    switch given?[name] {
    case .numbers(let numbers): return numbers
    case .number, .text: refuse("\(name) is not a map of texts to numbers")
    case nil: if given != nil { refuse("\(name) is not given") }
    }
    return []
  }

  // MARK: What was given

  private mutating func givenNumber(_ name: String) -> Double? {
    switch given?[name] {
    case .number(let number): return number
    case .text, .numbers: refuse("\(name) is not a number")
    case nil: break
    }
    return nil
  }

  private mutating func givenText(_ name: String) -> String? {
    switch given?[name] {
    case .text(let text): return text
    case .number, .numbers: refuse("\(name) is not a text")
    case nil: break
    }
    return nil
  }

  private mutating func declare(
    _ name: String, _ kind: Parameter.Kind, _ range: ClosedRange<Double>?,
    default value: String?, _ documentation: String, choices: [String] = [], required: Bool = false
  ) {
    if parameters.contains(where: { $0.name == name }) {
      refuse("the rule declares its parameter \(name) twice")
    }
    parameters.append(
      Parameter(
        name: name, kind: kind, range: range ?? -.infinity ... .infinity, defaultValue: value,
        required: required, choices: choices, documentation: documentation))
  }

  private mutating func refuse(_ message: String) {
    if problem == nil { problem = Refusal(message) }
  }
}
