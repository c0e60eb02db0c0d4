"""Solves a DIMACS minimum cost flow with OR-Tools and prints its least cost."""

import sys
import time

import numpy
from ortools.graph.python import min_cost_flow

solver = min_cost_flow.SimpleMinCostFlow()
arcs = []
with open(sys.argv[1], encoding="ascii") as lines:
    for line in lines:
        kind, *fields = line.split()
        if kind == "n":
            solver.set_node_supply(int(fields[0]), int(fields[1]))
        elif kind == "a":
            arcs.append([int(field) for field in fields])
arcs = numpy.array(arcs)
solver.add_arcs_with_capacity_and_unit_cost(arcs[:, 0], arcs[:, 1], arcs[:, 3], arcs[:, 4])
start = time.time()
status = solver.solve()
print(status, solver.optimal_cost(), f"{time.time() - start:.2f} s")
