extension CheckPage {
  /// SP10xx: networks in DIMACS form.
  package static let networks = [
    CheckPage(
      "SP1001", "a text that does not begin as a DIMACS problem",
      cause: """
        A min-cost-flow problem in DIMACS form says once, before its nodes and arcs, how many of each there \
        are.
        """,
      in: "problem.min",
      example: """
        n 1 5
        """,
      says: "problem.min:1: error: the text does not begin as a DIMACS min-cost-flow problem",
      fix: """
        Begin with a line such as p min 8 12: 8 nodes, 12 arcs. Comments (c) may stand before it.
        """,
      related: ["SP1002"]),
    CheckPage(
      "SP1002", "a line that is none of a DIMACS problem",
      cause: """
        Lines begin with c (a comment), p (the problem), n (a node's supply) or a (an arc). An arc has five \
        whole numbers of at most 18 digits: tail, head, lower bound, capacity, cost.
        """,
      in: "problem.min",
      example: """
        p min 2 1
        n 1 5
        n 2 -5
        a 1 2 5 0
        """,
      says: "problem.min:4: error: the line is none of a DIMACS min-cost-flow problem",
      fix: "Write n NODE SUPPLY or a TAIL HEAD 0 CAPACITY COST.",
      related: ["SP1001"]),
    CheckPage(
      "SP1003", "more or fewer arcs than the problem says",
      cause: """
        The p line says how many arcs there are. Where there are fewer the file was perhaps cut off on its \
        way.
        """,
      in: "problem.min",
      example: """
        p min 2 2
        n 1 5
        n 2 -5
        a 1 2 0 5 0
        """,
      says: "problem.min: error: the p line says 2 arcs, and there are 1",
      fix: "Correct the p line, or bring the whole file.",
      related: ["SP1001"]),
    CheckPage(
      "SP1004", "a node that is not there",
      cause: "Nodes have the numbers from 1 to the count on the p line.",
      in: "problem.min",
      example: """
        p min 2 1
        n 1 5
        n 3 -5
        a 1 2 0 5 0
        """,
      says: "problem.min:3: error: there is no node 3: the p line says that they are 1 to 2",
      fix: "Correct the number of the node, or the p line.",
      related: ["SP1001"]),
    CheckPage(
      "SP1005", "a supply that is given twice or too late",
      cause: """
        The n lines stand before the arcs, one for each node that has a supply or a demand: an arc can then \
        be told for what it is as it is read.
        """,
      in: "problem.min",
      example: """
        p min 2 1
        n 1 5
        n 1 5
        a 1 2 0 5 0
        """,
      says:
        "problem.min:3: error: the supply of node 1 is given twice, or after an arc",
      fix: "Give each node one n line at most, all of them before the first arc.",
      related: ["SP1006"]),
    CheckPage(
      "SP1006", "supplies and demands of another kind of problem",
      cause: """
        One node supplies all units, or each row its own; one node demands them all. A demand is met to the \
        last unit, so columns have none: here a column may stay empty.
        """,
      in: "problem.min",
      example: """
        p min 2 1
        n 1 5
        n 2 -4
        a 1 2 0 5 0
        """,
      says: "problem.min:4: error: 5 units are supplied and 4 are demanded",
      fix: """
        Give one node the supply of all units (the source), or each row its own, and one node the demand.
        """,
      related: ["SP1007"]),
    CheckPage(
      "SP1007", "units that cannot stay unused",
      cause: """
        Here nobody is made to flow: what earns nothing stays unused. In DIMACS form every supply arrives, \
        so an arc at cost 0 must lead past the candidates and be wide enough for all.
        """,
      in: "problem.min",
      example: """
        p min 4 3
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 5 -7
        a 3 4 0 5 0
        """,
      says: "problem.min: error: the supply has no free way past the rows that is wide enough",
      fix: """
        Add an arc from the source to the sink at cost 0 that holds the whole supply; without a source, one \
        from each row. Where all must flow, this is another problem.
        """,
      related: ["SP1006"]),
    CheckPage(
      "SP1008", "a bound that no arc can have here",
      cause: "Lower bounds are 0: floors cannot be kept. Capacities are 0 or more.",
      in: "problem.min",
      example: """
        p min 2 1
        n 1 5
        n 2 -5
        a 1 2 3 5 0
        """,
      says: "problem.min:4: error: the arc must carry 3 at least, and only 0 can be asked for here",
      fix: "Write 0 as the lower bound, where that is what you mean.",
      related: ["SP1011"]),
    CheckPage(
      "SP1009", "a cost where none may be",
      cause: """
        What a unit earns is a cost below 0, on the arcs into a row (steps), from a row to a column, and out \
        of a column (steps). Nothing costs more than 0, and arcs out of a group or straight to the sink cost \
        0.
        """,
      in: "problem.min",
      example: """
        p min 4 4
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 5 7
        a 3 4 0 5 0
        a 1 4 0 5 0
        """,
      says: "problem.min:5: error: the arc costs 7, and nothing may cost more than 0",
      fix: """
        Take what a unit earns as a cost below 0; a cost on a group's arc belongs on those of its columns.
        """,
      related: ["SP1010"]),
    CheckPage(
      "SP1010", "more points than a candidate can have",
      cause: "An arc between a row and a column earns 1,000,000 at most.",
      in: "problem.min",
      example: """
        p min 4 4
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 5 -7000000
        a 3 4 0 5 0
        a 1 4 0 5 0
        """,
      says: """
        problem.min:5: error: an arc between a row and a column costs -7000000, below -1000000
        """,
      fix: "Divide all costs by the same number.",
      related: ["SP1009"]),
    CheckPage(
      "SP1011", "a bound on an arc between a row and a column",
      cause: """
        Rows, columns and groups have bounds; the arcs between rows and columns have none. An arc that holds \
        as much as its row or its column is as good as one without a bound.
        """,
      in: "problem.min",
      example: """
        p min 4 4
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 2 -7
        a 3 4 0 5 0
        a 1 4 0 5 0
        """,
      says: """
        problem.min:5: error: the arc from 2 to 3 holds 2, which is less than both its ends do
        """,
      fix: "Write what the row or the column holds, where that is what you mean.",
      related: ["SP1008"]),
    CheckPage(
      "SP1012", "two arcs from one row to one column",
      cause: """
        Arcs between rows and columns have no bound, so of two the one that costs more carries nothing.
        """,
      in: "problem.min",
      example: """
        p min 4 5
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 5 -7
        a 2 3 0 5 -6
        a 3 4 0 5 0
        a 1 4 0 5 0
        """,
      says: "problem.min: error: two arcs lead from row 2 to column 3",
      fix: "Keep the one that costs less.",
      related: ["SP1011"]),
    CheckPage(
      "SP1013", "arcs that do not lead from rows by columns and groups to the sink",
      cause: """
        Arcs lead from the source to rows, to columns, to groups, to the sink, and the arcs of a column or \
        of a group all lead to one node. What a node is follows from its arcs.
        """,
      in: "problem.min",
      example: """
        p min 4 5
        n 1 5
        n 4 -5
        a 1 2 0 5 0
        a 2 3 0 5 -7
        a 3 4 0 5 0
        a 3 2 0 5 0
        a 1 4 0 5 0
        """,
      says: "problem.min:7: error: the arc from 3 to 2 leads into a row, and not from the source",
      fix: """
        Turn the arc round, or leave it out. A network of another shape is no transportation problem.
        """,
      related: ["SP1006"]),
    CheckPage(
      "SP1014", "numbers too large for exact sums",
      cause: "All sums stay exact: less than 2^29 units, and a cost of all of them below 2^62.",
      in: "problem.min",
      example: """
        p min 2 1
        n 1 600000000
        n 2 -600000000
        a 1 2 0 600000000 0
        """,
      says: "problem.min:4: error: the supplies are too large to be added up exactly",
      fix: "Write smaller numbers, as in a larger unit, or divide the problem into its parts.",
      related: ["SP0609"]),
  ]
}
