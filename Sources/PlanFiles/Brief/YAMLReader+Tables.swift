package import SkillsPlanner

extension BriefFile {
  /// The tables of a brief, as paths relative to it.
  package struct Tables: Sendable {
    package let areas: TablePath
    package let courses: TablePath
    package let starts: TablePath?
    package let travel: TablePath?
    package let sources: TablePath?
    /// In the order of the brief: a later one may be joined by a column of an earlier one.
    package let joins: [Join]
  }

  /// A path and where the brief names it.
  package struct TablePath: Sendable {
    package let path: String
    package let location: Location
  }

  /// A further table whose columns become columns of the areas or courses.
  package struct Join: Sendable {
    /// What a table is joined to.
    package enum Target: String, CaseIterable, Sendable {
      case areas
      case courses
    }

    package let table: TablePath
    package let target: Target
    /// The column that both have, with each value once in the further table.
    package let key: String
    package let keyLocation: Location
  }
}

extension BriefFile.Tables {
  /// The same tables under other paths.
  func moved(_ path: (String) -> String) -> BriefFile.Tables {
    func moved(_ table: BriefFile.TablePath) -> BriefFile.TablePath {
      BriefFile.TablePath(path: path(table.path), location: table.location)
    }
    return BriefFile.Tables(
      areas: moved(areas), courses: moved(courses), starts: starts.map(moved),
      travel: travel.map(moved), sources: sources.map(moved),
      joins: joins.map {
        BriefFile.Join(
          table: moved($0.table), target: $0.target, key: $0.key, keyLocation: $0.keyLocation)
      })
  }
}

/// The tables that a brief names.
extension YAMLReader {
  mutating func tables(_ node: YAMLNode?) -> BriefFile.Tables? {
    guard let node else { return nil }
    let map = map(
      node, required: ["areas", "courses"], optional: ["starts", "travel", "sources", "joins"])
    let areas = path(map["areas"])
    let courses = path(map["courses"])
    let starts = path(map["starts"])
    let travel = path(map["travel"])
    let sources = path(map["sources"])
    let joins = (list(map["joins"]) ?? []).compactMap { join($0) }
    guard let areas, let courses else { return nil }
    return BriefFile.Tables(
      areas: areas, courses: courses, starts: starts, travel: travel, sources: sources,
      joins: joins)
  }

  private mutating func join(_ node: YAMLNode) -> BriefFile.Join? {
    let map = map(node, required: ["table", "to", "by"])
    let table = path(map["table"])
    let target = choice(map["to"], of: BriefFile.Join.Target.allCases.map(\.rawValue))
      .flatMap(BriefFile.Join.Target.init(rawValue:))
    let key = text(map["by"])
    guard let table, let target, let key, let place = map["by"]?.place else { return nil }
    return BriefFile.Join(table: table, target: target, key: key, keyLocation: location(place))
  }

  private mutating func path(_ node: YAMLNode?) -> BriefFile.TablePath? {
    guard let node, let text = text(node) else { return nil }
    return BriefFile.TablePath(path: text, location: location(node.place))
  }
}
