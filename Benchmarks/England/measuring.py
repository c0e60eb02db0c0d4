"""What a command takes in a process of its own, and a file of dated results."""

import csv
import os
import pathlib
import subprocess
import sys
import time

RESULTS = pathlib.Path(__file__).resolve().parent.parent / "results"


def measure(command):
    """Seconds on the clock and of the processor, and megabytes at most, of a command that must not fail."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} ends with {os.waitstatus_to_exitcode(status)}; see {' '.join(map(str, command))}")
    return {
        "seconds": round(seconds, 2), "processor_seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "megabytes": usage.ru_maxrss * 1024 // 1_000_000}


def keep(name, results):
    """Adds results, which all have the same columns, to a table in Benchmarks/results."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / name
    is_new = not path.exists()
    with open(path, "a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, results[0].keys(), lineterminator="\n")
        if is_new:
            writer.writeheader()
        writer.writerows(results)
