"""Solves Lancashire with minimums of its courses by this solver and by HiGHS, and prints who found what.

    compare.py SKILLSPLAN BENCHMARK FOLDER [--limits SECONDS...] [--only NAME...]

SKILLSPLAN plans, BENCHMARK is the built package beside this file, FOLDER takes the networks. Each solver gets each
question for each limit, in seconds of the processor, in a process of its own. Prints a table and adds its lines to ../results/cohorts.csv. Exits
with 1 where an objective of one exceeds the bound of another.
"""

import argparse
import csv
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from beside_highs import Table, run

LANCASHIRE = HERE.parent.parent / "plans" / "lancashire"
RESULTS = HERE.parent / "results" / "cohorts.csv"

# What differs from the brief, and the minimum of every course, or of classroom courses as a share of their places.
BARE = [("flex: 25%", "flex: 300%"), ("steadiness:", "# steadiness:")]
QUESTIONS = {
    "as planned, all at least 2": ([], 2),
    "as planned, all at least 8": ([], 8),
    "flex 300%, all at least 8": (BARE[:1], 8),
    "flex 300%, not steady, all at least 8": (BARE, 8),
    "flex 300%, not steady, all at least 4": (BARE, 4),
    "flex 300%, not steady, classroom at least half": (BARE, "half"),
}


def export(name, changes, skillsplan, folder):
    """The network of the brief with some words changed."""
    path = folder / f"{name.replace(' ', '-').replace('%', '').replace(',', '')}.min"
    brief = (LANCASHIRE / "brief.yaml").read_text()
    for old, new in changes:
        if old not in brief:
            sys.exit(f"the brief does not say {old!r}")
        brief = brief.replace(old, new)
    brief = brief.replace("tables/", f"{LANCASHIRE}/tables/").replace("sources.yaml", f"{LANCASHIRE}/sources.yaml")
    changed = folder / "brief.yaml"
    changed.write_text(brief)
    subprocess.run(
        [skillsplan, "plan", changed, "-o", folder / "plan.yaml", "--export-network", path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


def places(path, columns):
    """The places of each column: what the arcs that leave it hold. Columns are the nodes after the rows."""
    first = None
    held = [0] * columns
    with open(path) as file:
        for line in file:
            if line.startswith("c Nodes") and "column 0" in line:
                first = int(line.split()[2])
            if line.startswith("a") and first is not None:
                tail, _, _, capacity, _ = map(int, line.split()[1:])
                if first <= tail < first + columns:
                    held[tail - first] += capacity
    return held


def write_minimums(path, least, network):
    with open(LANCASHIRE / "tables" / "courses.csv", newline="") as file:
        modes = [course["mode"] for course in csv.DictReader(file)]
    if least == "half":
        held = places(network, len(modes))
        lines = [f"{column} {held[column] // 2}" for column, mode in enumerate(modes) if mode == "classroom"]
    else:
        lines = [f"{column} {least}" for column in range(len(modes))]
    path.write_text("\n".join(lines) + "\n")


def answers(benchmark, network, minimums, limits):
    """For each limit, who answers and how."""
    for limit in limits:
        asked = [network, minimums, limit]
        highs = [sys.executable, "-B", HERE / "highs.py", *asked]
        yield "SkillsPlanner", limit, lambda: run([benchmark, *asked], limit)
        yield "HiGHS", limit, lambda: run(highs, limit)
        yield "HiGHS, levelled", limit, lambda: run([*highs, "--levelled"], limit)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skillsplan", type=pathlib.Path)
    parser.add_argument("benchmark", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--limits", type=float, nargs="+", default=[60])
    parser.add_argument("--only", nargs="*", help="words that the questions contain")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    questions = {
        name: question for name, question in QUESTIONS.items()
        if not arguments.only or any(word in name for word in arguments.only)}
    with Table(RESULTS) as table:
        for name, (changes, least) in questions.items():
            network = export(name, changes, arguments.skillsplan, folder)
            minimums = folder / "minimums"
            write_minimums(minimums, least, network)
            table.ask(name, answers(arguments.benchmark, network, minimums, arguments.limits))
            network.unlink()
    sys.exit(0 if table.is_agreed else 1)


if __name__ == "__main__":
    main()
