import CSandbox
import Glibc
import SkillsPlanner

/// Memory that host and child share: the scores of a batch, then its columns.
///
/// It is sealed against growing and shrinking, so no child can take it away under the host. A child can
/// write anywhere in it at any time, so the host reads each score once, into an array of its own.
@safe
final class SharedRing: Sendable {
  /// Room for 64 columns of 65,536 candidates, and the scores; the system gives what is touched.
  static let size = 65 * mostRows * 8
  static let mostRows = 65_536
  /// A number that no computation gives: no score was written here.
  static let unwritten = Double(bitPattern: 0x7FF8_536B_506C_616E)

  let descriptor: Int32
  nonisolated(unsafe) private let base: UnsafeMutableRawPointer

  /// - Throws: `SystemMessage` where the system has no memory to share.
  convenience init() throws(SystemMessage) {
    let descriptor = csandbox_ring(UInt64(Self.size))
    guard descriptor >= 0 else { throw .of(-descriptor) }
    try self.init(descriptor: descriptor)
  }

  /// Maps a ring that is there already, and closes it in the end.
  init(descriptor: Int32) throws(SystemMessage) {
    let mapped = unsafe mmap(
      nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      let message = SystemMessage.last
      _ = close(descriptor)
      throw message
    }
    self.descriptor = descriptor
    unsafe base = unsafe mapped
  }

  deinit {
    unsafe _ = munmap(base, Self.size)
    _ = close(descriptor)
  }

  /// Candidates of one batch: fewer where a rule reads more than 64 columns.
  static func rows(columns: Int) -> Int { min(mostRows, size / 8 / (columns + 1) / 8 * 8) }

  /// Where a column begins.
  func column(_ place: Int, of columns: Int) -> UnsafeMutableRawPointer {
    unsafe base + (place + 1) * Self.rows(columns: columns) * 8
  }

  /// The scores of a batch.
  func scores(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    unsafe UnsafeMutableBufferPointer(
      start: base.assumingMemoryBound(to: Double.self), count: count)
  }

  /// Puts some candidates of a batch into the ring, their scores unwritten.
  func put(_ batch: CandidateBatch, _ range: Range<Int>) {
    for (place, column) in batch.columns.enumerated() {
      let room = unsafe self.column(place, of: batch.columns.count)
      switch column {
      case .numbers(let values):
        unsafe values.withUnsafeBytes { bytes in
          unsafe room.copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[(range.lowerBound * 8)...]).baseAddress
              ?? UnsafeRawPointer(room), byteCount: range.count * 8)
        }
      case .codes(let codes, _):
        unsafe codes.withUnsafeBytes { bytes in
          unsafe room.copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[(range.lowerBound * 4)...]).baseAddress
              ?? UnsafeRawPointer(room), byteCount: range.count * 4)
        }
      }
    }
    unsafe scores(range.count).update(repeating: Self.unwritten)
  }

  /// Adds a copy of the scores of a batch.
  func take(_ count: Int, into scores: inout [Double]) {
    unsafe scores.append(contentsOf: UnsafeBufferPointer(self.scores(count)))
  }

  /// The first of some candidates that has no score yet; nil where all have one.
  func firstUnwritten(_ count: Int) -> Int? {
    unsafe scores(count).firstIndex { $0.bitPattern == Self.unwritten.bitPattern }
  }
}
