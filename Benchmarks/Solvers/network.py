"""A min-cost-flow network as arrays: from DIMACS text, to a binary file that every peer loads at once, and in parts.

The binary file, in the machine's own integers: nodes and arcs (64 bits each), then tails, heads, capacities and costs
of all arcs and the supplies of all nodes (32 bits each); nodes are counted from 0 and lower bounds are 0.

    network.py FILE FOLDER

puts a DIMACS file into FOLDER, whole and in its parts, and prints as JSON which files it made and how long it took.
"""

import dataclasses
import json
import pathlib
import sys
import time

import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components


@dataclasses.dataclass
class Network:
    tails: numpy.ndarray
    heads: numpy.ndarray
    capacities: numpy.ndarray
    costs: numpy.ndarray
    supplies: numpy.ndarray

    def save(self, path):
        with open(path, "wb") as file:
            numpy.array([len(self.supplies), len(self.tails)], dtype=numpy.int64).tofile(file)
            for column in dataclasses.astuple(self):
                column.astype(numpy.int32, casting="same_kind").tofile(file)

    @staticmethod
    def load(path):
        with open(path, "rb") as file:
            nodes, arcs = numpy.fromfile(file, dtype=numpy.int64, count=2)
            columns = [numpy.fromfile(file, dtype=numpy.int32, count=arcs) for _ in range(4)]
            return Network(*columns, numpy.fromfile(file, dtype=numpy.int32, count=nodes))


def parse(path, block=1 << 26):
    """Reads a DIMACS file whose n lines come before its arcs, a block of bytes at a time."""
    supplies, parts = None, []
    with open(path, "rb") as file:
        while not (line := file.readline()).startswith(b"a"):
            words = line.split()
            if not line:
                break
            if words[:1] == [b"p"]:
                supplies = numpy.zeros(int(words[2]), dtype=numpy.int32)
            elif words[:1] == [b"n"]:
                supplies[int(words[1]) - 1] = int(words[2])
        rest = line
        while text := file.read(block):
            text = rest + text
            end = text.rfind(b"\n") + 1
            rest = text[end:]
            parts.append(arcs(text[:end]))
        parts.append(arcs(rest))
    tails, heads, lower, capacities, costs = numpy.concatenate(parts).T
    if lower.any():
        sys.exit(f"{path}: an arc has a lower bound")
    return Network(tails - 1, heads - 1, capacities, costs, supplies)


def arcs(text):
    """The five numbers of each line, all of them arcs or comments."""
    if b"\nc" in text:
        text = b"\n".join(line for line in text.split(b"\n") if line.startswith(b"a"))
    numbers = numpy.fromstring(text.replace(b"a", b" "), dtype=numpy.int64, sep=" ")
    if numbers.size and max(-numbers.min(), numbers.max()) >= 1 << 31:
        sys.exit("a number has more than 32 bits")
    return numbers.astype(numpy.int32).reshape(-1, 5)


def split(network):
    """The parts that only source and sink hold together, each with a source and a sink of its own.

    The costs of the parts add up to that of the whole. A network in one piece, or without a source, is its only part.
    """
    sources = numpy.flatnonzero(network.supplies > 0)
    sinks = numpy.flatnonzero(network.supplies < 0)
    if len(sources) != 1 or len(sinks) != 1:
        return [network]
    source, sink = sources[0], sinks[0]
    count = len(network.supplies)
    outer = numpy.isin(network.tails, [source, sink]) | numpy.isin(network.heads, [source, sink])
    inner = ~outer
    graph = coo_matrix(
        (numpy.ones(inner.sum(), dtype=numpy.int8), (network.tails[inner], network.heads[inner])),
        shape=(count, count))
    number, part_of = connected_components(graph, directed=False)
    bypass = (network.tails == source) & (network.heads == sink)
    part_of_arc = part_of[numpy.where(network.tails == source, network.heads, network.tails)]
    part_of_arc[bypass] = -1
    # Parts without a candidate carry nothing.
    alive = numpy.unique(part_of_arc[inner])
    parts = []
    for part in alive:
        chosen = part_of_arc == part
        nodes = numpy.concatenate([[source], numpy.flatnonzero(part_of == part), [sink]])
        place = numpy.zeros(count, dtype=numpy.int32)
        place[nodes] = numpy.arange(len(nodes), dtype=numpy.int32)
        units = network.capacities[chosen & (network.tails == source)].sum()
        supplies = numpy.zeros(len(nodes), dtype=numpy.int32)
        supplies[0], supplies[-1] = units, -units
        last = numpy.int32(len(nodes) - 1)
        parts.append(Network(
            numpy.append(place[network.tails[chosen]], numpy.int32(0)),
            numpy.append(place[network.heads[chosen]], last),
            numpy.append(network.capacities[chosen], numpy.int32(units)),
            numpy.append(network.costs[chosen], numpy.int32(0)), supplies))
    return parts or [network]


def main(path, folder):
    start = time.perf_counter()
    whole = parse(path)
    parsed = time.perf_counter()
    parts = split(whole)
    done = time.perf_counter()
    files = [str(folder / f"part-{number}.bin") for number in range(len(parts))] if len(parts) > 1 else []
    for part, file in zip(parts, files):
        part.save(file)
    whole.save(folder / "whole.bin")
    print(json.dumps({
        "whole": str(folder / "whole.bin"), "parts": files, "parse_seconds": parsed - start,
        "split_seconds": done - parsed}))


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
