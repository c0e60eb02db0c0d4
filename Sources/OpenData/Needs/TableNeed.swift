/// A part of what a table is made of: one way to give it, or several.
struct TableNeed: Sendable {
  /// Files that together give it.
  struct Way: Sendable {
    /// The file that this way begins with.
    let first: NeededFile
    /// What it needs then.
    let others: [NeededFile]
    /// What the figures are worth, as part of a sentence; empty where there is one way alone.
    let worth: String

    var files: [NeededFile] { [first] + others }

    init(_ first: NeededFile, with others: [NeededFile] = [], _ worth: String = "") {
      self.first = first
      self.others = others
      self.worth = worth
    }

    init(_ release: Release, _ worth: String = "") {
      self.init(NeededFile(release), worth)
    }
  }

  /// What the files tell, as part of a sentence: "where each postcode is".
  let tells: String
  /// In the order in which the import takes them, of those that can be had the best first; never
  /// empty.
  let ways: [Way]
  /// Whether the table can be made without it.
  let isOptional: Bool
  /// Whether the import refuses files of two ways.
  let isOneWayOnly: Bool

  init(_ tells: String, ways: [Way], isOptional: Bool = false, isOneWayOnly: Bool = false) {
    precondition(!ways.isEmpty, "a need has a way to be met")
    self.tells = tells
    self.ways = ways
    self.isOptional = isOptional
    self.isOneWayOnly = isOneWayOnly
  }

  init(_ tells: String, _ release: Release) {
    self.init(tells, ways: [Way(release)])
  }

  /// The way that the import takes: the first whose first file is there; nil where none is.
  func way(among holdings: [Holding]) -> Way? {
    ways.first { $0.first.isAmong(holdings) }
  }

  /// The ways that people can go: of files that can be had, else all.
  var published: [Way] {
    let ways = ways.filter { $0.files.allSatisfy { $0.release.canBeHad } }
    return ways.isEmpty ? self.ways : ways
  }

  /// What is still to be found.
  enum Gap: Sendable {
    /// No way has been begun: the first files of those that people can go.
    case any([NeededFile])
    /// Files that a way needs beside the one that is there; and the file whose way would be taken
    /// without that one, and be complete.
    case beside(NeededFile, [NeededFile], instead: NeededFile?)
  }

  /// What the files lack; nil where they do, and where the table can be made without.
  func gap(among holdings: [Holding]) -> Gap? {
    guard let way = way(among: holdings) else {
      return isOptional ? nil : .any(published.map(\.first))
    }
    let missing = way.missing(among: holdings)
    if missing.isEmpty { return nil }
    let others = holdings.filter { !way.first.isMet(by: $0) }
    let instead = self.way(among: others).flatMap {
      $0.missing(among: others).isEmpty ? $0.first : nil
    }
    return .beside(way.first, missing, instead: instead)
  }
}

extension TableNeed.Way {
  fileprivate func missing(among holdings: [Holding]) -> [NeededFile] {
    others.filter { !$0.isAmong(holdings) }
  }
}

/// A file that a table is made of: a release, in one of its layouts.
struct NeededFile: Hashable, Sendable {
  /// Each as good as the other; never empty.
  let releases: [Release]
  /// What its rows must be about, where the release is published for several kinds of area.
  let kind: Geography.Kind?
  /// The year of their boundaries, where it is published for several.
  let year: Int?

  init(_ releases: Release..., of kind: Geography.Kind? = nil, _ year: Int? = nil) {
    precondition(!releases.isEmpty, "a file is of a release")
    self.releases = releases
    self.kind = kind
    self.year = year
  }

  var release: Release { releases[0] }

  /// "Census 2021, TS067: highest level of qualification, by LSOA".
  var title: String {
    let year = year.map { " of \($0)" } ?? ""
    return release.title + (kind.map { ", by \($0.rawValue)\(year)" } ?? "")
  }

  func isAmong(_ holdings: [Holding]) -> Bool { holdings.contains { isMet(by: $0) } }

  func isMet(by holding: Holding) -> Bool {
    releases.contains(holding.release)
      && (kind == nil || holding.kinds.first == kind)
      && (year == nil || holding.year == nil || holding.year == year)
  }
}
