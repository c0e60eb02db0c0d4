import Glibc

/// Keeps other runs of the program out of a folder while a file in it is read, changed and written back.
package enum FolderLock {
  /// Does something while the folder is locked, and waits for that until it is free.
  ///
  /// The lock is on the folder itself, so that nothing is left behind when a run is ended; where there is
  /// no folder, or one that cannot be locked, as on some network disks, it is done without.
  package static func holding<Result>(
    _ folder: String, _ body: () throws -> Result
  ) rethrows -> Result {
    let file = try? SystemFile(path: folder, flags: O_RDONLY | O_DIRECTORY, mode: 0)
    file?.lock()
    let result = try body()
    // Until here the descriptor must live, which holds the lock.
    try? file?.close()
    return result
  }
}
