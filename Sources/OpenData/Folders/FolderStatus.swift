import SkillsPlanner

/// How far a plan's folder is: which files are there for each table, and what stops the import.
struct FolderStatus: Sendable {
  /// As the user gave it.
  let path: String
  /// Sorted by name.
  let files: [DownloadedFile]
  /// The tables that are there.
  let made: Set<PlanTable>
  let hasPlan: Bool
  /// The codes of the districts that are planned for; empty where nobody can tell.
  let districts: Set<String>

  /// A file that stops the import, and why, with what to do.
  struct Obstacle: Hashable, Sendable {
    let file: String
    let reason: String
  }

  var holdings: [Holding] { files.compactMap(\.holding) }

  /// The needs of a table that are still open.
  func gaps(of table: PlanTable) -> [(need: TableNeed, gap: TableNeed.Gap)] {
    table.needs(in: districts).compactMap { need in
      need.gap(among: holdings).map { (need, $0) }
    }
  }

  func canMake(_ table: PlanTable) -> Bool { gaps(of: table).isEmpty }

  /// The names of the files that meet it.
  func names(meeting file: NeededFile) -> [String] {
    files.filter { $0.holding.map(file.isMet) ?? false }.map(\.name)
  }

  /// Every file that the import would refuse, in the order of the files.
  var obstacles: [Obstacle] {
    files.enumerated().compactMap { place, file in
      switch file.what {
      case .other: nil
      case .unknown(let problem):
        Obstacle(file: file.name, reason: "\(problem.summary). \(problem.fix)")
      case .release(let holding):
        Self.reason(against: holding, after: files[..<place]).map {
          Obstacle(file: file.name, reason: $0)
        }
      }
    }
  }

  /// Why the import takes no such file beside those before; nil where it does.
  private static func reason(
    against holding: Holding, after others: ArraySlice<DownloadedFile>
  ) -> String? {
    let title = holding.release.title
    if holding.release == .areasTable {
      return "This is a table that the import makes; import.sh takes it from tables/. Take it out."
    }
    if holding.release.isOfOlderAreas {
      return
        "\(title): it is on the LSOAs of 2011, and the others are on those of 2021. Take it out."
    }
    if holding.release.isCensus, holding.kinds.count != 1 {
      let about = holding.kinds.map(\.rawValue)
      return about.isEmpty
        ? "\(title), of no areas that a plan is made of, such as regions. Take it out."
        : "\(title), of several kinds of area: \(listed(about, "and")). Give a file of one kind."
    }
    let first = others.first { other in
      guard let own = other.holding else { return false }
      if holding.release.isCensus { return own.release.isCensus && own.kinds == holding.kinds }
      return own.release == holding.release && !own.release.mayRepeat
    }
    if let first {
      return "\(title): so is \(first.name.cited(limit: 100)). Take one of the two out."
    }
    return otherWay(than: holding, in: others).map {
      "\(title): a table is made of it or of \($0.name.cited(limit: 100)), not of both. Take one of the "
        + "two out."
    }
  }

  /// A file that begins another way of a need that takes one way alone.
  private static func otherWay(
    than holding: Holding, in files: ArraySlice<DownloadedFile>
  ) -> DownloadedFile? {
    let needs = PlanTable.allCases.flatMap { $0.needs() }.filter { need in
      need.isOneWayOnly && need.ways.contains { $0.first.isMet(by: holding) }
    }
    let others = needs.flatMap(\.ways).map(\.first).filter { !$0.isMet(by: holding) }
    return files.first { file in
      file.holding.map { own in others.contains { $0.isMet(by: own) } } ?? false
    }
  }

  /// Files that are known and that no table is made of.
  var unneeded: [DownloadedFile] {
    let stopped = Set(obstacles.map(\.file))
    let needed = PlanTable.allCases.flatMap { $0.needs(in: districts) }.flatMap { need in
      (need.way(among: holdings) ?? need.ways[0]).files
    }
    return files.filter { file in
      guard let holding = file.holding, !stopped.contains(file.name) else { return false }
      return !needed.contains { $0.isMet(by: holding) }
    }
  }
}
