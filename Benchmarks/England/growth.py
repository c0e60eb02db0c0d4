"""Times `skillsplan plan` on ever larger problems, and says how time and memory grow with the candidates.

    growth.py SKILLSPLAN FOLDER... [--rounds 2]

Each FOLDER has a brief.yaml. Every run is a process of its own; the least of the rounds counts, for each figure by
itself. Memory is the most that the process had at once. Each problem is a line of Benchmarks/results/growth.csv.
"""

import argparse
import datetime
import math
import os
import pathlib
import tempfile

from measuring import keep, measure

# Each about three times the one before, so that none weighs more than another.
FITTED = [f"england-{size}" for size in ("1M", "3M", "10M", "31M", "87M")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("skillsplan")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    print("| problem | candidates | needs | courses | seconds | of the processor | MB | bytes a candidate |\n"
          "|---|---|---|---|---|---|---|---|")
    results = []
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as scratch:
            result = least(options.skillsplan, folder.resolve(), pathlib.Path(scratch) / "plan.yaml", options.rounds)
        print(f"| {result['instance']} | {result['candidates']:,} | {result['needs']:,} | {result['courses']:,} "
              f"| {result['seconds']} | {result['processor_seconds']} | {result['megabytes']} "
              f"| {result['megabytes'] * 1_000_000 / result['candidates']:.1f} |", flush=True)
        keep("growth.csv", [result])
        results.append(result)
    fitted = [result for result in results if result["instance"] in FITTED]
    if len(fitted) > 1:
        print(f"\nOver {', '.join(result['instance'] for result in fitted)}, with n candidates:")
        for figure, name in (("seconds", "seconds"), ("processor_seconds", "of the processor"), ("megabytes", "MB")):
            print(f"  {name} as n^{exponent(fitted, figure):.2f}")


def least(skillsplan, folder, plan, rounds):
    """The size of a problem, and the least of each figure."""
    measured = [measure([skillsplan, "plan", folder / "brief.yaml", "-o", plan]) for _ in range(rounds)]
    return {
        "date": datetime.date.today().isoformat(), "instance": folder.name, **size(plan),
        **{figure: min(run[figure] for run in measured) for figure in measured[0]}, "cores": os.cpu_count()}


def size(plan):
    """Candidates, needs and courses of a plan that skillsplan wrote."""
    found = {"candidates": 0, "needs": 0, "courses": 0}
    section = ""
    with open(plan, encoding="utf-8") as file:
        for line in file:
            if not line.startswith(" "):
                section = line.rstrip(":\n")
            elif section == "needs":
                found["needs"] += 1
            elif section == "optimality" and line.startswith("  candidates: "):
                found["candidates"] = int(line.split()[1])
            elif section == "inputs" and "{role: courses," in line:
                found["courses"] = int(line.rsplit("rows: ", 1)[1].rstrip("}\n"))
    return found


def exponent(results, figure):
    """The slope of the line of least squares through the logarithms."""
    points = [(math.log(result["candidates"]), math.log(result[figure])) for result in results]
    middle = [sum(values) / len(points) for values in zip(*points)]
    return (sum((x - middle[0]) * (y - middle[1]) for x, y in points)
            / sum((x - middle[0]) ** 2 for x, _ in points))


if __name__ == "__main__":
    main()
