"""Solves networks with OR-Tools or HiGHS, one after the other, and prints the cost of all with the seconds it took.

    peer.py ortools|highs SECONDS FILE...

FILE is in the binary form of network.py. Reading is timed apart; solving begins with the arrays in memory.
"""

import json
import sys
import time

import network


def ortools(arrays, limit):
    from ortools.graph.python import min_cost_flow
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        arrays.tails, arrays.heads, arrays.capacities, arrays.costs)
    solver.set_nodes_supplies(range(len(arrays.supplies)), arrays.supplies)
    if solver.solve() != solver.OPTIMAL:
        sys.exit("OR-Tools found no optimum")
    return solver.optimal_cost()


def highs(arrays, limit):
    import highspy
    import numpy
    arcs, nodes = len(arrays.tails), len(arrays.supplies)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = arcs, nodes
    program.col_cost_ = arrays.costs.astype(numpy.float64)
    program.col_lower_ = numpy.zeros(arcs)
    program.col_upper_ = arrays.capacities.astype(numpy.float64)
    program.row_lower_ = program.row_upper_ = arrays.supplies.astype(numpy.float64)
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = numpy.arange(0, 2 * arcs + 1, 2, dtype=numpy.int32)
    program.a_matrix_.index_ = numpy.column_stack([arrays.tails, arrays.heads]).ravel()
    program.a_matrix_.value_ = numpy.tile([1.0, -1.0], arcs)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", limit)
    solver.passModel(program)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        sys.exit(solver.modelStatusToString(solver.getModelStatus()))
    return round(solver.getInfo().objective_function_value)


def main(name, limit, files):
    solve = {"ortools": ortools, "highs": highs}[name]
    cost, reading, solving = 0, 0.0, 0.0
    for file in files:
        start = time.perf_counter()
        arrays = network.Network.load(file)
        loaded = time.perf_counter()
        cost += solve(arrays, limit)
        reading += loaded - start
        solving += time.perf_counter() - loaded
    print(json.dumps({"cost": cost, "read_seconds": reading, "solve_seconds": solving}))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
