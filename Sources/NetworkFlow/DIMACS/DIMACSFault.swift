/// All that is known to be wrong with a DIMACS text.
public struct DIMACSFaults: Error, Sendable, Hashable {
  /// One or more: lines that are wrong by themselves, in their order, at most `DIMACSReader.mostFaults`; where there are
  /// none, the first thing for which lines are wrong together.
  public let all: [DIMACSFault]
}

/// Why a DIMACS text is no transportation problem of this kind, and its line.
///
/// Nodes are given by the numbers that they have in the text.
public struct DIMACSFault: Error, Sendable, Hashable {
  /// The line, counted from 1; 0 where no one line is to blame.
  public let line: Int
  /// What is wrong there.
  public let cause: Cause

  init(line: Int, _ cause: Cause) {
    self.line = line
    self.cause = cause
  }

  /// What can be wrong with a text.
  public enum Cause: Error, Sendable, Hashable {
    /// Another line, or the end, comes before "p min NODES ARCS".
    case noProblem
    /// A second "p" line, or one that is not "p min" and two numbers of 0 or more.
    case problemLine
    /// A line that begins with none of c, p, n, a, has too few or too many numbers, or something else
    /// than whole numbers of at most 18 digits.
    case badLine
    /// The text is not as long as its "p" line says.
    case arcCount(said: Int, found: Int)
    /// A node that is not among 1...count.
    case node(Int, count: Int)
    /// Two "n" lines of one node, or one after the first arc.
    case supplyLine(node: Int)

    /// No node has a supply.
    case noSupply
    /// The supplies and the demands do not add up to the same.
    case unbalanced(supply: Int, demand: Int)
    /// More than one node has a demand; the count.
    case severalDemands(Int)
    /// The source's supply is less than its arcs to rows hold together, which would be a cap on all rows.
    case supplyTooSmall(Int)
    /// Some units have no free way past the candidates: all that is supplied would have to flow.
    case unitsMustFlow
    /// A row of a text without a source cannot leave its units: it has no free arc to the sink that is wide
    /// enough.
    case rowMustFlow(node: Int)

    /// An arc with a lower bound other than 0.
    case lowerBound(Int)
    /// An arc with a capacity below 0.
    case negativeCapacity(Int)
    /// An arc that costs something.
    case positiveCost(Int)
    /// An arc where only 0 may be the cost: one that passes the candidates, or one that leaves a group.
    case costNotZero(Int, Passage)
    /// A candidate whose cost is below -1,000,000.
    case tooManyPoints(Int)
    /// A candidate arc that holds less than both its row and its column.
    case bindingCapacity(tail: Int, head: Int, capacity: Int)
    /// Two arcs of one candidate.
    case repeatedCandidate(tail: Int, head: Int)

    /// An arc against the stream of source, rows, columns, groups, sink.
    case wrongWay(tail: Int, head: Int, Reason)
    /// A column or a group whose arcs lead to two nodes.
    case twoWaysOut(node: Int)
    /// A group that is, over the groups around it, inside itself.
    case cycle(node: Int)

    /// The numbers are too large to be added up exactly.
    case tooLarge(Size)

    /// Whether nothing can be said of the lines after it.
    var endsReading: Bool {
      switch self {
      case .noProblem, .problemLine, .noSupply, .unbalanced, .severalDemands, .supplyTooSmall,
        .tooLarge:
        true
      default: false
      }
    }
  }

  /// An arc that earns nothing.
  public enum Passage: Sendable, Hashable {
    /// From the source or a row straight to the sink.
    case bypass
    /// Out of a group.
    case group
  }

  /// Why an arc is against the stream.
  public enum Reason: Sendable, Hashable {
    case outOfSink
    case intoSource
    /// From a row, a column or a group.
    case intoRow
    /// From a column or a group to a column.
    case intoColumn
  }

  /// What is too large.
  public enum Size: Sendable, Hashable {
    /// More than `DIMACSReader.mostNodes`.
    case nodes
    /// See `ProblemError.Total`.
    case total(ProblemError.Total)
  }
}
