import SkillsPlanner

/// Where the sector subject area of a course's starts comes from; the raw value is what
/// `sector_basis` says.
enum SectorBasis: String, CaseIterable, Sendable {
  case level = "provider's starts by subject at the level group"
  case provider = "provider's starts by subject at all levels"
  case district = "district's mix of the other providers"
  case learningAim = "the learning aim's in LARS"
  case notPublished = "not published"
}

/// Resident starts of one provider in one district at one level and in one sector subject area.
struct SectorStarts: Hashable, Sendable {
  let ukprn: String
  let delivery: String
  let level: Level
  let sector: SectorSubjectArea
  let starts: Int
  let levelBasis: LevelBasis
  let sectorBasis: SectorBasis
}

/// Splits starts by level into sector subject areas (tier 1), which are published for some
/// providers' national starts.
///
/// A provider in the subject file: its starts at a level are shared out by its subjects at that
/// level group, else at all levels, by largest remainder, and dealt over its districts. Any other:
/// all such providers of a district and level together, with the mix of the former there, else in
/// all districts at that level, else at every level; dealt over the providers. Both margins are
/// exact at every step.
struct SectorMix {
  /// A number per sector subject area (in the order of its cases) for each UKPRN and level group.
  let subjects: [String: [ApprenticeshipLevel: [Int]]]

  /// What a provider teaches in a district at a level.
  struct Cell: Hashable, Sendable {
    let ukprn: String
    let delivery: String
    let level: Level
    let starts: Int
    let basis: LevelBasis
  }

  /// Starts by provider, district, level and sector, sorted so; none with 0 starts.
  func split(_ cells: [Cell]) -> [SectorStarts] {
    let cells = cells.sorted {
      ($0.ukprn, $0.level, $0.delivery) < ($1.ukprn, $1.level, $1.delivery)
    }
    var result: [SectorStarts] = []
    var open: [Cell] = []
    for own in grouped(cells, by: { Key($0.ukprn, $0.level) }) {
      if let (weights, basis) = weights(of: own[0].ukprn, at: own[0].level) {
        result += deal(own, by: weights, basis)
      } else {
        open += own
      }
    }
    let known = Mix(result)
    open.sort { ($0.delivery, $0.level, $0.ukprn) < ($1.delivery, $1.level, $1.ukprn) }
    for local in grouped(open, by: { Key($0.delivery, $0.level) }) {
      let weights = known.weights(in: local[0].delivery, at: local[0].level)
      result += deal(local, by: weights, .district)
    }
    return result.sorted { $0.order < $1.order }
  }

  private func weights(of ukprn: String, at level: Level) -> ([Int], SectorBasis)? {
    guard let own = subjects[ukprn] else { return nil }
    if let weights = positive(own[level.apprenticeship]) { return (weights, .level) }
    let all = SectorSubjectArea.allCases.indices.map { sector in
      ApprenticeshipLevel.allCases.reduce(0) { $0 + (own[$1]?[sector] ?? 0) }
    }
    return positive(all).map { ($0, .provider) }
  }

  private func deal(_ cells: [Cell], by weights: [Int], _ basis: SectorBasis) -> [SectorStarts] {
    let rows = cells.map(\.starts)
    let columns = largestRemainder(total: rows.reduce(0, +), weights: weights)
    return zip(cells, OpenData.deal(rows: rows, columns: columns)).flatMap { cell, dealt in
      zip(SectorSubjectArea.allCases, dealt).compactMap { sector, starts in
        starts == 0
          ? nil
          : SectorStarts(
            ukprn: cell.ukprn, delivery: cell.delivery, level: cell.level, sector: sector,
            starts: starts, levelBasis: cell.basis, sectorBasis: basis)
      }
    }
  }
}

/// A provider or a district, and a level.
private struct Key: Hashable {
  let code: String
  let level: Level

  init(_ code: String, _ level: Level) {
    self.code = code
    self.level = level
  }
}

/// Starts by sector of the providers in the subject file.
private struct Mix {
  private var byPlace: [Key: [Int]] = [:]
  private var byLevel: [Level: [Int]] = [:]
  private var whole = SectorSubjectArea.allCases.map { _ in 0 }

  init(_ starts: [SectorStarts]) {
    let none = whole
    for cell in starts {
      let index = cell.sector.index
      byPlace[Key(cell.delivery, cell.level), default: none][index] += cell.starts
      byLevel[cell.level, default: none][index] += cell.starts
      whole[index] += cell.starts
    }
  }

  func weights(in district: String, at level: Level) -> [Int] {
    positive(byPlace[Key(district, level)]) ?? positive(byLevel[level]) ?? positive(whole)
      ?? SectorSubjectArea.allCases.map { _ in 1 }
  }
}

extension SectorStarts {
  fileprivate var order: (String, String, Level, Int) { (ukprn, delivery, level, sector.index) }
}
