/// The columns of a table by name.
public struct ColumnTable: Sendable {
  /// A column in the order of the rows: as texts, and as numbers where every filled cell is one.
  ///
  /// A code that looks like a number, such as sector "4", is both; the rule that reads it says as which.
  public struct Column: Sendable {
    /// As written, without outer spaces; empty where missing.
    public let texts: [String]
    /// NaN where missing; nil where a filled cell is no number.
    public let numbers: [Double]?

    /// - Parameter number: the number that a text which is not empty stands for, or nil.
    public init(_ texts: [String], number: (String) -> Double?) {
      self.texts = texts
      var numbers: [Double] = []
      numbers.reserveCapacity(texts.count)
      for text in texts {
        guard let value = text.isEmpty ? .nan : number(text) else { break }
        numbers.append(value)
      }
      firstText = numbers.count < texts.count ? numbers.count : nil
      self.numbers = firstText == nil ? numbers : nil
    }

    /// A column that has numbers alone; NaN where missing.
    public static func numbers(_ values: [Double]) -> Column {
      Column(values.map { $0.isNaN ? "" : $0.description }) { Double($0) }
    }

    /// A column that has texts alone; empty where missing.
    public static func texts(_ values: [String]) -> Column {
      Column(values) { _ in nil }
    }

    /// The row of the first filled cell that is no number; nil where `numbers` are there.
    let firstText: Int?

    /// The texts as codes into a sorted dictionary, -1 where missing. O(n log n).
    func coded() -> (codes: [Int32], dictionary: [String]) {
      let dictionary = Set(texts).subtracting([""]).sorted()
      let codes = Dictionary(
        uniqueKeysWithValues: dictionary.enumerated().map { ($1, Int32($0)) })
      return (texts.map { codes[$0] ?? -1 }, dictionary)
    }
  }

  public let columns: [String: Column]
  /// Every column that the table has, also those that were not kept since no rule reads them.
  public let names: Set<String>

  /// - Parameter others: columns that the table has, but that were not kept.
  public init(_ columns: [String: Column], others: Set<String> = []) {
    self.columns = columns
    names = others.union(columns.keys)
  }
}
