/// A place in a file of the user: what an editor needs to jump there.
public struct Location: Hashable, Sendable, Comparable {
  /// The path as the user gave it, relative where it was given so.
  public let file: String
  /// Counted from 1; 0 where the whole file is meant.
  public let line: Int
  /// Counted in characters from 1; 0 where the whole line is meant.
  public let column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  public static func < (left: Location, right: Location) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
