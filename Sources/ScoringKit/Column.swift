/// A column of numbers that a rule reads.
public struct NumberColumn: Hashable, Sendable {
  @usableFromInline let index: Int

  init(index: Int) {
    self.index = index
  }
}

/// A column of texts, each turned into a number by the rule.
public struct TextColumn: Hashable, Sendable {
  @usableFromInline let index: Int

  init(index: Int) {
    self.index = index
  }
}

/// Two columns of texts that a rule compares.
public struct TextMatch: Hashable, Sendable {
  @usableFromInline let index: Int

  init(index: Int) {
    self.index = index
  }
}

/// How a score goes with a column of numbers, all else equal.
///
/// ScoringTesting and `skillsplan rules test` hold a rule to it.
public enum Direction: Hashable, Sendable {
  /// A larger number never scores less.
  case rising
  /// A larger number never scores more: where 1 is the most deprived of ranks.
  case falling
}

/// What a rule declares of a column; the raw values are those of scoring.h.
package struct Traits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  package static let rising = Traits(rawValue: 1)
  package static let falling = Traits(rawValue: 2)
  package static let providers = Traits(rawValue: 4)
  package static let optional = Traits(rawValue: 8)

  init(_ direction: Direction) {
    self =
      switch direction {
      case .rising: .rising
      case .falling: .falling
      }
  }
}

/// The columns that an instance of a rule asked for.
struct Columns: Sendable {
  /// A column as the host is asked for it.
  struct Request: Hashable, Sendable {
    enum Kind: UInt32, Sendable {
      case numbers = 1
      case codes
    }

    let name: String
    let kind: Kind
  }

  /// A column of texts with what each text is worth to the rule.
  struct Valued: Sendable {
    let request: Int
    let value: @Sendable (String?) -> Double
  }

  /// In the order in which a batch brings them, each once.
  private(set) var requests: [Request] = []
  /// For each request, what the rule declares of it.
  private(set) var traits: [Traits] = []
  /// For each number column of the rule, its request.
  private(set) var numbers: [Int] = []
  private(set) var texts: [Valued] = []
  private(set) var matches: [(left: Int, right: Int)] = []

  mutating func addNumbers(_ name: String, _ declared: Traits = []) -> NumberColumn {
    numbers.append(request(name, .numbers, declared))
    return NumberColumn(index: numbers.count - 1)
  }

  mutating func addTexts(
    _ name: String, _ declared: Traits = [], _ value: @escaping @Sendable (String?) -> Double
  ) -> TextColumn {
    texts.append(Valued(request: request(name, .codes, declared), value: value))
    return TextColumn(index: texts.count - 1)
  }

  mutating func addMatch(_ left: String, _ right: String) -> TextMatch {
    matches.append((request(left, .codes, []), request(right, .codes, [])))
    return TextMatch(index: matches.count - 1)
  }

  private mutating func request(_ name: String, _ kind: Request.Kind, _ declared: Traits) -> Int {
    let request = Request(name: name, kind: kind)
    if let place = requests.firstIndex(of: request) {
      // Asked for as optional and not, it must be there.
      let isOptional = traits[place].contains(.optional) && declared.contains(.optional)
      traits[place].formUnion(declared)
      if !isOptional { traits[place].remove(.optional) }
      return place
    }
    requests.append(request)
    traits.append(declared)
    return requests.count - 1
  }
}
