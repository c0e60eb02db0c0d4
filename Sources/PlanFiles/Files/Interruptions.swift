import Glibc
import Synchronization

/// What happens at the signals by which a person or a system ends a program.
///
/// That is one thing for the whole process: threads that ignore them at the same time do so until the last of them is done, and
/// what is to happen else waits until then.
struct Interruptions: Sendable {
  private static let signals = [SIGHUP, SIGINT, SIGTERM]
  private static let state = Mutex(State())

  private struct State: Sendable {
    /// How many ignore them.
    var count = 0
    /// What happens when none does.
    var heeded = Interruptions(handlers: [])

    /// - Returns: what was to happen before.
    mutating func put(_ next: Interruptions) -> Interruptions {
      guard count > 0 else { return next.put() }
      defer { heeded = next }
      return heeded
    }
  }

  /// By signal, the address of a function of C: within optionals in optionals the one that stands for ignoring would be taken
  /// for nil.
  private let handlers: [Int]

  private static let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)

  /// Lets those signals pass without a trace until `heed`; meant for moments.
  static func ignore() {
    state.withLock {
      if $0.count == 0 {
        $0.heeded = Interruptions(handlers: signals.map { _ in ignored }).put()
      }
      $0.count += 1
    }
  }

  /// Ends one `ignore`.
  static func heed() {
    state.withLock {
      $0.count -= 1
      if $0.count == 0 { _ = $0.heeded.put() }
    }
  }

  /// Has those signals clear the line of the terminal before they end the program, as they go on to do; not where
  /// whoever started the program has them ignored.
  ///
  /// - Returns: what was to happen before.
  static func clearLine() -> Interruptions {
    let clearing: __sighandler_t = clearLineAndEnd
    let clears = unsafe unsafeBitCast(clearing, to: Int.self)
    return state.withLock {
      let before = $0.put(Interruptions(handlers: signals.map { _ in clears }))
      _ = $0.put(Interruptions(handlers: before.handlers.map { $0 == ignored ? ignored : clears }))
      return before
    }
  }

  /// Has happen again what was to happen before.
  func restore() {
    Self.state.withLock { _ = $0.put(self) }
  }

  private func put() -> Interruptions {
    Interruptions(
      handlers: Self.signals.indices.map {
        let handler = unsafe unsafeBitCast(handlers[$0], to: __sighandler_t?.self)
        return unsafe unsafeBitCast(signal(Self.signals[$0], handler), to: Int.self)
      })
  }
}

/// Does only what may be done in the middle of anything else.
private func clearLineAndEnd(_ number: Int32) {
  let clear: StaticString = "\r\u{1B}[K"
  _ = unsafe write(STDERR_FILENO, clear.utf8Start, clear.utf8CodeUnitCount)
  _ = signal(number, SIG_DFL)
  _ = raise(number)
}
