import Glibc

/// Writes a file as a whole or not at all.
package enum AtomicFile {
  /// Puts the bytes at the path: into a temporary file beside it, onto the disk, then in its place.
  ///
  /// Whoever reads the path finds the old file or the new one, also after a loss of power. The file keeps
  /// its permissions. A symbolic link stays, and what it leads to is written. A folder, a device, a FIFO and
  /// a file that may not be written are refused.
  ///
  /// - Throws: the cause; the path is then as it was (but for the cause `unconfirmed`), and the temporary
  ///   file is gone. Ctrl-C and a plain kill wait for the moment that this takes. Only a process that is
  ///   killed outright, or a loss of power, leaves one: its name begins with a point and ends with ".tmp".
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    try write(to: path) { write throws(FileFailure) in try write(bytes) }
  }

  /// Puts what `body` writes at the path, piece by piece, as the other form does with bytes: the whole need not
  /// be in memory. The signals wait until `body` is done.
  ///
  /// - Throws: what the other form throws, and what `body` throws; the path is then as it was.
  package static func write(
    to path: String,
    _ body: (_ write: (_ piece: [UInt8]) throws(FileFailure) -> Void) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    let target: String
    let kind: SystemFile.Kind?
    do throws(SystemFile.Failure) {
      target = try destination(of: path)
      kind = try SystemFile.kind(at: target)
    } catch {
      throw FileFailure(path, errno: error.code)
    }
    var mode: mode_t?
    switch kind {
    case .file(let old):
      if !SystemFile.mayWrite(target) { throw FileFailure(path, .noPermission) }
      mode = old
    case .folder: throw FileFailure(path, .isAFolder)
    case .other(let words): throw FileFailure(path, .notAFile(words))
    case .link, nil: break
    }
    let interruptions = SystemFile.ignoreInterruptions()
    defer { SystemFile.restore(interruptions) }
    try replace(target, for: path, mode: mode, body)
    if !synchroniseFolder(of: target) { throw FileFailure(path, .unconfirmed) }
  }

  /// Where the symbolic links at the path lead, whether or not there is a file.
  private static func destination(of path: String) throws(SystemFile.Failure) -> String {
    var path = path
    for _ in 0..<40 {
      guard try SystemFile.kind(at: path) == .link else { return path }
      let target = try SystemFile.target(ofLink: path)
      path = FilePath.path(target, relativeTo: path)
    }
    throw SystemFile.Failure(code: ELOOP)
  }

  /// - Parameter path: The name of the target in messages.
  private static func replace(
    _ target: String, for path: String, mode: mode_t?,
    _ body: (_ write: (_ piece: [UInt8]) throws(FileFailure) -> Void) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    var temporary = ""
    let file: SystemFile
    do throws(SystemFile.Failure) {
      file = try createTemporary(beside: target, mode: mode, name: &temporary)
    } catch {
      throw FileFailure(path, errno: error.code)
    }
    do throws(FileFailure) {
      try fill(file, for: path, body)
      do throws(SystemFile.Failure) {
        try finish(file, mode: mode)
        try SystemFile.rename(temporary, to: target)
      } catch {
        throw FileFailure(path, errno: error.code)
      }
    } catch {
      SystemFile.remove(temporary)
      throw error
    }
  }

  private static func fill(
    _ file: borrowing SystemFile, for path: String,
    _ body: (_ write: (_ piece: [UInt8]) throws(FileFailure) -> Void) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    try body { piece throws(FileFailure) in
      do throws(SystemFile.Failure) {
        try file.write(piece)
      } catch {
        throw FileFailure(path, errno: error.code)
      }
    }
  }

  private static func createTemporary(
    beside path: String, mode: mode_t?, name: inout String
  ) throws(SystemFile.Failure) -> SystemFile {
    // A name has at most 255 bytes, and the process and a number must fit behind it.
    let short = String(decoding: FilePath.name(of: path).utf8.prefix(200), as: UTF8.self)
    var number = 0
    while true {
      name = FilePath.folder(of: path) + "/.\(short).\(getpid()).\(number).tmp"
      do throws(SystemFile.Failure) {
        return try SystemFile(
          path: name, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode ?? 0o666)
      } catch {
        if error.code != EEXIST || number == 100 { throw error }
      }
      number += 1
    }
  }

  private static func finish(
    _ file: consuming SystemFile, mode: mode_t?
  ) throws(SystemFile.Failure) {
    // A disk without permissions cannot set them, and has none to keep.
    if let mode { try? file.setMode(mode) }
    try file.synchronise()
    try file.close()
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
