/// A transportation problem with concave bonuses and nested groups: what may flow, and what each unit earns.
///
/// A unit passes every row group above a *row*, enters the row over the row's pieces, crosses to a *column* over a
/// candidate and earns its points, leaves the column over the column's pieces, and passes every group above the
/// column. Nothing is compulsory: the flow of nothing is allowed. See `solve(tieBreaks:)` for the symbols.
public struct TransportationProblem: Sendable {
  /// A stretch of a row's or a column's capacity whose units earn the same bonus on top of the points.
  public struct Piece: Sendable, Hashable {
    /// How many units fit, 0 or more.
    public let capacity: Int
    /// What each unit earns, above -2^40, below 0 where it pays; never more than the piece before it.
    public let bonus: Int

    /// A piece of so many units that earn `bonus` each.
    public init(capacity: Int, bonus: Int = 0) {
      self.capacity = capacity
      self.bonus = bonus
    }
  }

  /// Where units leave: over pieces, to a group or straight to the root.
  public struct Column: Sendable, Hashable {
    /// In the order of filling; none means that nothing fits.
    public let pieces: [Piece]
    /// The index of the group that holds the column, or nil for the root.
    public let group: Int?

    /// A column of these pieces, inside `group`.
    public init(pieces: [Piece], group: Int? = nil) {
      self.pieces = pieces
      self.group = group
    }
  }

  /// All that some columns, or some rows, and the groups inside it carry together.
  public struct Group: Sendable, Hashable {
    /// In the order of filling; nil where nothing limits the units and they earn nothing.
    public let pieces: [Piece]?
    /// The index of the group around it, or nil for the root.
    public let parent: Int?

    /// A group of these pieces, inside `parent`.
    public init(pieces: [Piece]?, parent: Int? = nil) {
      self.pieces = pieces
      self.parent = parent
    }

    /// A group of at most `capacity` units, or of any number, inside `parent`.
    public init(capacity: Int?, parent: Int? = nil) {
      self.init(pieces: capacity.map { [Piece(capacity: $0)] }, parent: parent)
    }

    /// The most units, or nil for no cap.
    public var capacity: Int? { pieces.map { $0.reduce(0) { $0 + $1.capacity } } }

    /// Whether it limits units and does nothing else.
    var isPlain: Bool { pieces?.allSatisfy { $0.bonus == 0 } ?? true }
  }

  /// The pieces of each row, in the order of filling; a row of no pieces takes nothing.
  public private(set) var rows: [[Piece]]
  /// The columns, by index.
  public private(set) var columns: [Column]
  /// The groups of columns, by index, in any order; they form a forest.
  public private(set) var groups: [Group]
  /// The groups of rows, by index, in any order; they form a forest of their own.
  public private(set) var rowGroups: [Group]
  /// The row group that holds each row, or -1 for the root; empty where there is no row group.
  let groupOfRow: [Int32]
  /// The candidates of all rows.
  public private(set) var candidates: Candidates
  /// The largest size of their points, at least `mostPoints`.
  private(set) var largestPoints: Int
  /// The candidates by column, where changes are to be answered.
  private(set) var byColumn: CandidatesByColumn?

  /// The most points of a candidate that takes part by its merits alone; what it is charged or paid beside
  /// them may lead beyond.
  public static let mostPoints = 1_000_000
  /// The largest size of points.
  public static let pointsLimit = 1 << 28
  /// The size that a bonus below 0 stays below.
  public static let bonusLimit = 1 << 40
  /// The units of all rows stay below this, so that the tree holds its flows in 32 bits.
  public static let unitLimit = 1 << 29
  /// Capacities summed, and the objective at its largest thinkable, stay below this.
  public static let totalLimit = 1 << 62

  /// Checks the parts and puts them together.
  ///
  /// - Parameter groupOfRow: the index of the row group that holds each row, or nil for the root; empty where all are
  ///   nil.
  /// - Throws: the first fault in the order rows, columns, groups, candidates, totals.
  /// - Complexity: O(rows + columns + groups + candidates).
  public init(
    rows: [[Piece]], columns: [Column], groups: [Group] = [], rowGroups: [Group] = [],
    groupOfRow: [Int?] = [], candidates: Candidates
  ) throws(ProblemError) {
    self.rows = rows
    self.columns = columns
    self.groups = groups
    self.rowGroups = rowGroups
    self.groupOfRow =
      rowGroups.isEmpty && groupOfRow.allSatisfy { $0 == nil }
      ? [] : groupOfRow.map { Int32(clamping: $0 ?? -1) }
    self.candidates = candidates
    largestPoints = Self.mostPoints
    try checkPieces()
    try checkGroups()
    try checkCandidates()
    largestPoints = Self.largest(candidates)
    try checkTotals()
  }

  /// The same rows and groups with other columns, which are known to be sound.
  init(_ other: TransportationProblem, columns: [Column], candidates: Candidates) {
    self = other
    self.columns = columns
    self.candidates = candidates
    byColumn = nil
  }

  /// The same where each column is a kind of its own.
  var writtenOut: TransportationProblem {
    guard candidates.kinds != nil else { return self }
    return TransportationProblem(self, columns: columns, candidates: candidates.writtenOut)
  }

  /// Puts what changes in place.
  mutating func take(_ changes: ChangesByPlace) {
    for (row, pieces) in changes.rows { rows[row] = pieces }
    for (column, pieces) in changes.columns {
      columns[column] = Column(pieces: pieces, group: columns[column].group)
    }
    for (group, pieces) in changes.groups {
      groups[group] = Group(pieces: pieces, parent: groups[group].parent)
    }
    for (group, pieces) in changes.rowGroups {
      rowGroups[group] = Group(pieces: pieces, parent: rowGroups[group].parent)
    }
    if let points = changes.points {
      precondition(candidates.kinds == nil, "candidates by kind are written out first")
      largestPoints = Self.largest(points)
      candidates = Candidates(
        rowOffsets: candidates.rowOffsets, columns: candidates.columns, points: points)
      if byColumn != nil { byColumn = CandidatesByColumn(self) }
    }
  }

  /// Keeps the candidates by column too.
  mutating func order(byColumn: CandidatesByColumn) { self.byColumn = byColumn }

  /// The row group around a row, or nil for the root.
  func group(ofRow row: Int) -> Int? {
    groupOfRow.isEmpty || groupOfRow[row] < 0 ? nil : Int(groupOfRow[row])
  }
}
