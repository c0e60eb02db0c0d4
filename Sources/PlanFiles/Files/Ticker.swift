import Glibc
import Synchronization

/// Does something again and again on a thread of its own, however busy the others are, until it is stopped.
package final class Ticker: Sendable {
  private let work: Work

  private final class Work: Sendable {
    let tick: @Sendable () -> Void
    let microseconds: UInt32
    let isStopped = Atomic(false)

    init(_ microseconds: UInt32, _ tick: @escaping @Sendable () -> Void) {
      self.microseconds = microseconds
      self.tick = tick
    }
  }

  /// - Parameter milliseconds: between two ticks, and before the first. Where the system has no thread to give, there
  ///   is no tick.
  package init(every milliseconds: UInt32, _ tick: @escaping @Sendable () -> Void) {
    work = Work(1000 * milliseconds, tick)
    let given = unsafe Unmanaged.passRetained(work)
    var thread = pthread_t()
    let failure = unsafe pthread_create(
      &thread, nil,
      { given in
        guard let given = unsafe given else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(given).takeRetainedValue()
        while true {
          usleep(work.microseconds)
          if work.isStopped.load(ordering: .relaxed) { return nil }
          work.tick()
        }
      }, unsafe given.toOpaque())
    if failure == 0 { pthread_detach(thread) } else { unsafe given.release() }
  }

  /// A tick that has begun still ends.
  package func stop() { work.isStopped.store(true, ordering: .relaxed) }
}
