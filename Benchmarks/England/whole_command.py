"""Times the whole job, from tables to a plan, by `skillsplan plan` and by analyst.py, and says both.

    whole_command.py SKILLSPLAN FOLDER... [--rounds 1]

Each FOLDER has a brief.yaml. Both run by turns, each in a process of its own; the quicker of a command's rounds
counts. Memory is the most that the process had at once. Each result is a line of Benchmarks/results/whole-command.csv.
Exits with 1 where the two disagree on the most points.
"""

import argparse
import datetime
import os
import pathlib
import sys
import tempfile

from measuring import keep, measure

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("skillsplan")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    agree = True
    print("| problem | | seconds | of the processor | MB |\n|---|---|---|---|---|")
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as scratch:
            best = compare(options.skillsplan, folder.resolve(), pathlib.Path(scratch), options.rounds)
        ours, theirs = best
        for result in best:
            print(f"| {folder.name} | {result['command']} | {result['seconds']} | {result['processor_seconds']} "
                  f"| {result['megabytes']} |")
        print(f"| {folder.name} | beside ours | {theirs['seconds'] / ours['seconds']:.1f} "
              f"| {theirs['processor_seconds'] / ours['processor_seconds']:.1f} "
              f"| {theirs['megabytes'] / ours['megabytes']:.1f} |", flush=True)
        keep("whole-command.csv", best)
        if ours["points"] != theirs["points"]:
            print(f"{folder.name}: skillsplan has {ours['points']} points, analyst.py {theirs['points']}",
                  file=sys.stderr)
            agree = False
    sys.exit(0 if agree else 1)


def compare(skillsplan, folder, scratch, rounds):
    """The best result of each command."""
    brief = folder / "brief.yaml"
    commands = {
        "skillsplan plan": [skillsplan, "plan", brief, "-o"],
        "analyst.py": [sys.executable, "-B", HERE / "analyst.py", brief, "-o"]}
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            plan = scratch / f"{name}.yaml"
            results[name].append({
                "date": datetime.date.today().isoformat(), "instance": folder.name, "command": name,
                **measure([*command, plan]), "points": points(plan), "cores": os.cpu_count()})
    return [min(found, key=lambda result: result["seconds"]) for found in results.values()]


def points(plan):
    """The most points that a plan names, by skillsplan under optimality and by analyst.py in its summary."""
    with open(plan, encoding="utf-8") as file:
        for line in file:
            if line.startswith("  points: "):
                return int(line.split()[1])
            if line.startswith("summary: {"):
                return int(line.rsplit("points: ", 1)[1].rstrip("}\n"))
    sys.exit(f"{plan} names no points")


if __name__ == "__main__":
    main()
