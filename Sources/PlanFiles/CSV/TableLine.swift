package import SkillsPlanner

/// Finds rows again by their key, for whoever has to say where a figure comes from.
package enum TableLine {
  /// The line on which the row with a key begins, counted from 1; nil where there is none.
  ///
  /// - Parameters:
  ///   - key: as the table writes it, without outer spaces.
  ///   - column: the name of the column of keys.
  /// - Throws: when the bytes are not text, or have no such column.
  /// - Complexity: O(length of the table).
  package static func line(
    of key: String, in column: String, _ bytes: [UInt8], file: String
  ) throws(InvalidInput) -> Int? {
    var table = try TableReader(bytes, file: file, columns: [column])
    let keys = table[column]
    while table.next() {
      if table.content(keys) == key { return table.location(keys).line }
    }
    return nil
  }
}
