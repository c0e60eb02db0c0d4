"""Times the planner's CSV reader beside polars and DuckDB, one thread each, on a made-up table.

    compare.py READER [MEGABYTES [ROUNDS]]

READER is the built ReadingBenchmark. Makes the table with make_table.py (seed 1) in a temporary folder, and one
ten times smaller for the memory. Each reader adds up the same two columns in a process of its own, in turns; the
best of the rounds counts, without the start of the process; the seconds of the processor are the steadier figure
where others use the machine, and give the ratio. The sums must agree. Exits with 1 when they do not, or when the
memory of the planner's reader grows with the file.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time

import make_table

WHOLE, DECIMAL = "count_3", "rate_6"


def peer(name, path):
    """Reads the file with a library: rows, both sums, seconds, seconds of the processor and kilobytes at most."""
    if name.startswith("polars"):
        import polars
        start, processor = time.perf_counter(), time.process_time()
        if name == "polars read_csv":
            table = polars.read_csv(path, columns=[WHOLE, DECIMAL])
            result = table.height, table[WHOLE].sum(), table[DECIMAL].sum()
        else:
            query = polars.scan_csv(path).select(
                polars.len().alias("rows"), polars.col(WHOLE).sum(), polars.col(DECIMAL).sum())
            result = query.collect(engine="streaming").row(0)
    else:
        import duckdb
        connection = duckdb.connect(config={"threads": 1})
        start, processor = time.perf_counter(), time.process_time()
        result = connection.execute(
            f"SELECT count(*), sum({WHOLE}), sum({DECIMAL}) FROM read_csv('{path}')").fetchone()
    rows, whole, decimal = result
    times = time.perf_counter() - start, time.process_time() - processor
    with open("/proc/self/status") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return [rows, int(whole), float(decimal), *times, memory]


def run(command):
    environment = os.environ | {"POLARS_MAX_THREADS": "1"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def ours(reader, path, *options):
    rows, _, *numbers = run([reader, path, WHOLE, DECIMAL, *options]).split()
    return [int(rows), int(numbers[0]), *map(float, numbers[1:])]


def theirs(name, path):
    return json.loads(run([sys.executable, __file__, "--peer", name, path]))


def agree(first, second):
    return first[:2] == second[:2] and abs(first[2] - second[2]) <= 1e-9 * abs(first[2])


def compare(reader, megabytes, rounds):
    with tempfile.TemporaryDirectory() as folder:
        path, small = f"{folder}/table.csv", f"{folder}/small.csv"
        make_table.make(path, int(megabytes * 1e6), 1)
        make_table.make(small, int(megabytes * 1e5), 1)
        size = os.path.getsize(path) / 1e6
        runs = {
            "ours": lambda: ours(reader, path),
            "ours, a checked table": lambda: ours(reader, path, "--table"),
            "ours with SHA-256": lambda: ours(reader, path, "--digest"),
            "ours, the file in memory first": lambda: ours(reader, path, "--whole"),
        }
        for name in ["polars read_csv", "polars scan_csv", "DuckDB"]:
            runs[name] = lambda name=name: theirs(name, path)
        best = {}
        for _ in range(rounds):
            for name, read in runs.items():
                answer = read()
                earlier = best.get(name, answer)
                best[name] = (
                    answer[:3] + [min(pair) for pair in zip(answer[3:5], earlier[3:5])]
                    + [max(answer[5], earlier[5])])
        own = best["ours"]
        print(f"{size:.0f} MB, {own[0]} rows of 30 columns, one thread, the best of {rounds} rounds,")
        print(f"on {platform.machine()} with {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        print(f"{'':32}{'MB/s':>8}{'MB/s of CPU':>13}{'ratio':>8}{'peak MB':>9}")
        isAgreed = True
        for name, answer in best.items():
            print(f"{name:32}{size / answer[3]:8.0f}{size / answer[4]:13.0f}{own[4] / answer[4]:8.2f}{answer[5] / 1000:9.0f}")
            if not agree(own, answer):
                print(f"  other sums: {answer[:3]} where ours are {own[:3]}")
                isAgreed = False
        little, much = ours(reader, small)[5] / 1000, ours(reader, path)[5] / 1000
        print(f"peak memory of ours for a file ten times smaller: {little:.1f} MB; for this one {much:.1f} MB")
        isFlat = much < little + 2
        sys.exit(0 if isAgreed and isFlat else 1)


if __name__ == "__main__":
    if sys.argv[1] == "--peer":
        print(json.dumps(peer(sys.argv[2], sys.argv[3])))
    else:
        numbers = [float(text) for text in sys.argv[2:]]
        compare(sys.argv[1], numbers[0] if numbers else 300, int(numbers[1]) if len(numbers) > 1 else 5)
