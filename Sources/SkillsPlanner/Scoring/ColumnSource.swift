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
    /// Minutes of travel, NaN where the table gives none.
    case minutes(TravelTimes)
    /// A column that the rule can do without and no table has.
    case missing(ColumnRequest.Kind)
  }

  private let catalogue: Catalogue
  private let needs: [Need]

  init(_ catalogue: Catalogue, needs: [Need]) {
    self.catalogue = catalogue
    self.needs = needs
  }

  /// Nil where no column has the name, or it is not of the kind; all missing where the rule can do without.
  func resolve(_ request: ColumnRequest) -> Resolved? {
    found(request) ?? (request.isOptional ? .missing(request.kind) : nil)
  }

  private func found(_ request: ColumnRequest) -> Resolved? {
    if let (table, column) = tableColumn(request.name) {
      switch request.kind {
      case .number:
        return column.numbers.map { table == .areas ? .areaNumbers($0) : .courseNumbers($0) }
      case .text:
        let (codes, dictionary) = column.coded()
        return table == .areas
          ? .areaTexts(codes, dictionary: dictionary)
          : .courseTexts(codes, dictionary: dictionary)
      }
    }
    switch (request.name, request.kind) {
    case ("pair.distance", .number): return .distance
    case ("pair.minutes", .number): return catalogue.travel.map { .minutes($0) }
    case ("need.level", .text): return levels()
    case (let name, .number):
      return name.removingPrefix("need.").flatMap(numberOfNeed).map { .needNumbers($0) }
    case (_, .text): return nil
    }
  }

  /// Whether a column has the name and is of the kind.
  func has(_ request: ColumnRequest) -> Bool {
    if let (_, column) = tableColumn(request.name) {
      return request.kind == .text || column.numbers != nil
    }
    return found(request) != nil
  }

  /// The area or course and the text of the first cell of a table's column that is no number; nil
  /// where there is none, or no such column.
  func firstText(in name: String) -> (row: String, text: String)? {
    guard let (table, column) = tableColumn(name), let row = column.firstText else { return nil }
    return switch table {
    case .areas: ("area \(catalogue.areas[row].code)", column.texts[row])
    case .courses: ("course \(catalogue.courses[row].id)", column.texts[row])
    }
  }

  /// Every text that a table's column has, without the empty one; nil where there is no such column.
  func values(in name: String) -> Set<String>? {
    tableColumn(name).map { Set($0.column.texts).subtracting([""]) }
  }

  /// Every name that `resolve` knows, sorted, for "did you mean".
  var names: [String] {
    let ofNeeds = ["learners", "share_below"].flatMap {
      ["need.\($0)"] + Self.extremes("need.\($0)")
    }
    let ofPairs = ["pair.distance"] + (catalogue.travel == nil ? [] : ["pair.minutes"])
    return
      (catalogue.areaColumns.names.map { "area.\($0)" }
      + catalogue.courseColumns.names.map { "course.\($0)" } + ofNeeds
      + ["need.level"] + ofPairs).sorted()
  }

  private enum Table {
    case areas
    case courses
  }

  private func tableColumn(_ name: String) -> (table: Table, column: ColumnTable.Column)? {
    if let name = name.removingPrefix("area.") {
      return catalogue.areaColumns.columns[name].map { (.areas, $0) }
    }
    if let name = name.removingPrefix("course.") {
      return catalogue.courseColumns.columns[name].map { (.courses, $0) }
    }
    return nil
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
    // A brief has a few levels, and many needs.
    let levels = Set(needs.map(\.level)).sorted()
    let places = needs.map { need in levels.firstIndex(of: need.level) ?? 0 }
    var found = [Double?](repeating: nil, count: levels.count)
    for (place, value) in zip(places, values) {
      found[place] = found[place].map { pick($0, value) } ?? value
    }
    return places.map { found[$0] ?? .nan }
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
