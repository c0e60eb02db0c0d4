"""Changes values of a plan, one at a time, and counts which of them `skillsplan verify` finds.

    tamper.py SKILLSPLAN PLAN BRIEF --each N

Values are told apart by kind: the list and the key that they stand under. Of each kind N are taken, spread over the
file, and the last digit or letter of each is changed. Three counts: found by verify; by its checks of the inputs alone,
without planning again and comparing bytes; by --without-inputs. Fails where verify misses one.
"""

import argparse
import json
import os
import re
import subprocess
import sys

VALUE = re.compile(r'([a-z][a-z0-9-]*): ("(?:[^"\\]|\\.)*"|[^\s{}\[\],"][^,{}\[\]\n]*)')
ITEMS = re.compile(r'([a-z][a-z0-9-]*): \[([^\[\]{}]*)\]')
SENTENCE = re.compile(r'^  - (".*"|[^{].*)$')


def values(text):
    """Where each value's last digit or letter is, by kind."""
    kinds = {}
    section, start = "", 0
    for line in text.splitlines(keepends=True):
        top = re.match(r"([a-z]+):", line)
        section = top.group(1) if top else section
        spans = [(key, span) for key, span in scalars(line)] if not line.startswith("#") else []
        for key, (first, last) in spans:
            place = next((p for p in range(last - 1, first - 1, -1) if line[p].isascii() and line[p].isalnum()), None)
            if place is not None:
                kinds.setdefault((section, key), []).append(start + place)
        start += len(line)
    return kinds


def scalars(line):
    sentence = SENTENCE.match(line)
    if sentence and ": " not in line.split('"')[0]:
        yield "", sentence.span(1)
        return
    for match in VALUE.finditer(line):
        yield match.group(1), match.span(2)
    for match in ITEMS.finditer(line):
        for item in re.finditer(r"[^, ]+", match.group(2)):
            yield match.group(1), (match.start(2) + item.start(), match.start(2) + item.end())


def changed(letter):
    return {"9": "0", "z": "a", "Z": "A"}.get(letter) or chr(ord(letter) + 1)


def run(options, text, *arguments):
    """From standard input in the brief's folder, where the plan's own words lead to its inputs."""
    done = subprocess.run(
        [os.path.abspath(options.skillsplan), "verify", "-", "--json", *arguments],
        input=text, capture_output=True, text=True, encoding="utf-8", cwd=os.path.dirname(options.brief) or ".")
    if done.returncode in (0, 6):
        return done.returncode, json.loads(done.stdout)
    if done.returncode not in (3, 5):
        sys.exit(f"exit code {done.returncode}: {done.stderr}")
    return done.returncode, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skillsplan")
    parser.add_argument("plan")
    parser.add_argument("brief")
    parser.add_argument("--each", type=int, default=3)
    options = parser.parse_args()
    with open(options.plan, encoding="utf-8", newline="") as file:
        text = file.read()
    kinds = values(text)
    taken = found = checks = alone = 0
    missed = []
    for kind, places in sorted(kinds.items()):
        step = max(1, len(places) // options.each)
        for place in places[step // 2 :: step][: options.each]:
            other = text[:place] + changed(text[place]) + text[place + 1 :]
            code, said = run(options, other)
            by_checks = code != 0 and (said is None or said["faults"] > (not said["same-bytes"]))
            taken += 1
            found += code != 0
            checks += by_checks
            if not by_checks:
                missed.append(" ".join(kind))
            alone += run(options, other, "--without-inputs")[0] != 0
    print(f"{sum(map(len, kinds.values())):,} values of {len(kinds)} kinds; {taken} changed, one at a time")
    print(f"found by verify: {found}; by its checks without the bytes: {checks}; without inputs: {alone}")
    print("by the bytes alone:", ", ".join(sorted(set(missed))))
    sys.exit(found < taken)


main()
