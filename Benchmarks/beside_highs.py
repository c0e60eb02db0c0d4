"""What the benchmarks beside HiGHS have in common: processes that are measured, and the table of who found what."""

import csv
import datetime
import json
import os
import resource
import signal
import subprocess
import sys
import time

COLUMNS = [
    "date", "question", "solver", "limit", "seconds", "processor_seconds", "MB", "objective", "bound", "gap", "nodes",
    "status"]


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


class Table:
    """Prints answers, question by question, and adds each to a file of results as soon as it is there."""

    def __init__(self, results):
        self.is_agreed = True
        is_new = not results.exists()
        self.file = open(results, "a", newline="")
        self.rows = csv.writer(self.file, lineterminator="\n")
        if is_new:
            self.rows.writerow(COLUMNS)
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def ask(self, question, answers):
        """Prints what solvers answer: each its name, its limit in seconds, and a call that gives its answer."""
        print(f"\n{question}")
        print(
            f"  {'':28}{'s':>8}{'cpu s':>8}{'MB':>7}{'objective':>16}{'bound':>16}{'gap':>10}{'nodes':>8}  status")
        found = []
        for solver, limit, answer in answers:
            found.append(answer())
            self._add(question, solver, limit, found[-1])
        objectives = [answer["objective"] for answer in found if answer["objective"] is not None]
        bounds = [answer["bound"] for answer in found if answer["bound"] is not None]
        # HiGHS works within tolerances.
        if objectives and bounds and max(objectives) > min(bounds) * (1 + 1e-8) + 1:
            print("  An objective exceeds a bound.")
            self.is_agreed = False

    def _add(self, question, solver, limit, answer):
        figures = [
            f"{answer['seconds']:.2f}", f"{answer['processor']:.1f}", f"{answer['megabytes']:.0f}",
            answer["objective"] or "none", answer["bound"] or "none", gap(answer), answer["nodes"]]
        print(
            f"  {f'{solver}, {limit:.0f} s':28}{figures[0]:>8}{figures[1]:>8}{figures[2]:>7}{figures[3]:>16}"
            f"{figures[4]:>16}{figures[5]:>10}{figures[6]:>8}  {answer['status']}", flush=True)
        self.rows.writerow([datetime.date.today(), question, solver, f"{limit:.0f}", *figures, answer["status"]])
        self.file.flush()
