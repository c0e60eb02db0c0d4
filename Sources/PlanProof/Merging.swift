import SkillsPlanner

/// The merges of courses that do not run as they follow from the rows that tell them, all carried out together.
///
/// Which course goes with which is the plan's to say. What is shown is that it can be: that courses are alike, that those
/// who meet at a course that runs find places there beside those it has, and that those who meet at one that does not
/// are enough for one among them, which has the places.
struct Merging {
  private let facts: Facts
  private let used: [Int]
  private let least: [Int]
  /// By course that does not run: the row that tells it, and the course that this names.
  private var rows: [Int: (row: CohortRow, with: Int)] = [:]
  /// By course that does not run: one of those that it meets, as the rows link them; none for the first of them.
  private var linked: [Int: Int] = [:]
  /// Courses that meet: at one that runs, by that, else by the first of them.
  private var meeting: [Int: [Int]] = [:]

  /// - Parameter places: courses by id.
  init(
    _ facts: Facts, used: [Int], least: [Int], _ cohorts: [(place: Int, row: CohortRow)],
    _ places: [String: Int]
  ) {
    (self.facts, self.used, self.least) = (facts, used, least)
    for (place, row) in cohorts where used[place] == 0 {
      guard let merge = row.merge, let with = places[merge.course], with != place else { continue }
      rows[place] = (row, with)
    }
    for (place, link) in rows where used[link.with] == 0 && rows[link.with] != nil {
      let (one, other) = (first(place), first(link.with))
      if one != other { linked[max(one, other)] = min(one, other) }
    }
    for (place, link) in rows {
      meeting[used[link.with] > 0 ? link.with : first(place), default: []].append(place)
    }
  }

  /// Nil where it cannot be carried out.
  func merge(of place: Int) -> CohortRow.Merge? {
    guard let (row, with) = rows[place], let merge = row.merge, isAlike(place, with),
      let together = used[with] > 0 ? together(at: with) : together(place, with)
    else { return nil }
    let (from, to) = (facts.courses[place].venue, facts.courses[with].venue)
    return CohortRow.Merge(
      course: merge.course, metres: from.flatMap { from in to.map { from.metres(to: $0) } },
      learners: together)
  }

  /// Learners on a course that runs, with all who come there.
  private func together(at host: Int) -> Int? {
    let guests = meeting[host] ?? []
    let all = sum([used[host]] + guests.map(wouldRun))
    let needed = guests.map { least[$0] }.max() ?? 0
    return all <= facts.courses[host].places && all >= max(needed, least[host]) ? all : nil
  }

  /// Learners of all that meet where none runs: one that goes to a course that runs cannot be met.
  private func together(_ place: Int, _ with: Int) -> Int? {
    let group = meeting[first(place)] ?? []
    let all = sum(group.map(wouldRun))
    guard group.contains(with), group.allSatisfy({ isAlike($0, place) }),
      all >= group.map({ least[$0] }).max() ?? 0,
      group.contains(where: { facts.courses[$0].places >= all })
    else { return nil }
    return all
  }

  private func wouldRun(_ place: Int) -> Int { rows[place]?.row.wouldRun ?? 0 }

  private func isAlike(_ one: Int, _ other: Int) -> Bool {
    let (own, its) = (facts.courses[one], facts.courses[other])
    return own.level == its.level && own.sector == its.sector && own.mode == its.mode
  }

  private func first(_ place: Int) -> Int {
    var first = place
    while let next = linked[first] { first = next }
    return first
  }
}
