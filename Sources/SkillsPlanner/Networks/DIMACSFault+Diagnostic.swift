import NetworkFlow

/// The faults of a DIMACS text in words.
extension DIMACSFault {
  func diagnostic(in file: String) -> Diagnostic {
    let (code, summary, fix) = words
    return Diagnostic(.error, code, at: Location(file: file, line: line), summary, fix: fix)
  }

  /// The code, what is wrong and what to do.
  private var words: (code: String, summary: String, fix: String) {
    switch cause {
    case .noProblem:
      (
        "SP1001", "the text does not begin as a DIMACS min-cost-flow problem",
        "Begin with a line such as \"p min 8 12\": 8 nodes, 12 arcs; comments (c) may stand before it."
      )
    case .problemLine:
      (
        "SP1001", "this is not the one line \"p min NODES ARCS\"",
        "Keep one such line, with two whole numbers."
      )
    case .badLine:
      (
        "SP1002", "the line is none of a DIMACS min-cost-flow problem",
        "Write \"n NODE SUPPLY\" or \"a TAIL HEAD 0 CAPACITY COST\", in whole numbers of at most 18 digits."
      )
    case .arcCount(let said, let found):
      (
        "SP1003", "the p line says \(said) arcs, and there are \(found)",
        "Correct the p line, or bring the whole file: it may have been cut off."
      )
    case .node(let node, let count):
      (
        "SP1004", "there is no node \(node): the p line says that they are 1 to \(count)",
        "Correct the number of the node, or the p line."
      )
    case .supplyLine(let node):
      (
        "SP1005", "the supply of node \(node) is given twice, or after an arc",
        "Give each node one n line at most, all of them before the first arc."
      )
    case .noSupply: ("SP1006", "no node has a supply and none a demand", Self.oneSupply)
    case .unbalanced(let supply, let demand):
      ("SP1006", "\(supply) units are supplied and \(demand) are demanded", Self.oneSupply)
    case .severalDemands(let count):
      (
        "SP1006",
        "\(count) nodes have a demand, which would have to be met; here columns may stay empty",
        Self.oneSupply
      )
    case .supplyTooSmall(let units):
      (
        "SP1006", "the source supplies \(units), and its arcs to rows hold more by here",
        "Supply as much as these arcs hold together; a cap on all rows belongs to a group of all columns."
      )
    case .unitsMustFlow:
      (
        "SP1007", "the supply has no free way past the rows that is wide enough",
        "Add an arc from the source to the sink at cost 0 that holds the whole supply. \(Self.unused)"
      )
    case .rowMustFlow(let node):
      (
        "SP1007", "the units of row \(node) have no free way to the sink that is wide enough",
        "Add an arc from the row to the sink at cost 0 that holds its supply. \(Self.unused)"
      )
    case .lowerBound(let least):
      (
        "SP1008", "the arc must carry \(least) at least, and only 0 can be asked for here",
        "Write 0 as the lower bound, where that is what you mean; floors cannot be kept."
      )
    case .negativeCapacity(let most):
      (
        "SP1008", "the arc's capacity is \(most)",
        "Write how many units fit; as many as there are, where there is no bound."
      )
    case .positiveCost(let cost):
      (
        "SP1009", "the arc costs \(cost), and nothing may cost more than 0",
        "Take what a unit earns as a cost below 0; nobody is made to pay, since units may stay unused."
      )
    case .costNotZero(let cost, .group):
      (
        "SP1009", "an arc out of a group costs \(cost), and only 0 may be its cost",
        "Put the cost on the arcs of the columns inside the group."
      )
    case .costNotZero(let cost, .bypass):
      (
        "SP1009", "an arc straight to the sink costs \(cost), and only 0 may be its cost",
        "What earns something must pass a row and a column: put a column between."
      )
    case .tooManyPoints(let cost):
      (
        "SP1010", "an arc between a row and a column costs \(cost), below -1000000",
        "Divide all costs by the same number."
      )
    case .bindingCapacity(let tail, let head, let capacity):
      (
        "SP1011",
        "the arc from \(tail) to \(head) holds \(capacity), which is less than both its ends do",
        "Arcs between rows and columns have no bound of their own: write what the row or the column holds."
      )
    case .repeatedCandidate(let tail, let head):
      (
        "SP1012", "two arcs lead from row \(tail) to column \(head)",
        "Keep the one that costs less: none of them has a bound, so the other carries nothing."
      )
    case .wrongWay(let tail, let head, let reason):
      (
        "SP1013", "the arc from \(tail) to \(head) leads \(Self.words(for: reason))",
        "Arcs lead from the source to rows, to columns, to groups, to the sink. Turn the arc round, or leave it out."
      )
    case .twoWaysOut(let node):
      (
        "SP1013", "node \(node) leads to two nodes",
        "Let all arcs of a column or group lead to the one group around it, or to the sink."
      )
    case .cycle(let node):
      (
        "SP1013", "group \(node) is inside itself",
        "Let the arcs of groups lead outward, to the sink in the end."
      )
    case .tooLarge(.nodes):
      (
        "SP1014", "there are more than \(DIMACSReader.mostNodes) nodes",
        "Divide the problem into its parts."
      )
    case .tooLarge(.total(let total)):
      (
        "SP1014", "the \(Self.name(of: total)) are too large to be added up exactly",
        "Write smaller numbers, as in a larger unit, or divide the problem into its parts."
      )
    }
  }

  private static let oneSupply =
    "Give one node the supply of all units (the source), or each row its own, and one node the demand."
  private static let unused =
    "Units may stay unused here; where all must flow, this is another problem."

  private static func words(for reason: Reason) -> String {
    switch reason {
    case .outOfSink: "out of the sink"
    case .intoSource: "into the source"
    case .intoRow: "into a row, and not from the source"
    case .intoColumn: "into a column, and not from a row"
    }
  }

  private static func name(of total: ProblemError.Total) -> String {
    switch total {
    case .units: "supplies"
    case .capacities: "capacities"
    case .objective, .potentials: "costs"
    }
  }
}
