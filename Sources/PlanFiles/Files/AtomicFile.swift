import Glibc

/// Writes a file as a whole or not at all.
///
///     var file = try AtomicFile("plan.yaml")
///     try file.write(bytes)
///     try file.put()
///
/// The bytes go into a file without a name on the disk of the path, so nothing is left behind however the program
/// ends, and nothing is to be seen before `put`. Whoever reads the path finds the old file or the new one, also after
/// a loss of power.
package struct AtomicFile: ~Copyable {
  private let path: String
  /// Where the symbolic links at the path lead.
  private let target: String
  /// The permissions of the file that is there.
  private let mode: mode_t?
  private let file: SystemFile
  /// Whether the file can be given a name; else its bytes are copied into one that has.
  private let canBeNamed: Bool

  /// Begins a file that replaces what is at the path, if anything.
  ///
  /// The file keeps its permissions. A symbolic link stays, and what it leads to is written. A folder, a device, a
  /// FIFO and a file that may not be written are refused.
  ///
  /// - Throws: the cause; nothing has been written.
  package init(_ path: String) throws(FileFailure) {
    try self.init(path, asking: true)
  }

  /// - Parameter asks: whether to ask the disk for a file without a name. Some network disks have none, and say so.
  init(_ path: String, asking asks: Bool) throws(FileFailure) {
    let (target, mode) = try Self.destination(of: path)
    var canBeNamed = asks
    file = try Self.nameless(beside: target, mode: mode ?? 0o666, &canBeNamed, path)
    self.path = path
    self.target = target
    self.mode = mode
    self.canBeNamed = canBeNamed
  }

  /// Puts the bytes at the path in one go.
  ///
  /// - Throws: the cause; the path is then as it was, but for the cause `unconfirmed`.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    var file = try AtomicFile(path)
    try file.write(bytes)
    try file.put()
  }

  /// Adds bytes.
  ///
  /// - Throws: the cause; the path is as it was, and stays so when the file is given up.
  package mutating func write(_ bytes: [UInt8]) throws(FileFailure) {
    do throws(SystemFile.Failure) {
      try file.write(bytes)
    } catch {
      throw FileFailure(path, errno: error.code)
    }
  }

  /// Puts what was written onto the disk, and in its place.
  ///
  /// Ctrl-C and a plain kill do nothing in the moment in which the file has a name that is not its own. Only a
  /// process that is killed outright in it, or a loss of power, leaves that: it begins with a point and ends
  /// with ".tmp".
  ///
  /// - Throws: the cause; the path is then as it was, but for the cause `unconfirmed`.
  package consuming func put() throws(FileFailure) {
    let (path, target, mode) = (path, target, mode)
    do throws(SystemFile.Failure) {
      // A disk without permissions cannot set them, and has none to keep.
      if let mode { try? file.setMode(mode) }
      try file.synchronise()
      Interruptions.ignore()
      defer { Interruptions.heed() }
      var temporary = ""
      do throws(SystemFile.Failure) {
        if canBeNamed {
          try Self.named(beside: target, &temporary) { name throws(SystemFile.Failure) in
            try file.link(to: name)
          }
          try file.close()
        } else {
          let copy = try Self.temporary(beside: target, mode: mode ?? 0o666, &temporary)
          try file.copy(to: copy)
          if let mode { try? copy.setMode(mode) }
          try copy.synchronise()
          try copy.close()
        }
        try SystemFile.rename(temporary, to: target)
      } catch {
        SystemFile.remove(temporary)
        throw error
      }
    } catch {
      throw FileFailure(path, errno: error.code)
    }
    if !Self.synchroniseFolder(of: target) { throw FileFailure(path, .unconfirmed) }
  }

  /// - Parameter canBeNamed: whether the disk is to be asked; then whether it has such files.
  private static func nameless(
    beside target: String, mode: mode_t, _ canBeNamed: inout Bool, _ path: String
  ) throws(FileFailure) -> SystemFile {
    do throws(SystemFile.Failure) {
      if canBeNamed,
        let file = try SystemFile(nameless: FilePath.folder(of: target), mode: mode)
      {
        return file
      }
      canBeNamed = false
      return try unlinked(beside: target)
    } catch {
      throw FileFailure(path, errno: error.code)
    }
  }

  /// A file that loses its name at once.
  private static func unlinked(beside path: String) throws(SystemFile.Failure) -> SystemFile {
    Interruptions.ignore()
    defer { Interruptions.heed() }
    var name = ""
    let file = try temporary(beside: path, mode: 0o600, &name)
    SystemFile.remove(name)
    return file
  }

  private static func temporary(
    beside path: String, mode: mode_t, _ name: inout String
  ) throws(SystemFile.Failure) -> SystemFile {
    try named(beside: path, &name) { name throws(SystemFile.Failure) in
      try SystemFile(path: name, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    }
  }

  /// Does something with a name beside the path that nothing has.
  private static func named<Made: ~Copyable>(
    beside path: String, _ name: inout String,
    _ make: (_ name: String) throws(SystemFile.Failure) -> Made
  ) throws(SystemFile.Failure) -> Made {
    // A name has at most 255 bytes, and the process and a number must fit behind it.
    let short = String(decoding: FilePath.name(of: path).utf8.prefix(200), as: UTF8.self)
    var number = 0
    while true {
      let free = FilePath.folder(of: path) + "/.\(short).\(getpid()).\(number).tmp"
      do throws(SystemFile.Failure) {
        let made = try make(free)
        name = free
        return made
      } catch {
        if error.code != EEXIST || number == 100 { throw error }
      }
      number += 1
    }
  }

  /// Where the symbolic links at the path lead, and the permissions of the file there; nil where there is none.
  private static func destination(
    of path: String
  ) throws(FileFailure) -> (target: String, mode: mode_t?) {
    let found: (target: String, kind: SystemFile.Kind?)
    do throws(SystemFile.Failure) {
      found = try followed(path)
    } catch {
      throw FileFailure(path, errno: error.code)
    }
    switch found.kind {
    case .file(let mode):
      if !SystemFile.mayWrite(found.target) { throw FileFailure(path, .noPermission) }
      return (found.target, mode)
    case .folder: throw FileFailure(path, .isAFolder)
    case .other(let words): throw FileFailure(path, .notAFile(words))
    case .link, nil: return (found.target, nil)
    }
  }

  /// What stands where symbolic links lead.
  private static func followed(
    _ path: String
  ) throws(SystemFile.Failure) -> (target: String, kind: SystemFile.Kind?) {
    var path = path
    for _ in 0..<40 {
      let kind = try SystemFile.kind(at: path)
      guard kind == .link else { return (path, kind) }
      path = FilePath.path(try SystemFile.target(ofLink: path), relativeTo: path)
    }
    throw SystemFile.Failure(code: ELOOP)
  }

  /// Whether the folder's entries are on the disk; a folder that may be written but not listed counts as such.
  private static func synchroniseFolder(of path: String) -> Bool {
    do throws(SystemFile.Failure) {
      let folder = try SystemFile(
        path: FilePath.folder(of: path), flags: O_RDONLY | O_DIRECTORY, mode: 0)
      try folder.synchronise()
      return true
    } catch {
      return error.code == EACCES
    }
  }
}
