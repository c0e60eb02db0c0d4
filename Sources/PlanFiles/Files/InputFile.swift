import Glibc
package import SkillsPlanner

/// A file of the user that has been read.
package struct InputFile: Sendable {
  /// The path to name in messages; "standard input" where it came from there.
  package let file: String
  /// All of it, as it is.
  package let bytes: [UInt8]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits. Computed when asked for, at some 300 MB a second.
  package var sha256: String { SHA256.hex(of: bytes) }

  /// Reads a file, or the standard input for "-".
  ///
  /// - Parameters:
  ///   - path: As seen from the current folder.
  ///   - place: Where a file of the user names it; problems are reported there, else at the path itself.
  ///   - most: The most bytes it may have.
  /// - Throws: one diagnostic when it is not there, is a folder, cannot be read or is too large.
  package static func read(
    _ path: String, namedAt place: Location? = nil, most: Int = 4 << 30
  ) throws(InvalidInput) -> InputFile {
    let name = path == "-" ? "standard input" : path
    var most = most
    let bytes: [UInt8]
    do throws(SystemFile.Failure) {
      let file =
        path == "-"
        ? try SystemFile(standard: .input)
        : try SystemFile(path: path, flags: O_RDONLY | O_NOCTTY, mode: 0)
      if !file.isOrdinary { most = min(most, mostOfStream) }
      bytes = try file.read(most: most)
    } catch {
      throw failure(error.code, path: path, at: place ?? Location(file: name))
    }
    if bytes.count > most {
      throw InvalidInput(
        .unreadableFile, at: place ?? Location(file: name),
        "\(name.cited(limit: 200)) has more than \(most) bytes", fix: "Name a smaller file.")
    }
    return InputFile(file: name, bytes: bytes)
  }

  /// A stream has no size to ask for, and a device has no end: 256 MiB are enough of either.
  private static let mostOfStream = 256 << 20

  /// The file that a path leads to, where that is an ordinary one that can be read; a device or a pipe is left alone.
  package static func ordinary(_ path: String) -> InputFile? {
    guard SystemFile.isOrdinary(path) else { return nil }
    return try? read(path)
  }

  /// What the user is told where the system cannot open or read a file.
  static func failure(_ code: Int32, path: String, at place: Location) -> InvalidInput {
    let cited = path.cited(limit: 200)
    switch code {
    case ENOENT, ENOTDIR:
      let folder = FilePath.folder(of: path)
      if (try? SystemFile.kind(at: path)) == .some(.link) {
        return InvalidInput(
          .missingFile, at: place, "the link \(cited) leads to no file",
          fix: "Correct the link, or name the file itself.")
      }
      let near = Spelling.suggestion(
        for: FilePath.name(of: path), among: SystemFile.names(in: folder))
      let isThere = (try? SystemFile.kind(at: folder + "/.")) == .some(.folder)
      return InvalidInput(
        .missingFile, at: place,
        isThere
          ? "there is no file \(cited)\(near)"
          : "there is no file \(cited), nor a folder \(folder.cited(limit: 200))",
        fix: "Correct the path, or put the file there.")
    case EISDIR:
      return InvalidInput(
        .notAFile, at: place, "\(cited) is a folder; a file is due",
        fix: "Name a file inside the folder.")
    case EACCES, EPERM:
      return InvalidInput(
        .unreadableFile, at: place, "you may not read \(cited)",
        fix: "Change its permissions, or name another file.")
    case ELOOP:
      return InvalidInput(
        .unreadableFile, at: place, "the links at \(cited) lead round in a circle",
        fix: "Name the file itself.")
    default:
      return InvalidInput(
        .unreadableFile, at: place, "\(cited) cannot be read: the system reports error \(code)",
        fix: "Name another file, or copy it to another disk.")
    }
  }
}
