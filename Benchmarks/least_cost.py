"""Solves a DIMACS min-cost-flow file with OR-Tools and prints its least cost.

    skillsplan plan brief.yaml -o plan.yaml --export-network problem.min
    python3 Benchmarks/least_cost.py problem.min

The printed cost is minus the plan's `optimality.points`, or one of the two is wrong.
"""

import sys

import numpy
from ortools.graph.python import min_cost_flow


def main(path):
    supplies = []
    with open(path, "rb") as file:
        for line in file:
            if line.startswith(b"a "):
                break
            if line.startswith(b"n "):
                supplies.append([int(word) for word in line.split()[1:]])
        else:
            sys.exit(f"{path}: there is no arc")
        file.seek(0)
        text = b"".join(line[2:] for line in file if line.startswith(b"a "))
    arcs = numpy.array(text.split(), dtype=numpy.int64).reshape(-1, 5)
    tails, heads, lower, upper, costs = arcs.T
    if lower.any():
        sys.exit(f"{path}: an arc has a lower bound")

    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tails - 1, heads - 1, upper, costs)
    for node, supply in supplies:
        solver.set_node_supply(node - 1, supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        sys.exit(f"{path}: OR-Tools says {status}")
    print(solver.optimal_cost())


if __name__ == "__main__":
    main(sys.argv[1])
