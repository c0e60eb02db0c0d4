import PlanFiles
import SkillsPlanner
import Synchronization

/// Shows how far a long command is in one line of the terminal, which is gone when the command is done.
///
/// Nothing is shown in the first second, nor where no terminal is behind the standard error.
final class ProgressLine: Sendable {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let isWatched: Bool
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var stage: String
    var begin: ContinuousClock.Instant
    var done = 0
    var all = 0
    var next: ContinuousClock.Instant
    var line: TerminalLine?
    var isOver = false
  }

  /// - Parameter stage: what is done first, as in "reading tables".
  init(_ stage: String) {
    start = clock.now
    isWatched = StandardStream.error.isTerminal
    state = Mutex(State(stage: stage, begin: start, next: start + .seconds(1)))
  }

  /// Begins another stage, of whose length nothing is known yet.
  func begin(_ stage: String) {
    report(stage, 0, of: 0)
  }

  /// Takes how far a stage is.
  func report(_ stage: String, _ done: Int, of all: Int) {
    guard isWatched else { return }
    let now = clock.now
    state.withLock { state in
      if state.stage != stage {
        state.stage = stage
        state.begin = now
      }
      state.done = done
      state.all = all
      show(&state, now)
    }
  }

  /// Shows the line while something is done that reports nothing, by the clock.
  func watch<Result>(_ body: (ProgressLine) async throws -> Result) async rethrows -> Result {
    guard isWatched else { return try await body(self) }
    let ticker = Ticker(every: 250) { [self] in
      let now = clock.now
      state.withLock { show(&$0, now) }
    }
    defer {
      ticker.stop()
      end()
    }
    return try await body(self)
  }

  /// Takes the line away until there is more to show, so that something else can be said.
  func clear() {
    state.withLock { state in
      state.line.take()?.clear()
      state.next = clock.now + .milliseconds(250)
    }
  }

  /// Takes the line away for good, so that a result can be printed.
  func end() {
    state.withLock { state in
      state.isOver = true
      state.line.take()?.clear()
    }
  }

  private func show(_ state: inout State, _ now: ContinuousClock.Instant) {
    guard now >= state.next, !state.isOver else { return }
    state.next = now + .milliseconds(100)
    if state.line == nil { state.line = TerminalLine() }
    state.line?.show(
      Self.text(state.stage, state.done, of: state.all, after: state.begin.duration(to: now)))
  }

  /// "scoring: 45%, about 12 s left"; the stage alone where nothing is known of its length.
  ///
  /// What is left is reckoned from what the work done so far took.
  static func text(_ stage: String, _ done: Int, of all: Int, after time: Duration) -> String {
    guard all > 0, done > 0 else { return stage }
    let share = "\(stage): \(100 * done / all)%"
    let left = time / Double(done) * Double(max(0, all - done))
    guard time > .seconds(1), left > .zero else { return share }
    let seconds = Int(left.components.seconds) + 1
    return seconds < 120
      ? "\(share), about \(seconds) s left" : "\(share), about \((seconds + 30) / 60) min left"
  }
}

extension Progress {
  /// What a line of the terminal shows.
  init(_ line: ProgressLine) {
    self.init { stage, done, all in
      switch stage {
      case .scoring: line.report("scoring", done, of: all)
      case .solving: line.report("solving", done, of: all)
      }
    }
  }
}
