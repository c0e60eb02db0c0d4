import Glibc
package import SkillsPlanner
import Synchronization

/// The bytes of a file, a FIFO or the standard input in blocks, so that a file of any size takes the memory of one.
///
/// It is read once, from the start to the end; whoever shares it shares the place that it has come to.
package final class ByteStream: Sendable {
  /// The name for messages: the path, or "standard input".
  package let file: String
  /// The most bytes of a block.
  package let blockSize: Int

  private let path: String
  private let place: Location
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var source: Source
    /// Read already, to see in time that a folder is none; given by the next `next`.
    var first: [UInt8]?
    var digest: SHA256?
    var byteCount = 0
    var isAtEnd = false
  }

  private enum Source: ~Copyable {
    case system(SystemFile)
    case memory([UInt8])
  }

  /// Opens a file, or the standard input for "-", and reads its first block.
  ///
  /// - Parameters:
  ///   - path: As seen from the current folder.
  ///   - place: Where a file of the user names it; problems are reported there, else at the path itself.
  ///   - blockSize: The most bytes of a block, at least 1.
  ///   - isDigested: Whether `sha256` is to be known, which takes some 3 seconds a gigabyte.
  /// - Throws: one diagnostic when it is not there, is a folder or cannot be read.
  package init(
    path: String, namedAt place: Location? = nil, blockSize: Int = ByteStream.usualBlockSize,
    isDigested: Bool = true
  ) throws(InvalidInput) {
    precondition(blockSize > 0, "a block holds a byte at least")
    file = path == "-" ? "standard input" : path
    self.path = path
    self.place = place ?? Location(file: file)
    self.blockSize = blockSize
    do throws(SystemFile.Failure) {
      let system =
        path == "-"
        ? try SystemFile(standard: .input)
        : try SystemFile(path: path, flags: O_RDONLY | O_NOCTTY, mode: 0)
      let first = try system.readBlock(most: blockSize)
      state = Mutex(
        State(
          source: .system(system), first: first, digest: isDigested ? SHA256() : nil))
    } catch {
      throw InputFile.failure(error.code, path: path, at: self.place)
    }
  }

  /// Bytes that are there already, in blocks.
  package init(
    _ bytes: [UInt8], file: String, blockSize: Int = ByteStream.usualBlockSize,
    isDigested: Bool = false
  ) {
    precondition(blockSize > 0, "a block holds a byte at least")
    self.file = file
    path = file
    place = Location(file: file)
    self.blockSize = blockSize
    state = Mutex(State(source: .memory(bytes), digest: isDigested ? SHA256() : nil))
  }

  /// 256 KiB: large enough that a call costs nothing beside what is read, small enough for the cache of a core
  /// and for memory that the allocator keeps (1 MiB takes a third more time).
  package static let usualBlockSize = 1 << 18

  /// Whether the first character is a brace or a bracket, as in JSON and in no table; asked before `next`.
  package var beginsJSON: Bool {
    let beginning = state.withLock { (state) -> [UInt8] in
      if let first = state.first { return first }
      switch state.source {
      case .system: return []
      case .memory(let bytes): return bytes
      }
    }
    let text = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning[...]
    let first = text.first {
      $0 != .space && $0 != .tab && $0 != .lineFeed && $0 != .carriageReturn
    }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The next block, full unless it is the last; nil at the end, and ever after.
  ///
  /// - Throws: one diagnostic when the system cannot read on.
  package func next() throws(InvalidInput) -> [UInt8]? {
    do throws(SystemFile.Failure) {
      return try state.withLock { (state) throws(SystemFile.Failure) in
        try Self.next(&state, most: blockSize)
      }
    } catch {
      throw InputFile.failure(error.code, path: path, at: place)
    }
  }

  /// Reads what is left and drops it, so that `byteCount` and `sha256` are those of the whole.
  package func finish() throws(InvalidInput) {
    while try next() != nil {}
  }

  /// The bytes given so far.
  package var byteCount: Int { state.withLock { $0.byteCount } }

  /// The digest of the bytes given so far as 64 lower-case hexadecimal digits; nil when none was asked for.
  package var sha256: String? { state.withLock { $0.digest?.hex() } }

  private static func next(
    _ state: inout State, most: Int
  ) throws(SystemFile.Failure) -> [UInt8]? {
    if state.isAtEnd { return nil }
    let block: [UInt8]
    if let first = state.first {
      block = first
      state.first = nil
    } else {
      switch state.source {
      case .system(let file): block = try file.readBlock(most: most)
      case .memory(let bytes): block = Array(bytes[state.byteCount...].prefix(most))
      }
    }
    if block.isEmpty {
      state.isAtEnd = true
      return nil
    }
    state.byteCount += block.count
    state.digest?.update(block)
    return block
  }
}
