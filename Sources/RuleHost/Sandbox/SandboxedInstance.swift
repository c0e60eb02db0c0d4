import SkillsPlanner
import Synchronization

/// A rule with its parameters in a sandboxed child. Batches wait for each other.
final class SandboxedInstance: RuleScoring {
  /// How often a broken child is replaced, so that each batch is judged by itself: whichever thread came
  /// first, the first candidate at fault is the one that is named.
  private static let mostCrashes = 32
  private static let mostWaits = 2

  let columns: [ColumnRequest]
  let traits: [ColumnTraits]
  private let source: ChildSource
  private let json: String
  private let state: Mutex<State>

  private struct State: Sendable {
    /// Nil once it broke.
    var process: RuleProcess?
    /// What the child has of each column of texts; nil before the first batch.
    var dictionaries: [[String]?]
    var crashes = 0
    var waits = 0
    /// The fault of the child that broke last.
    var last: ChildFault?
  }

  init(
    _ source: ChildSource, json: String, _ process: RuleProcess, columns: [ColumnRequest],
    traits: [ColumnTraits]
  ) {
    self.source = source
    self.json = json
    self.columns = columns
    self.traits = traits
    state = Mutex(
      State(process: process, dictionaries: columns.map { _ in nil }))
  }

  func score(_ batch: CandidateBatch) -> RuleAnswer {
    state.withLock { state in
      var scores: [Double] = []
      scores.reserveCapacity(batch.count)
      let rows = SharedRing.rows(columns: columns.count)
      for start in stride(from: 0, to: batch.count, by: rows) {
        let range = start..<min(start + rows, batch.count)
        if let fault = score(batch, range, &scores, &state) {
          return RuleAnswer(scores: scores, fault: fault)
        }
      }
      return RuleAnswer(scores: scores, fault: nil)
    }
  }

  /// Scores a piece of a batch; what went wrong, if anything.
  private func score(
    _ batch: CandidateBatch, _ range: Range<Int>, _ scores: inout [Double], _ state: inout State
  ) -> RuleAnswer.Fault? {
    let process: RuleProcess
    do throws(ChildFault) {
      process = try child(&state)
    } catch {
      return RuleAnswer.Fault(problem: error.problem, candidate: nil)
    }
    process.ring.put(batch, range)
    var questions = news(of: batch, &state)
    var body = MessageBody()
    body.add(UInt64(range.count))
    questions.append(Message(.score, body))
    do throws(ChildFault) {
      let answer = try process.answer(
        to: questions, within: source.limits.batch,
        doing: " for a batch of \(range.count) candidates")
      guard let fault = try fault(in: answer, range) else {
        process.ring.take(range.count, into: &scores)
        return nil
      }
      return fault
    } catch {
      if case .timedOut = error { state.waits += 1 } else { state.crashes += 1 }
      let candidate = process.ring.firstUnwritten(range.count).map { range.lowerBound + $0 }
      state.last = error
      state.process = nil
      return RuleAnswer.Fault(problem: error.problem, candidate: candidate ?? range.lowerBound)
    }
  }

  /// The child, or a new one in place of one that broke.
  private func child(_ state: inout State) throws(ChildFault) -> RuleProcess {
    if let process = state.process { return process }
    if let last = state.last,
      state.crashes > Self.mostCrashes || state.waits >= Self.mostWaits
    {
      throw last
    }
    let made = try source.make(json, in: nil)
    guard case .success(let columns) = made.columns, columns == self.columns else { throw .broken }
    state.process = made.process
    state.dictionaries = columns.map { _ in nil }
    return made.process
  }

  /// Messages with the dictionaries that the child does not have yet.
  private func news(of batch: CandidateBatch, _ state: inout State) -> [Message] {
    var messages: [Message] = []
    for (place, column) in batch.columns.enumerated() {
      guard case .codes(_, let dictionary) = column, state.dictionaries[place] != dictionary
      else { continue }
      var body = MessageBody()
      body.add(UInt32(place))
      body.add(dictionary)
      messages.append(Message(.dictionary, body))
      state.dictionaries[place] = dictionary
    }
    return messages
  }

  private func fault(in answer: Message, _ range: Range<Int>) throws(ChildFault)
    -> RuleAnswer.Fault?
  {
    do throws(BrokenMessage) {
      guard answer.kind == .scored else { throw BrokenMessage() }
      var reader = MessageReader(answer)
      if try reader.uint32() == 0 { return nil }
      let candidate = try reader.uint64()
      let words = try reader.text() ?? ""
      return RuleAnswer.Fault(
        problem: "could not score: \(words.isEmpty ? "it does not say why" : words)",
        candidate: candidate < UInt64(range.count) ? range.lowerBound + Int(candidate) : nil)
    } catch {
      throw .broken
    }
  }
}
