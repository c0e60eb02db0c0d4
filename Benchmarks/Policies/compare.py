"""Plans Lancashire under a share or a budget by this solver and by HiGHS, and prints who found what.

    compare.py SKILLSPLAN FOLDER [--limit SECONDS] [--only NAME...]

SKILLSPLAN plans, FOLDER takes the network and the briefs. This solver plans each brief as anybody would, from tables to
plan.yaml; HiGHS begins with the exported network in memory and gets SECONDS of the processor. Prints a table and adds its
lines to ../results/policies.csv. Exits with 1 where an objective of one exceeds the bound of another.

The courses of Lancashire have no prices; those of the budgets here are made up: 3,000 pounds at level 2, 5,000 at level
3, 6,000 at level 4.
"""

import argparse
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from beside_highs import Table, run

LANCASHIRE = HERE.parent.parent / "plans" / "lancashire"
RESULTS = HERE.parent / "results" / "policies.csv"
PRICES = {"2": 300_000, "3": 500_000, "4": 600_000}

QUESTIONS = {
    "at least 60% to deciles 1-2": "{at-least: 60%, decile: [1, 2]}",
    "at least 65% to deciles 1-2": "{at-least: 65%, decile: [1, 2]}",
    "at most £50,000,000": '{at-most: "£50,000,000"}',
    "at most £40,000,000": '{at-most: "£40,000,000"}',
}


def price(course):
    """Pence; levels that are not planned count as the dearest."""
    return PRICES.get(course["level"], max(PRICES.values()))


def lay_out(folder):
    """Lancashire's brief and tables, with prices."""
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    for table in ["areas.csv", "starts.csv"]:
        (folder / "tables" / table).write_bytes((LANCASHIRE / "tables" / table).read_bytes())
    with open(LANCASHIRE / "tables" / "courses.csv", newline="") as file:
        courses = list(csv.DictReader(file))
    with open(folder / "tables" / "courses.csv", "w", newline="") as file:
        rows = csv.DictWriter(file, [*courses[0], "price"], lineterminator="\n")
        rows.writeheader()
        for course in courses:
            rows.writerow(course | {"price": price(course)})
    for name in ["brief.yaml", "sources.yaml"]:
        (folder / name).write_bytes((LANCASHIRE / name).read_bytes())
    return sorted(courses, key=lambda course: course["course"])


def needs_of(plan):
    """Area and level of each need of a plan file, in its order."""
    text = plan.read_text()
    text = text[text.index("\nneeds:"):text.index("\nallocations:")]
    return re.findall(r'area: "([^"]+)", level: "([^"]+)"', text)


def condition(policy, needs, courses, deciles):
    """What units count, and what all may come to, as the brief means it; a share in hundredths."""
    if "£" in policy:
        most = 100 * int(re.sub(r"[^0-9]", "", policy))
        return {"rows": [0] * len(needs), "columns": [price(course) for course in courses], "most": most}
    share = int(re.search(r"(\d+)%", policy)[1])
    inside = [deciles[area] in ("1", "2") for area, _ in needs]
    return {"rows": [share - 100 * is_in for is_in in inside], "columns": [0] * len(courses), "most": 0}


def planned(skillsplan, brief, plan):
    """What this solver finds, with its times."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [skillsplan, "plan", brief, "-o", plan], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(said)
    seconds = time.perf_counter() - start
    text = plan.read_text()
    text = text[text.index("\noptimality:"):]
    points, bound = (int(re.search(rf"\n  {key}: (\d+)", text)[1]) for key in ("points", "bound"))
    return {
        "objective": points, "bound": bound, "seconds": seconds, "processor": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss / 1000, "nodes": "", "status": "planned"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skillsplan", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--only", nargs="*", help="words that the questions contain")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    courses = lay_out(folder)
    with open(LANCASHIRE / "tables" / "areas.csv", newline="") as file:
        deciles = {area["area"]: area["imd_decile"] for area in csv.DictReader(file)}
    network = folder / "network.min"
    subprocess.run(
        [arguments.skillsplan, "plan", folder / "brief.yaml", "-o", folder / "plan.yaml", "--export-network", network],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    needs = needs_of(folder / "plan.yaml")
    with Table(RESULTS) as table:
        for name, policy in QUESTIONS.items():
            if arguments.only and not any(word in name for word in arguments.only):
                continue
            brief, asked = folder / "asked.yaml", folder / "condition.json"
            brief.write_text(f"kind: SkillsBrief\nversion: 1\nextends: brief.yaml\npolicies:\n  - {policy}\n")
            asked.write_text(json.dumps(condition(policy, needs, courses, deciles)))
            limit = arguments.limit
            highs = [sys.executable, "-B", HERE / "one_condition.py", network, asked, limit]
            table.ask(name, [
                ("SkillsPlanner", limit, lambda: planned(arguments.skillsplan, brief, folder / "asked-plan.yaml")),
                ("HiGHS", limit, lambda: run(highs, limit)),
                ("HiGHS, relaxed", limit, lambda: run([*highs, "--relaxed"], limit)),
            ])
    sys.exit(0 if table.is_agreed else 1)


if __name__ == "__main__":
    main()
