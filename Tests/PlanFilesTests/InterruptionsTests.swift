import Glibc
import Testing

@testable import PlanFiles

@Suite(.serialized) struct `Signals that end a program` {
  /// What happens at one of them, as a number; asked again for a while, since other tests ignore them for moments.
  private func handler() async throws -> Int {
    var handler = -1
    for _ in 0..<500 {
      var action = sigaction()
      guard unsafe sigaction(SIGTERM, nil, &action) == 0 else { break }
      handler = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      guard unsafe handler == unsafeBitCast(SIG_IGN, to: Int.self) else { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    return handler
  }

  @Test func `are heeded again when all that ignored them are done`() async throws {
    let before = try await handler()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<20_000 {
            Interruptions.ignore()
            Interruptions.heed()
          }
        }
      }
    }
    #expect(try await handler() == before)
  }

  @Test func `are to clear the line when they are heeded again, and then no longer`() async throws {
    let before = try await handler()
    Interruptions.ignore()
    let interruptions = Interruptions.clearLine()
    Interruptions.heed()
    #expect(try await handler() != before)
    Interruptions.ignore()
    interruptions.restore()
    Interruptions.heed()
    #expect(try await handler() == before)
  }
}
