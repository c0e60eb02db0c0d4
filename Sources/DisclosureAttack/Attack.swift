/// What somebody finds out who reads everything that was published and can add.
///
/// The attacker knows nothing but the texts of the tables, the rule that the pack names, that no count is negative,
/// and which cells are sums of which. Bounds are proved: by propagation over all sums, and by maximum flows on the
/// sums of each kind of count, until neither finds more. Sums between two kinds (learners are those placed and
/// those not placed) are propagated only.
package struct Attack: Sendable {
  /// A small count that is known too well.
  package struct Exposure: Sendable, Hashable {
    /// "areas/E01012571/placed"; "not placed" for a count that no table has and that is a difference of two.
    package let cell: String
    /// What it can be; fewer values than must be kept.
    package let interval: Interval
    /// Cells that give it away, together with the sums they stand in.
    package let equation: [String]
    /// Cells that say something, in that sum; where it has none, in the sums nearest to it. At most some hundreds.
    package let telling: [String]
  }

  /// By the names of their cells.
  package let exposures: [Exposure]
  private let knowledge: Knowledge

  /// - Parameter previous: a pack that was published before; it is supposed that every cell is unchanged that can be,
  ///   and where that contradicts a sum, less of that column. What is then known of the earlier pack's own hidden
  ///   counts, and was not known of it alone, is found too.
  package init(on pack: PublishedPack, knowing previous: PublishedPack? = nil) {
    let newest = PackReader(pack).knowledge
    var sharing = Sharing()
    let alone = previous.map { Attack(on: $0) }
    while let previous, let alone {
      let both = PackReader(adding: previous, to: newest, sharing).knowledge
      do throws(Contradiction) {
        try self.init(known: both, pack.rule, and: Self.earlier(previous, alone, among: both))
        return
      } catch {
        guard sharing.weaken(after: error) else { break }
      }
    }
    do throws(Contradiction) {
      try self.init(known: newest, pack.rule)
    } catch {
      // Tables that contradict themselves tell nothing.
      self.init([], newest)
    }
  }

  private init(_ exposures: [Exposure], _ knowledge: Knowledge) {
    self.exposures = exposures
    self.knowledge = knowledge
  }

  /// Counts of an earlier pack that it hid well enough by itself, by their places among all.
  private static func earlier(
    _ pack: PublishedPack, _ alone: Attack, among both: Knowledge
  ) -> (counts: Set<Int>, rule: PublishedRule) {
    let counts = both.names.indices.filter { count in
      guard both.names[count].hasPrefix(PackReader.older) else { return false }
      let name = String(both.names[count].dropFirst(PackReader.older.count))
      return (alone.interval(of: name)?.values ?? 0) >= pack.rule.valuesToKeep
        && both.texts[count].flatMap { Int($0) } == nil
    }
    return (Set(counts), pack.rule)
  }

  private init(
    known: Knowledge, _ rule: PublishedRule,
    and earlier: (counts: Set<Int>, rule: PublishedRule) = ([], .exact)
  ) throws(Contradiction) {
    var knowledge = known
    var holding: [Int: [Int]] = [:]
    var isQuiet = false
    while !isQuiet {
      try knowledge.propagate()
      isQuiet = true
      for graph in knowledge.graphs {
        guard var flow = Flow(graph, knowledge.bounds) else {
          throw Contradiction(counts: graph.arcs.map { knowledge.names[$0.count] })
        }
        let bounds = knowledge.bounds
        let narrow = flow.narrow(
          { Self.mayBeSmall($0, knowledge, rule) }, keeping: rule.valuesToKeep, bounds)
        for found in narrow where found.interval != bounds[found.count] {
          knowledge.narrow(found.count, to: found.interval)
          holding[found.count] = found.holding
          isQuiet = false
        }
      }
    }
    var exposures: [Exposure] = []
    let sums = Sums(knowledge)
    // A sum that no cell is in is nothing whoever is counted, and no secret.
    let empty = Set(knowledge.equations.filter { $0.terms.count == 1 }.map { $0.terms[0].count })
    for count in knowledge.names.indices where !empty.contains(count) {
      let isFound =
        mayBe(count)
        || earlier.counts.contains(count) && Self.isNarrow(count, knowledge, earlier.rule)
      guard isFound else { continue }
      let terms =
        holding[count] ?? knowledge.reasons[count].map { reason in
          knowledge.equations[reason].terms.map(\.count).filter { $0 != count }
        } ?? []
      exposures.append(
        Exposure(
          cell: knowledge.names[count], interval: knowledge.bounds[count],
          equation: terms.map { knowledge.names[$0] },
          telling: sums.telling(near: [count] + terms, knowledge).map { knowledge.names[$0] }))
    }
    self.exposures = exposures.sorted { $0.cell < $1.cell }
    self.knowledge = knowledge

    func mayBe(_ count: Int) -> Bool {
      Self.mayBeSmall(count, knowledge, rule) && Self.isNarrow(count, knowledge, rule)
    }
  }

  /// Which sums each count stands in.
  private struct Sums {
    private var ofCount: [[Int]]

    init(_ known: Knowledge) {
      ofCount = Array(repeating: [], count: known.names.count)
      for (place, equation) in known.equations.enumerated() {
        for term in equation.terms { ofCount[term.count].append(place) }
      }
    }

    /// The counts that are told among some; else among those that share a sum with them, and so on.
    func telling(near start: [Int], _ known: Knowledge) -> [Int] {
      var ring = start
      var seen = Set(start)
      while !ring.isEmpty {
        let telling = ring.filter { known.isTold[$0] }
        if !telling.isEmpty { return telling }
        var next: [Int] = []
        for count in ring {
          for sum in ofCount[count] where next.count < Self.most {
            next += known.equations[sum].terms.map(\.count).filter { seen.insert($0).inserted }
          }
        }
        ring = next
      }
      return []
    }

    private static let most = 400
  }

  /// Whether a count of the newest pack has no number there, and may be small.
  private static func mayBeSmall(_ count: Int, _ known: Knowledge, _ rule: PublishedRule) -> Bool {
    !known.isShown[count] && known.bounds[count].low < rule.threshold
      && !known.names[count].hasPrefix(PackReader.older)
  }

  /// Whether a count that may be small is known too well.
  private static func isNarrow(_ count: Int, _ known: Knowledge, _ rule: PublishedRule) -> Bool {
    known.bounds[count].values < rule.valuesToKeep && known.bounds[count].low < rule.threshold
      && !(rule.namesSmall && known.bounds[count].high == 0)
  }

  /// What a count can be, by the name of its cell; nil for a cell that there is not.
  package func interval(of cell: String) -> Interval? {
    knowledge.place(of: cell).map { knowledge.bounds[$0] }
  }

  /// The names of all counts that tables have or that follow from them.
  package var cells: [String] { knowledge.names }
}
