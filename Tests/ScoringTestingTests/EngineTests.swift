import RuleProperties
import Testing

/// Rules that only a plugin outside ScoringKit can be: they see a whole batch, or columns beyond theirs.
@Suite struct `Property checks of a batch` {
  private func trial(_ score: @escaping ([Double], Double) -> [Double]) -> Trial {
    Trial(
      columns: [TrialColumn("course.outcomes", .numbers)], isEligibility: false, takesDecoys: true
    ) { batch in
      let numbers = batch.rows.map { $0[0].number ?? 0 }
      return { () throws(TrialFailure) in score(numbers, batch.decoy) }
    }
  }

  private func violations(_ score: @escaping ([Double], Double) -> [Double]) -> [Violation] {
    PropertyCheck().violations(of: trial(score))
  }

  @Test func `a rule of the batch's own columns keeps everything`() {
    #expect(violations { numbers, _ in numbers } == [])
  }

  @Test func `a score that depends on the rest of the batch is shown with two candidates`() {
    let found = violations { numbers, _ in
      let most = numbers.max() ?? 1
      return numbers.map { most > 0 ? $0 / most : 0 }
    }
    #expect(found.map(\.property) == [.batch])
    #expect(found.map(\.example.count) == [2])
  }

  @Test func `a score that depends on the order is shown with two candidates`() {
    let found = violations { numbers, _ in
      (numbers.first ?? 0) > (numbers.last ?? 0) ? numbers.map { $0 / 2 } : numbers
    }
    #expect(found.map(\.property) == [.order])
    #expect(found.map(\.example) == [["{}", "{\"course.outcomes\": 1}"]])
  }

  @Test func `a read beyond the declared columns is shown with one candidate`() {
    let found = violations { numbers, decoy in numbers.map { decoy == 1 ? 1 : $0 } }
    #expect(found.map(\.property) == [.columns])
    #expect(found.map(\.example) == [["{}"]])
  }

  @Test func `a failure of the whole batch is a violation of the range`() {
    let found = PropertyCheck().violations(
      of: Trial(columns: [], isEligibility: true, takesDecoys: false) { _ in
        { () throws(TrialFailure) in throw TrialFailure("gives up") }
      })
    #expect(
      found.map(\.description) == [
        """
        violated: every score is a number in 0...1
          the rule gives up
          smallest example:
            columns: {}
        """
      ])
  }

  @Test func `a rule that fails for one candidate and not for many is a violation of the range`() {
    let found = PropertyCheck().violations(
      of: Trial(
        columns: [TrialColumn("course.outcomes", .numbers)], isEligibility: false,
        takesDecoys: false
      ) { batch in
        { () throws(TrialFailure) in
          if batch.rows.count == 1 { throw TrialFailure("crashed", isBreakdown: true) }
          return batch.rows.map { _ in 0 }
        }
      })
    #expect(found.first?.property == .range)
    #expect(found.first?.summary == "crashed")
    #expect(found.first?.example == ["{}"])
    #expect(found.allSatisfy { $0.example.count <= 6 })
  }

  @Test func `an answer between 0 and 1 of an eligibility rule is a violation of the range`() {
    let found = PropertyCheck().violations(
      of: Trial(columns: [], isEligibility: true, takesDecoys: false) { batch in
        { () throws(TrialFailure) in batch.rows.map { _ in 0.5 } }
      })
    #expect(found.map(\.summary) == ["scores 0.5 where 0 or 1 is due"])
  }

  @Test func `the extremes of a need's number stay around it`() {
    let columns = ["need.share_below", "need.share_below.largest", "need.share_below.smallest"]
      .map { TrialColumn($0, .numbers) }
    var sampler = Sampler(columns, seed: 3)
    for row in sampler.rows(200) {
      let (share, largest, smallest) = (row[0].number, row[1].number, row[2].number)
      if let share, let largest { #expect(share <= largest) }
      if let share, let smallest { #expect(smallest <= share) }
      if let smallest, let largest { #expect(smallest <= largest) }
    }
  }
}
