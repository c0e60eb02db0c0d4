import PlanFiles
import SkillsPlanner

/// A look-up from one geography to another: which areas of the second each of the first becomes.
struct LookUp: Sendable {
  /// One pair of the look-up.
  struct Link: Hashable, Sendable {
    let from: String
    let to: String
    /// Whether the publisher calls the change irregular: parts of several areas in parts of several.
    let isIrregular: Bool
  }

  let from: Geography
  let to: Geography
  /// By the code that they lead from, each list sorted by the code that they lead to.
  let links: [String: [Link]]
  /// The codes that lead to each code.
  var parents: [String: Set<String>] {
    links.values.joined().reduce(into: [:]) { $0[$1.to, default: []].insert($1.from) }
  }

  /// The name of each code that they lead to, where the look-up has names.
  let names: [String: String]
  /// As the publisher calls it.
  let title: String

  /// Takes the pairs of two columns of a table.
  ///
  /// - Parameters:
  ///   - columns: of the file, with the geographies of its codes.
  ///   - wanted: what the table to be changed is on, and what is wanted of it; nil takes the other
  ///     column, where there is just one.
  /// - Throws: when the look-up does not lead from the one to the other.
  init(
    _ rows: [[TableValue]], of recognition: Recognition, from wanted: Geography,
    to target: Geography?
  ) throws(InvalidInput) {
    let place = Location(file: recognition.rows.file)
    let offered = recognition.columns.enumerated().compactMap { index, column in
      column.geography.map { (index: index, geography: $0) }
    }
    let all = offered.map(\.geography.description).joined(separator: ", ")
    guard let source = offered.first(where: { $0.geography == wanted }) else {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: place,
          "the look-up is between \(all), and the table is on \(wanted)",
          fix: "Give the look-up that leads from \(wanted).")
      ])
    }
    let others = offered.filter { $0.geography != wanted }
    // Unless told otherwise, areas become areas of the same kind of another year.
    let alike = others.filter { $0.geography.kind == wanted.kind }
    let found =
      target.map { target in others.filter { target.fits($0.geography) } }
      ?? (alike.isEmpty ? others : alike)
    guard let goal = found.first, found.count == 1 else {
      throw InvalidInput([
        .error(
          ImportCheck.noLookUp, at: place,
          found.isEmpty
            ? "the look-up does not lead to \(target.map(\.description) ?? "another geography"): it is between \(all)"
            : "the look-up leads to more than one: "
              + others.map(\.geography.description).joined(separator: ", "),
          fix: "Say which by --to, such as --to \(others.first?.geography.word ?? "lsoa-2021").")
      ])
    }
    let change = recognition.columns.firstIndex { $0.column.name == "change" }
    let nameColumn = recognition.columns.firstIndex {
      $0.column.name == recognition.columns[goal.index].column.name + "_name"
        || (recognition.columns[goal.index].column.name == "area" && $0.column.name == "name")
    }
    var links: [String: Set<Link>] = [:]
    var names: [String: String] = [:]
    for row in rows {
      let code = row[source.index].text
      let other = row[goal.index].text
      guard !code.isEmpty, !other.isEmpty else { continue }
      links[code, default: []].insert(
        Link(
          from: code, to: other,
          isIrregular: change.map { row[$0].text == "irregular" } ?? false))
      if let nameColumn { names[other] = row[nameColumn].text }
    }
    self.from = wanted
    to = goal.geography
    self.links = links.mapValues { $0.sorted { $0.to < $1.to } }
    self.names = names
    title = recognition.layout.title
  }
}

extension Geography {
  /// Whether what was asked for is this: the same kind, and the same year where one was asked for.
  func fits(_ other: Geography) -> Bool {
    kind == other.kind && (year == nil || year == other.year)
  }
}
