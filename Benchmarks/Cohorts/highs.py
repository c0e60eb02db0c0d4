"""Solves a network with minimums by HiGHS, as a mixed-integer program, and prints what it found as JSON.

    highs.py FILE MINIMUMS SECONDS [--levelled]

FILE is a network in DIMACS form. Each line of MINIMUMS is a column, counted from 0 in the order of its node, and the
fewest units it carries if it carries any. SECONDS are of the processor, of all threads together, for solving alone: so
others on the same machine take nothing away.

With `--levelled` the bonuses of a column up to its minimum are levelled to their mean, as this project's solver does
it: the same best flow, and a bound nearer to it.
"""

import argparse
import json
import pathlib
import sys
import time

import highspy
import numpy
from scipy.sparse import coo_matrix, vstack

sys.path.append(str(pathlib.Path(__file__).parent.parent / "Solvers"))
import network  # noqa: E402


def read_minimums(path, arrays):
    """The arcs that leave each column with a minimum, the best first, and the minimum."""
    source = numpy.flatnonzero(arrays.supplies > 0)[0]
    sink = numpy.flatnonzero(arrays.supplies < 0)[0]
    rows = numpy.unique(arrays.heads[(arrays.tails == source) & (arrays.heads != sink)])
    # The columns are the nodes after the rows.
    first = rows.max() + 1
    minimums = dict((first + column, least) for column, least in (map(int, line.split()) for line in open(path)))
    leaving = numpy.flatnonzero(numpy.isin(arrays.tails, list(minimums)))
    arcs_of = {}
    for arc in leaving[numpy.argsort(arrays.costs[leaving], kind="stable")]:
        arcs_of.setdefault(int(arrays.tails[arc]), []).append(int(arc))
    return [(arcs, minimums[node]) for node, arcs in sorted(arcs_of.items()) if minimums[node] > 1]


def level(arrays, minimums):
    """Splits the arcs that leave a column: those up to its minimum all earn their mean."""
    tails, heads, capacities, costs = [], [], [], []
    costs_of = arrays.costs.astype(numpy.float64)
    levelled = []
    count = len(arrays.tails)
    for arcs, least in minimums:
        left, cost = least, 0.0
        arcs = list(arcs)
        beyond = []
        for arc in arcs:
            first = min(left, int(arrays.capacities[arc]))
            left -= first
            cost += first * costs_of[arc]
            beyond.append(int(arrays.capacities[arc]) - first)
        if left > 0:
            levelled.append((arcs, least))
            continue
        for arc, rest in zip(arcs, beyond):
            arrays.capacities[arc] = rest
        tails.append(arrays.tails[arcs[0]])
        heads.append(arrays.heads[arcs[0]])
        capacities.append(least)
        costs.append(cost / least)
        levelled.append((arcs + [count], least))
        count += 1
    return network.Network(
        numpy.append(arrays.tails, tails).astype(numpy.int32), numpy.append(arrays.heads, heads).astype(numpy.int32),
        numpy.append(arrays.capacities, capacities).astype(numpy.int32), numpy.append(costs_of, costs),
        arrays.supplies), levelled


def matrix(arrays, choices=0):
    """What leaves each node less what enters it, and so many columns more that count nothing."""
    arcs = len(arrays.tails)
    ends = numpy.column_stack([arrays.tails, arrays.heads]).ravel()
    return coo_matrix(
        (numpy.tile([1.0, -1.0], arcs), (ends, numpy.repeat(numpy.arange(arcs), 2))),
        shape=(len(arrays.supplies), arcs + choices))


def program(arrays, minimums):
    """Flows are conserved; what leaves a column with a minimum is at most its places and at least the minimum if it
    is open, else nothing."""
    arcs, nodes, choices = len(arrays.tails), len(arrays.supplies), len(minimums)
    flow = matrix(arrays, choices)
    rows, columns, most, least = [], [], [], []
    for place, (leaving, minimum) in enumerate(minimums):
        for arc in leaving:
            rows.append(place)
            columns.append(arc)
            most.append(1.0)
            least.append(1.0)
        rows.append(place)
        columns.append(arcs + place)
        most.append(-float(sum(arrays.capacities[arc] for arc in leaving)))
        least.append(-float(minimum))
    shape = (choices, arcs + choices)
    whole = vstack([flow, coo_matrix((most, (rows, columns)), shape), coo_matrix((least, (rows, columns)), shape)])
    whole = whole.tocsc()
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = arcs + choices, nodes + 2 * choices
    made.col_cost_ = numpy.append(arrays.costs.astype(numpy.float64), numpy.zeros(choices))
    made.col_lower_ = numpy.zeros(arcs + choices)
    made.col_upper_ = numpy.append(arrays.capacities.astype(numpy.float64), numpy.ones(choices))
    supplies = arrays.supplies.astype(numpy.float64)
    made.row_lower_ = numpy.concatenate([supplies, numpy.full(choices, -highspy.kHighsInf), numpy.zeros(choices)])
    made.row_upper_ = numpy.concatenate([supplies, numpy.zeros(choices), numpy.full(choices, highspy.kHighsInf)])
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_ = whole.indptr.astype(numpy.int32)
    made.a_matrix_.index_ = whole.indices.astype(numpy.int32)
    made.a_matrix_.value_ = whole.data
    # Only the choices are to be whole: what is left then is a network.
    made.integrality_ = (
        [highspy.HighsVarType.kContinuous] * arcs + [highspy.HighsVarType.kInteger] * choices)
    return made


def stop_after(solver, moment):
    """Interrupts the solver once the process has had so many seconds of the processor."""
    def ask(kind, message, told, answer, data):
        if time.process_time() > moment:
            answer.user_interrupt = True
    solver.setCallback(ask, None)
    kinds = highspy.cb.HighsCallbackType
    for kind in [kinds.kCallbackMipInterrupt, kinds.kCallbackSimplexInterrupt, kinds.kCallbackIpmInterrupt]:
        solver.startCallback(kind)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("minimums")
    parser.add_argument("seconds", type=float)
    parser.add_argument("--levelled", action="store_true")
    arguments = parser.parse_args()
    arrays = network.parse(arguments.file)
    minimums = read_minimums(arguments.minimums, arrays)
    if arguments.levelled:
        arrays, minimums = level(arrays, minimums)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.passModel(program(arrays, minimums))
    start, begun = time.perf_counter(), time.process_time()
    stop_after(solver, begun + arguments.seconds)
    solver.run()
    seconds, processor = time.perf_counter() - start, time.process_time() - begun
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible.value \
        or info.primal_solution_status == 2
    known = abs(info.mip_dual_bound) < highspy.kHighsInf
    print(json.dumps({
        "objective": round(-info.objective_function_value) if found else None,
        "bound": round(-info.mip_dual_bound) if known else None,
        "seconds": seconds, "processor": processor, "nodes": info.mip_node_count,
        "status": solver.modelStatusToString(solver.getModelStatus())}))


if __name__ == "__main__":
    main()
