import Glibc
package import SkillsPlanner

/// A file that cannot be written, with its cause in words.
package struct FileFailure: Error, Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case noSpace
    /// Larger than the user, the process or the file system may make a file.
    case tooLarge
    case noPermission
    case missingFolder
    case isAFolder
    /// A device, a FIFO or a socket, by its name in a sentence.
    case notAFile(String)
    case readOnlyDisk
    case nameTooLong
    case endlessLinks
    /// A pipe whose reader has gone.
    case noReader
    /// A stream that the program was started without.
    case notOpen
    /// The file is written, and only a loss of power now could bring the old one back.
    case unconfirmed
    /// An `errno` that has no words of its own here.
    case other(Int32)
  }

  /// The path as the user gave it.
  package let file: String
  package let cause: Cause

  init(_ file: String, _ cause: Cause) {
    self.file = file
    self.cause = cause
  }

  init(_ file: String, errno code: Int32) {
    self.file = file
    cause =
      switch code {
      case ENOSPC, EDQUOT: .noSpace
      case EFBIG: .tooLarge
      case EACCES, EPERM: .noPermission
      case ENOENT, ENOTDIR: .missingFolder
      case EISDIR: .isAFolder
      case EROFS: .readOnlyDisk
      case ENAMETOOLONG: .nameTooLong
      case ELOOP: .endlessLinks
      case EPIPE: .noReader
      case EBADF: .notOpen
      default: .other(code)
      }
  }

  /// The failure as the user sees it.
  package var diagnostic: Diagnostic {
    let (why, fix) = words
    return .error(
      .notWritten, at: Location(file: file), "it is not written: \(why)", fix: fix)
  }

  private var words: (why: String, fix: String) {
    switch cause {
    case .noSpace:
      ("there is no space left on the disk", "Free some space, or write to another disk.")
    case .tooLarge:
      ("it is larger than a file may be here", "Raise the limit (ulimit -f), or write elsewhere.")
    case .noPermission:
      (
        "you may not write it or its folder",
        "Change the permissions, or name a file in a folder of yours."
      )
    case .missingFolder:
      ("its folder does not exist", "Create the folder first, or correct the path.")
    case .isAFolder: ("it is a folder", "Name a file inside the folder.")
    case .notAFile(let kind): ("it is \(kind)", "Name an ordinary file.")
    case .readOnlyDisk: ("the disk is read-only", "Write to another disk.")
    case .nameTooLong: ("its name is too long", "Choose a shorter name.")
    case .endlessLinks: ("its symbolic links lead round in a circle", "Remove the links.")
    case .noReader:
      ("whoever read it has stopped", "Read it to the end, or write to a file with -o.")
    case .notOpen: ("it is not open", "Start the program with it, or write to a file with -o.")
    case .unconfirmed:
      ("the disk did not confirm that its folder is kept", "Check the disk, and write it again.")
    case .other(let code):
      ("the system reports error \(code)", "Try another folder or disk.")
    }
  }
}
