/// Every column that a rule can ask for, and how a candidate's value is found in it.
struct ColumnSource: Sendable {
  /// A resolved column: the values of a table and which row of it a candidate takes.
  enum Resolved: Sendable {
    case areaNumbers([Double])
    case courseNumbers([Double])
    case needNumbers([Double])
    case areaTexts([Int32], dictionary: [String])
    case courseTexts([Int32], dictionary: [String])
    case needTexts([Int32], dictionary: [String])
    /// Kilometres, NaN for an online course.
    case distance
  }

  private let catalogue: Catalogue
  private let needs: [Need]

  init(_ catalogue: Catalogue, needs: [Need]) {
    self.catalogue = catalogue
    self.needs = needs
  }

  /// Nil where no column has the name, or it is not of the kind.
  func resolve(_ request: ColumnRequest) -> Resolved? {
    if request.name == "pair.distance" { return request.kind == .number ? .distance : nil }
    if let name = request.name.removingPrefix("area.") {
      switch (catalogue.areaColumns.columns[name], request.kind) {
      case (.numbers(let values), .number): return .areaNumbers(values)
      case (.texts(let codes, let dictionary), .text):
        return .areaTexts(codes, dictionary: dictionary)
      default: return nil
      }
    }
    if let name = request.name.removingPrefix("course.") {
      switch (catalogue.courseColumns.columns[name], request.kind) {
      case (.numbers(let values), .number): return .courseNumbers(values)
      case (.texts(let codes, let dictionary), .text):
        return .courseTexts(codes, dictionary: dictionary)
      default: return nil
      }
    }
    if request.name == "need.level" && request.kind == .text { return levels() }
    guard request.kind == .number, let name = request.name.removingPrefix("need.") else {
      return nil
    }
    return numberOfNeed(named: name).map { .needNumbers($0) }
  }

  /// Every name that `resolve` knows, sorted, for "did you mean".
  var names: [String] {
    let ofNeeds = ["learners", "share_below"].flatMap {
      ["need.\($0)"] + Self.extremes("need.\($0)")
    }
    return
      (catalogue.areaColumns.columns.keys.map { "area.\($0)" }
      + catalogue.courseColumns.columns.keys.map { "course.\($0)" } + ofNeeds
      + ["need.level", "pair.distance"]).sorted()
  }

  private static func extremes(_ name: String) -> [String] {
    ["\(name).smallest", "\(name).largest"]
  }

  private func levels() -> Resolved {
    let codes = Set(needs.map(\.level)).sorted()
    let places = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0)) })
    return .needTexts(
      needs.map { places[$0.level] ?? -1 }, dictionary: codes.map(\.code))
  }

  private func numberOfNeed(named name: String) -> [Double]? {
    switch name {
    case "learners": return needs.map { Double($0.learners) }
    case "share_below":
      return needs.map { catalogue.areas[$0.area].shareBelow($0.level) }
    default:
      if let base = name.removingSuffix(".smallest"), base != name {
        return numberOfNeed(named: base).map { extreme(of: $0, by: Swift.min) }
      }
      if let base = name.removingSuffix(".largest"), base != name {
        return numberOfNeed(named: base).map { extreme(of: $0, by: Swift.max) }
      }
      return nil
    }
  }

  private func extreme(of values: [Double], by pick: (Double, Double) -> Double) -> [Double] {
    var found: [Level: Double] = [:]
    for (need, value) in zip(needs, values) {
      found[need.level] = found[need.level].map { pick($0, value) } ?? value
    }
    return needs.map { found[$0.level] ?? .nan }
  }
}

extension String {
  func removingPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }

  func removingSuffix(_ suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
