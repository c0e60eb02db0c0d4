"""Solves Lancashire with minimums of its courses by this solver and by HiGHS, and prints who found what.

    compare.py SKILLSPLAN BENCHMARK FOLDER [--limits SECONDS...] [--only NAME...]

SKILLSPLAN plans, BENCHMARK is the built package beside this file, FOLDER takes the networks. Each solver gets each
question for each limit, in seconds of the processor, in a process of its own. Prints a table and adds its lines to ../results/cohorts.csv. Exits
with 1 where an objective of one exceeds the bound of another.
"""

import argparse
import csv
import datetime
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
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


def run(command, limit):
    """What a process printed as JSON, with its memory in MB; of one that takes three times the limit, nothing found."""
    most = int(3 * limit) + 60
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)))
    start = time.perf_counter()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = {"megabytes": usage.ru_maxrss / 1000}
    if process.returncode in (-signal.SIGKILL, -signal.SIGXCPU):
        return memory | {
            "seconds": time.perf_counter() - start, "processor": usage.ru_utime + usage.ru_stime, "objective": None,
            "bound": None, "nodes": "", "status": "does not stop"}
    if process.returncode != 0:
        sys.exit(f"{command[0]} failed")
    # HiGHS names itself first, whatever it is told.
    answer = json.loads(output[output.index("{"):])
    return answer | memory


def gap(answer):
    if answer["objective"] is None or answer["bound"] is None:
        return ""
    return f"{(answer['bound'] - answer['objective']) / max(1, answer['objective']):.2e}"


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
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    is_agreed = True
    is_new = not RESULTS.exists()
    with open(RESULTS, "a", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if is_new:
            rows.writerow([
                "date", "question", "solver", "limit", "seconds", "processor_seconds", "MB", "objective", "bound", "gap",
                "nodes", "status"])
        for name, (changes, least) in questions.items():
            network = export(name, changes, arguments.skillsplan, folder)
            minimums = folder / "minimums"
            write_minimums(minimums, least, network)
            print(f"\n{name}")
            print(f"  {'':28}{'s':>7}{'cpu s':>8}{'MB':>7}{'objective':>16}{'bound':>16}{'gap':>10}{'nodes':>8}")
            answers = []
            for limit in arguments.limits:
                highs = [sys.executable, "-B", HERE / "highs.py", network, minimums, limit]
                for solver, command in [
                    ("SkillsPlanner", [arguments.benchmark, network, minimums, limit]),
                    ("HiGHS", highs),
                    ("HiGHS, levelled", [*highs, "--levelled"]),
                ]:
                    answer = run(command, limit)
                    answers.append(answer)
                    figures = [
                        f"{answer['seconds']:.2f}", f"{answer['processor']:.1f}", f"{answer['megabytes']:.0f}",
                        answer["objective"] or "none", answer["bound"] or "none", gap(answer), answer["nodes"]]
                    print(
                        f"  {f'{solver}, {limit:.0f} s':28}{figures[0]:>7}{figures[1]:>8}{figures[2]:>7}"
                        f"{figures[3]:>16}{figures[4]:>16}{figures[5]:>10}{figures[6]:>8}", flush=True)
                    rows.writerow(
                        [datetime.date.today(), name, solver, f"{limit:.0f}", *figures, answer["status"]])
                    file.flush()
            objectives = [answer["objective"] for answer in answers if answer["objective"] is not None]
            bounds = [answer["bound"] for answer in answers if answer["bound"] is not None]
            # HiGHS works within tolerances.
            if max(objectives) > min(bounds) * (1 + 1e-8) + 1:
                print("  An objective exceeds a bound.")
                is_agreed = False
            network.unlink()
    sys.exit(0 if is_agreed else 1)


if __name__ == "__main__":
    main()
