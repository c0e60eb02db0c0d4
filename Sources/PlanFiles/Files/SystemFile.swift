import CMemory
import Glibc

/// An open file of the system, and questions about paths: the calls of the C library that need a pointer.
///
/// Each call gives the `errno` of its failure as a typed error, and is made again when a signal interrupts it.
package struct SystemFile: ~Copyable {
  /// The number of a failure, as in `errno`.
  package struct Failure: Error {
    package let code: Int32
  }

  /// What stands at a path.
  enum Kind: Equatable {
    case file(mode: mode_t)
    case folder
    case link
    /// In words, as part of a sentence.
    case other(String)
  }

  private let descriptor: Int32

  package init(path: String, flags: Int32, mode: UInt32 = 0o666) throws(Failure) {
    let opened = unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
    if opened < 0 { throw Failure(code: errno) }
    descriptor = opened
  }

  /// A file without a name, on the disk of a folder, to be written and read again; nil where the disk has no such files.
  init?(nameless folder: String, mode: UInt32) throws(Failure) {
    // O_TMPFILE, which the C library defines in a way that is not imported.
    let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY
    let opened = unsafe Glibc.open(folder, O_RDWR | withoutName | O_CLOEXEC, mode)
    if opened < 0 {
      if [EOPNOTSUPP, EISDIR, EINVAL].contains(errno) { return nil }
      throw Failure(code: errno)
    }
    descriptor = opened
  }

  /// One of the streams that the process was started with, which stays open.
  init(standard stream: StandardStream) throws(Failure) {
    let copy = dup(stream.rawValue)
    if copy < 0 { throw Failure(code: errno) }
    descriptor = copy
  }

  deinit {
    // Nothing that was written depends on this: a writer calls `close` and looks at its answer.
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  /// Writes every byte, in as many calls as it takes.
  package func write(_ bytes: [UInt8]) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if written > 0 {
        start += written
      } else if written == 0 {
        throw Failure(code: EIO)
      } else if errno != EINTR {
        throw Failure(code: errno)
      }
    }
  }

  /// Reads to the end, or until there are more than `most` bytes.
  func read(most: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = max(65_536, min(size + 1, most + 1))
    while bytes.count <= most {
      var count = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(code: errno)
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = 1 << 20
    }
    return bytes
  }

  /// The next `most` bytes, fewer only where the file ends; empty at its end.
  func readBlock(most: Int) throws(Failure) -> [UInt8] {
    var code: Int32 = 0
    let block = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, initialized in
      while initialized < most {
        // A pipe gives what it has, which is less than a block.
        let count = unsafe Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: initialized), most - initialized)
        if count > 0 {
          initialized += count
        } else if count == 0 || errno != EINTR {
          if count < 0 { code = errno }
          break
        }
      }
    }
    if code != 0 { throw Failure(code: code) }
    return block
  }

  /// Waits until nobody else holds the file's lock, and holds it until it is closed.
  func lock() {
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Puts what was written on the disk.
  func synchronise() throws(Failure) {
    while fsync(descriptor) != 0 {
      // Some file systems cannot do it for folders, and have nothing to lose there.
      if errno == EINVAL || errno == EROFS { return }
      if errno != EINTR { throw Failure(code: errno) }
    }
  }

  /// Gives the file the permissions of another.
  func setMode(_ mode: mode_t) throws(Failure) {
    if fchmod(descriptor, mode) != 0 { throw Failure(code: errno) }
  }

  /// Gives a file without a name a name that nothing has.
  func link(to path: String) throws(Failure) {
    let own = "/proc/self/fd/\(descriptor)"
    if unsafe linkat(AT_FDCWD, own, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0 {
      throw Failure(code: errno)
    }
  }

  /// Writes what the file holds, from its start, into another.
  func copy(to other: borrowing SystemFile) throws(Failure) {
    if lseek(descriptor, 0, SEEK_SET) < 0 { throw Failure(code: errno) }
    while true {
      let block = try readBlock(most: 1 << 20)
      if block.isEmpty { return }
      try other.write(block)
    }
  }

  /// Closes the file, which may be when a disk reports that it could not keep what was written.
  consuming func close() throws(Failure) {
    let number = descriptor
    discard self
    if Glibc.close(number) != 0, errno != EINTR { throw Failure(code: errno) }
  }

  /// Whether it is a file on a disk, and not a pipe, a terminal or another device.
  var isOrdinary: Bool { status != nil }

  /// The size of an ordinary file, else 0.
  private var size: Int { status.map { Int($0.st_size) } ?? 0 }

  /// Of an ordinary file.
  private var status: stat? {
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    return isKnown && status.st_mode & S_IFMT == S_IFREG ? status : nil
  }

  /// Whether a person at a terminal is behind a descriptor.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  // MARK: Paths

  /// Whether the path leads, by whatever links, to an ordinary file.
  package static func isOrdinary(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether anything stands at the path, by whatever links.
  package static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  /// Whether both paths exist and lead to one file.
  static func areSame(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// What stands at the path, following no link; nil when nothing does.
  static func kind(at path: String) throws(Failure) -> Kind? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw Failure(code: errno)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file(mode: status.st_mode & 0o7777)
    case S_IFDIR: .folder
    case S_IFLNK: .link
    case S_IFIFO: .other("a FIFO")
    case S_IFSOCK: .other("a socket")
    default: .other("a device")
    }
  }

  /// What a symbolic link leads to, as it is written in it.
  static func target(ofLink path: String) throws(Failure) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe readlink(path, &bytes, bytes.count)
    if length < 0 { throw Failure(code: errno) }
    return String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func mayWrite(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  static func rename(_ old: String, to new: String) throws(Failure) {
    if unsafe Glibc.rename(old, new) != 0 { throw Failure(code: errno) }
  }

  /// Gives a file or folder a name that nothing has.
  static func rename(_ old: String, toNew new: String) throws(Failure) {
    // RENAME_NOREPLACE
    if unsafe renameat2(AT_FDCWD, old, AT_FDCWD, new, 1) != 0 { throw Failure(code: errno) }
  }

  /// Lets two files or folders change places in one step.
  static func exchange(_ old: String, with new: String) throws(Failure) {
    // RENAME_EXCHANGE
    if unsafe renameat2(AT_FDCWD, old, AT_FDCWD, new, 2) != 0 { throw Failure(code: errno) }
  }

  static func makeFolder(_ path: String) throws(Failure) {
    if unsafe mkdir(path, 0o777) != 0 { throw Failure(code: errno) }
  }

  static func removeEmptyFolder(_ path: String) {
    _ = unsafe rmdir(path)
  }

  package static func remove(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// The names in a folder, sorted; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
