"""Solves a network under one condition by HiGHS, as a mixed-integer program, and prints what it found as JSON.

    one_condition.py FILE CONDITION SECONDS [--relaxed]

FILE is a network in DIMACS form; its rows are the nodes after the source, its columns the nodes after the rows. CONDITION is
JSON: `rows` and `columns`, what a unit out of each row and into each column counts, and `most`, what all may come to.
SECONDS are of the processor, of all threads together, for solving alone. With `--relaxed` flows need not be whole: then
what is found is a bound, and no plan.
"""

import argparse
import json
import pathlib
import sys
import time

import highspy
import numpy
from scipy.sparse import coo_matrix, vstack

HERE = pathlib.Path(__file__).parent
sys.path += [str(HERE.parent / "Solvers"), str(HERE.parent / "Cohorts")]
import highs  # noqa: E402
import network  # noqa: E402


def coefficients(arrays, condition):
    """What a unit of each arc from a row to a column counts; the other arcs count nothing."""
    rows, columns = (numpy.array(condition[side], dtype=numpy.int64) for side in ("rows", "columns"))
    source = int(numpy.flatnonzero(arrays.supplies > 0)[0])
    first = source + 1
    row, column = arrays.tails - first, arrays.heads - first - len(rows)
    inner = (row >= 0) & (row < len(rows)) & (column >= 0) & (column < len(columns))
    found = numpy.zeros(len(arrays.tails), dtype=numpy.int64)
    found[inner] = rows[row[inner]] + columns[column[inner]]
    return found, inner


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("condition", type=pathlib.Path)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--relaxed", action="store_true")
    arguments = parser.parse_args()
    arrays = network.parse(arguments.file)
    condition = json.loads(arguments.condition.read_text())
    counted, inner = coefficients(arrays, condition)
    made = highs.program(arrays, [])
    flow = coo_matrix(counted.astype(numpy.float64))
    matrix = vstack([highs.matrix(arrays), flow]).tocsc()
    made.num_row_ += 1
    made.row_lower_ = numpy.append(made.row_lower_, -highspy.kHighsInf)
    made.row_upper_ = numpy.append(made.row_upper_, float(condition["most"]))
    made.a_matrix_.start_ = matrix.indptr.astype(numpy.int32)
    made.a_matrix_.index_ = matrix.indices.astype(numpy.int32)
    made.a_matrix_.value_ = matrix.data
    kinds = [highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger]
    made.integrality_ = [] if arguments.relaxed else [kinds[int(whole)] for whole in inner]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.passModel(made)
    start, begun = time.perf_counter(), time.process_time()
    highs.stop_after(solver, begun + arguments.seconds)
    solver.run()
    seconds, processor = time.perf_counter() - start, time.process_time() - begun
    info = solver.getInfo()
    status = solver.modelStatusToString(solver.getModelStatus())
    objective, bound = None, None
    if arguments.relaxed:
        # A relaxation that was not brought to its end bounds nothing.
        bound = round(-info.objective_function_value) if status == "Optimal" else None
    else:
        if info.primal_solution_status == 2:
            objective = round(-info.objective_function_value)
        if abs(info.mip_dual_bound) < highspy.kHighsInf:
            bound = round(-info.mip_dual_bound)
    print(json.dumps({
        "objective": objective, "bound": bound, "seconds": seconds, "processor": processor, "nodes": info.mip_node_count,
        "status": status}))


if __name__ == "__main__":
    main()
