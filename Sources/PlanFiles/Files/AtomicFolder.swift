import Glibc

/// Puts a folder of files in its place as a whole or not at all.
///
/// The files are written into a folder beside it, which then takes its name; one that was there before changes places
/// with it in one step and is removed. Ctrl-C and a plain kill do nothing meanwhile.
package enum AtomicFolder {
  /// Writes the files, each by its path inside the folder, in folders at most one deep.
  ///
  /// - Parameters:
  ///   - path: of the folder; what holds it must be there.
  ///   - former: paths inside the folder that is there and that may be replaced, as `contents` gives them; nil where
  ///     nothing may be there.
  /// - Throws: the cause; the folder is then as it was, but for the cause `unconfirmed`.
  package static func write(
    _ files: [(path: String, bytes: [UInt8])], to path: String, replacing former: [String]? = nil
  ) throws(FileFailure) {
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    Interruptions.ignore()
    defer { Interruptions.heed() }
    let temporary =
      FilePath.folder(of: target) + "/.\(FilePath.name(of: target).prefix(50)).\(getpid()).tmp"
    do throws(SystemFile.Failure) {
      try SystemFile.makeFolder(temporary)
      do throws(SystemFile.Failure) {
        try fill(temporary, with: files)
        if former == nil {
          try SystemFile.rename(temporary, toNew: target)
        } else {
          try SystemFile.exchange(temporary, with: target)
        }
      } catch {
        remove(temporary, files.map(\.path))
        throw error
      }
      if let former { remove(temporary, former) }
      let parent = try SystemFile(
        path: FilePath.folder(of: target), flags: O_RDONLY | O_DIRECTORY, mode: 0)
      try parent.synchronise()
    } catch {
      throw FileFailure(path, errno: error.code)
    }
  }

  /// Writes files, each by its name, into a folder that is there, beside what else is in it.
  ///
  /// Each is replaced as a whole or not at all, and Ctrl-C and a plain kill do nothing between them.
  ///
  /// - Throws: the cause; files before the one that could not be written are then new.
  package static func add(
    _ files: [(name: String, bytes: [UInt8])], to path: String
  ) throws(FileFailure) {
    Interruptions.ignore()
    defer { Interruptions.heed() }
    for file in files { try AtomicFile.write(file.bytes, to: "\(path)/\(file.name)") }
  }

  /// Every file in a folder by its path inside it, in folders at most one deep; nil where there is no folder, or
  /// where there is something else in it.
  package static func contents(of path: String) -> [String]? {
    guard (try? SystemFile.kind(at: path + "/.")) == .some(.folder) else { return nil }
    var found: [String] = []
    for name in SystemFile.names(in: path) {
      switch try? SystemFile.kind(at: "\(path)/\(name)") {
      case .file: found.append(name)
      case .folder:
        for inner in SystemFile.names(in: "\(path)/\(name)") {
          guard case .file = try? SystemFile.kind(at: "\(path)/\(name)/\(inner)") else {
            return nil
          }
          found.append("\(name)/\(inner)")
        }
      default: return nil
      }
    }
    return found.sorted()
  }

  /// Whether anything stands at a path, a link that leads nowhere too.
  package static func isTaken(_ path: String) -> Bool {
    do throws(SystemFile.Failure) {
      return try SystemFile.kind(at: path) != nil
    } catch {
      return true
    }
  }

  private static func fill(
    _ folder: String, with files: [(path: String, bytes: [UInt8])]
  ) throws(SystemFile.Failure) {
    for inner in innerFolders(of: files.map(\.path)) {
      try SystemFile.makeFolder("\(folder)/\(inner)")
    }
    for file in files {
      let made = try SystemFile(
        path: "\(folder)/\(file.path)", flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666
      )
      try made.write(file.bytes)
      try made.synchronise()
      try made.close()
    }
    for place in innerFolders(of: files.map(\.path)).map({ "\(folder)/\($0)" }) + [folder] {
      try SystemFile(path: place, flags: O_RDONLY | O_DIRECTORY, mode: 0).synchronise()
    }
  }

  private static func innerFolders(of paths: [String]) -> [String] {
    Set(paths.filter { $0.contains("/") }.map(FilePath.folder(of:))).sorted()
  }

  /// Removes the files of those paths, and the folders that are then empty.
  private static func remove(_ folder: String, _ paths: [String]) {
    for path in paths { SystemFile.remove("\(folder)/\(path)") }
    for inner in innerFolders(of: paths) { SystemFile.removeEmptyFolder("\(folder)/\(inner)") }
    SystemFile.removeEmptyFolder(folder)
  }
}
