"""Times this solver beside OR-Tools, LEMON and HiGHS on the same networks, each in a process of its own.

    compare.py SKILLSPLAN LEMON FOLDER [--limit SECONDS] FILE...

SKILLSPLAN and LEMON are the built programs, FOLDER takes the networks in binary form, FILE is a network in DIMACS form.
The peers get it whole and in its parts (network.py), ready in memory; this solver gets the text. The clock runs over
setting up and solving; reading is timed apart; memory is the most that the process held. What takes less than half a
minute runs twice, and the better time counts. Prints a table, adds its lines to ../results/solvers.csv, and exits with
1 when two costs differ. This process stays small, since the memory of a new one counts from that of its parent.
"""

import argparse
import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).parent
RESULTS = HERE.parent / "results" / "solvers.csv"
OURS = "SkillsPlanner"
# Bytes of a network. Of 3 million candidates HiGHS does not finish in a minute; of 25 million it fills the memory.
TOO_LARGE_FOR_HIGHS = 300_000_000


def run(command, limit):
    """What a process printed as JSON, with its memory in MB; or why there is nothing, in a few words."""
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    watch = threading.Timer(limit, process.kill)
    watch.start()
    start = time.perf_counter()
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.cancel()
    if process.returncode == 0:
        # HiGHS names itself first, whatever it is told.
        return json.loads(output[output.index("{"):]) | {"megabytes": usage.ru_maxrss / 1000}
    if time.perf_counter() - start > 0.95 * limit:
        return f"not done in {limit:.0f} s"
    return (errors.strip().splitlines() or [f"exit code {process.returncode}"])[-1]


def best(command, limit):
    first = run(command, limit)
    if isinstance(first, str) or first["solve_seconds"] > 30:
        return first
    second = run(command, limit)
    if isinstance(second, str):
        return second
    return first | {key: min(first[key], second[key]) for key in ["read_seconds", "solve_seconds"]}


def prepare(path, folder):
    """The network whole, and in its parts where it has several, as files."""
    command = [sys.executable, "-B", HERE / "network.py", path, folder]
    made = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    print(f"  parsed with numpy in {made['parse_seconds']:.1f} s, split in {made['split_seconds']:.1f} s")
    return [made["whole"]], made["parts"]


def compare(path, arguments):
    """The answers by name of solver; this one's first."""
    print(f"\n{name_of(path)}, {os.path.getsize(path) / 1e6:.0f} MB of text")
    whole, parts = prepare(path, arguments.folder)
    answers = {}

    def enter(name, command):
        answers[name] = answer = best(command, arguments.limit)
        print(line(name, answer, answers[OURS]), flush=True)

    print(f"  {'':32}{'solve s':>9}{'ratio':>7}{'MB':>8}{'ratio':>7}{'read s':>8}  cost")
    ours = [arguments.skillsplan, "network", "solve", path, "--json"]
    enter(OURS, ours)
    enter(f"{OURS}, one processor", ["taskset", "--cpu-list", "0", *ours])
    peer = [sys.executable, "-B", HERE / "peer.py"]
    for name, command in [
        ("LEMON NetworkSimplex", [arguments.lemon]),
        ("OR-Tools SimpleMinCostFlow", [*peer, "ortools", arguments.limit]),
        ("HiGHS", [*peer, "highs", arguments.limit]),
    ]:
        if name == "HiGHS" and os.path.getsize(path) > TOO_LARGE_FOR_HIGHS:
            print(f"  {name:32}not tried on so much")
            continue
        enter(name, [*command, *whole])
        if parts:
            enter(f"{name}, split", [*command, *parts])
    for file in whole + parts:
        os.remove(file)
    return answers


def line(name, answer, ours):
    if isinstance(answer, str):
        return f"  {name:32}{answer}"
    times = [1, 1]
    if not isinstance(ours, str):
        times = [answer[key] / max(ours[key], 1e-3) for key in ["solve_seconds", "megabytes"]]
    return (
        f"  {name:32}{answer['solve_seconds']:9.2f}{times[0]:7.1f}{answer['megabytes']:8.0f}{times[1]:7.1f}"
        f"{answer['read_seconds']:8.2f}  {answer['cost']:,}")


def name_of(path):
    """The folder of a file that is called as every other, else the file."""
    path = pathlib.Path(path).resolve()
    return path.parent.name if path.stem == "network" else path.stem


def record(instance, answers):
    RESULTS.parent.mkdir(exist_ok=True)
    is_new = not RESULTS.exists()
    with open(RESULTS, "a", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow(["date", "instance", "solver", "seconds", "MB", "cost"])
        for name, answer in answers.items():
            if isinstance(answer, str):
                figures = [answer, "", ""]
            else:
                figures = [f"{answer['solve_seconds']:.2f}", f"{answer['megabytes']:.0f}", answer["cost"]]
            rows.writerow([datetime.date.today(), instance, name, *figures])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skillsplan", type=pathlib.Path)
    parser.add_argument("lemon", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--limit", type=float, default=300, help="seconds that a solver may take")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; ratios are those to {OURS}; solving is timed with its "
        "set-up, reading apart")
    is_agreed = True
    for path in arguments.files:
        answers = compare(path, arguments)
        record(name_of(path), answers)
        costs = {answer["cost"] for answer in answers.values() if not isinstance(answer, str)}
        if len(costs) != 1 or isinstance(answers[OURS], str):
            print("  The costs differ, or there is none." if len(costs) != 1 else f"  {OURS} has no answer.")
            is_agreed = False
        else:
            print("  All costs agree to the unit.")
    sys.exit(0 if is_agreed else 1)


if __name__ == "__main__":
    main()
