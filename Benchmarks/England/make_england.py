"""Makes a planning problem as large as England: real areas, a synthetic catalogue of courses, a brief.

    make_england.py --areas FOLDER -o FOLDER [--seed 1] [--courses 60000] [--candidates 24500000]
                    [--two-levels] [--plain]

The areas are those that `import_areas.sh` left in a folder, with their sources.yaml. Everything about courses is
made up, and says so in every row. The same options give the same bytes. README.md says what is drawn how.
"""

import argparse
import bisect
import csv
import hashlib
import itertools
import math
import pathlib
import random

LEVELS = ["1", "2", "3", "4"]
# How many of ten courses are at each level, and how far its learners travel beside each other.
SHARE_OF_LEVEL = {"1": 2, "2": 3, "3": 3, "4": 2}
REACH = {"1": 10.0, "2": 15.0, "3": 25.0, "4": 40.0}
HOLDING = {
    "1": ["no_qualifications"], "2": ["level_1"], "3": ["level_2", "apprenticeship"], "4": ["level_3"]}
# Learners beside last year's starts: more than there are places, so that the plan has to choose.
LEARNERS_A_START = 1.6
AREAS_A_PROVIDER = 33.755
COURSES_A_VENUE = 20
ONLINE = 0.001
# Sector subject areas of tier 1, with how often a course is in each.
SECTORS = {
    "1": 16, "2": 2, "3": 3, "4": 10, "5": 9, "6": 7, "7": 13, "8": 5, "9": 6, "10": 1, "11": 1, "12": 2, "13": 6,
    "14": 6, "15": 13}
COLUMNS = [
    "course", "provider", "provider_name", "district", "district_name", "level", "also_takes", "sector", "mode",
    "latitude", "longitude", "point_basis", "last_year", "outcomes", "deprived_share", "basis"]
EARTH = 6371.0088
METRES_A_DEGREE = 111_195


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--areas", type=pathlib.Path, required=True, help="what import_areas.sh made")
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True, help="the folder to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--courses", type=int, default=60_000)
    parser.add_argument("--candidates", type=int, default=24_500_000, help="about how many; sets the reaches")
    parser.add_argument("--two-levels", action="store_true", help="a third of the courses take a second level")
    parser.add_argument("--plain", action="store_true", help="no spread, no steadiness, no funded starts")
    options = parser.parse_args()

    table = (options.areas / "tables/areas.csv").read_bytes()
    areas = [area(row) for row in csv.DictReader(table.decode().splitlines())]
    courses = catalogue(areas, options.courses, options.two_levels, random.Random(options.seed))
    scale = reach_scale(areas, courses, options.candidates)

    (options.output / "tables").mkdir(parents=True, exist_ok=True)
    (options.output / "tables/areas.csv").write_bytes(table)
    path = options.output / "tables/courses.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(courses)
    sources = (options.areas / "sources.yaml").read_text()
    (options.output / "sources.yaml").write_text(sources + source(options, len(courses), path))
    (options.output / "brief.yaml").write_text(brief(options, areas, courses, scale))


def area(row):
    """What the generator needs of an area."""
    return {
        "district": row["district"], "district_name": row["district_name"], "latitude": float(row["latitude"]),
        "longitude": float(row["longitude"]), "adults": int(row["adults"]),
        "income_decile": int(row["income_decile"]),
        "held": {level: sum(int(row[name]) for name in names) for level, names in HOLDING.items()}}


def catalogue(areas, count, two_levels, draw):
    """The courses: providers where people live, their venues near by, heavy tails of sizes."""
    nearest = AreaGrid(areas)
    providers = max(1, round(len(areas) / AREAS_A_PROVIDER))
    homes = draw.choices(areas, weights=[area["adults"] for area in areas], k=providers)
    sizes = shared(count, [draw.lognormvariate(0, 1.2) for _ in range(providers)])
    courses = []
    for number, (home, size) in enumerate(zip(homes, sizes), 1):
        venues = [venue(home, draw)]
        for _ in range(size // COURSES_A_VENUE):
            venues.append(venue(nearest.area(
                home["latitude"] + metres_north(draw), home["longitude"] + metres_east(home, draw)), draw))
        classroom = draw.choice([0.15, 0.85])
        outcomes = {level: draw.uniform(0.7, 0.95) for level in LEVELS} if draw.random() < 0.95 else {}
        deprived = min(0.95, max(0.02, draw.gauss(0.55 - 0.05 * home["income_decile"], 0.08)))
        for course in range(1, size + 1):
            # The first venue is the largest.
            place = venues[int(len(venues) * draw.random() ** 1.5)]
            level = draw.choices(LEVELS, weights=SHARE_OF_LEVEL.values())[0]
            online = draw.random() < ONLINE
            mode = "online" if online else "classroom" if draw.random() < classroom else "apprenticeship"
            second = two_levels and draw.random() < 1 / 3
            courses.append({
                "course": f"{19_000_000 + number}-{course:05d}", "provider": 19_000_000 + number,
                "provider_name": f"Synthetic provider {number}", "district": place["district"],
                "district_name": place["district_name"], "level": level,
                "also_takes": LEVELS[LEVELS.index(level) + 1 if level != "4" else 2] if second else "",
                "sector": draw.choices(list(SECTORS), weights=SECTORS.values())[0], "mode": mode,
                "latitude": "" if online else place["latitude"], "longitude": "" if online else place["longitude"],
                "point_basis": "" if online else "venue",
                "last_year": max(1, round(draw.lognormvariate(math.log(5), 1.2))),
                "outcomes": f"{outcomes[level]:.2f}" if outcomes else "", "deprived_share": f"{deprived:.4f}",
                "basis": "synthetic"})
    return courses


def venue(area, draw):
    """A point a few hundred metres from the middle of an area."""
    return area | {
        "latitude": f"{area['latitude'] + draw.uniform(-0.003, 0.003):.6f}",
        "longitude": f"{area['longitude'] + draw.uniform(-0.003, 0.003):.6f}"}


def metres_north(draw):
    return draw.gauss(0, 8_000) / METRES_A_DEGREE


def metres_east(home, draw):
    return draw.gauss(0, 8_000) / METRES_A_DEGREE / math.cos(math.radians(home["latitude"]))


def shared(total, weights):
    """Whole numbers in proportion to weights, with the sum `total`."""
    whole = sum(weights)
    ends = [0] + [round(total * part / whole) for part in itertools.accumulate(weights)]
    return [end - start for start, end in itertools.pairwise(ends)]


class AreaGrid:
    """Areas by cells of a tenth of a degree, to find the nearest."""

    def __init__(self, areas):
        self.cells = {}
        for area in areas:
            self.cells.setdefault(self.cell(area["latitude"], area["longitude"]), []).append(area)

    @staticmethod
    def cell(latitude, longitude):
        return int(latitude * 10), math.floor(longitude * 10)

    def area(self, latitude, longitude):
        row, column = self.cell(latitude, longitude)
        for ring in itertools.count(1):
            near = [
                area for y in range(row - ring, row + ring + 1) for x in range(column - ring, column + ring + 1)
                for area in self.cells.get((y, x), ())]
            if near:
                return min(near, key=lambda area: math.hypot(
                    area["latitude"] - latitude, (area["longitude"] - longitude) * 0.6))


def reach_scale(areas, courses, wanted):
    """What all reaches are multiplied by, so that there are about `wanted` candidates.

    Counted over every n-th area, so that it takes some ten million distances at most.
    """
    takers = {}
    online = 0
    for course in courses:
        for level in [course["level"], course["also_takes"]]:
            if level and course["mode"] == "online":
                online += 1
            elif level:
                levels = takers.setdefault((course["latitude"], course["longitude"]), dict.fromkeys(LEVELS, 0))
                levels[level] += 1
    venues = [
        (*unit_vector(float(latitude), float(longitude)),
         [(2 * EARTH / REACH[level] * 1000, count) for level, count in levels.items() if count])
        for (latitude, longitude), levels in takers.items()]
    step = max(1, len(areas) * len(venues) // 10_000_000)
    # Candidates by the thousandth of the scale that first has them within reach.
    counts = [0] * 20_000
    sample = areas[::step]
    for area in sample:
        x, y, z = unit_vector(area["latitude"], area["longitude"])
        for a, b, c, levels in venues:
            chord = (a - x) * (a - x) + (b - y) * (b - y) + (c - z) * (c - z)
            if chord > 1e-3:  # 200 km
                continue
            half = math.sqrt(chord) / 2
            for thousandths, count in levels:
                place = int(half * thousandths)
                if place < 20_000:
                    counts[place] += count
    found = list(itertools.accumulate(counts))
    target = (wanted - online * len(areas)) * len(sample) / len(areas)
    return (bisect.bisect_left(found, target) + 1) / 1000


def unit_vector(latitude, longitude):
    latitude, longitude = math.radians(latitude), math.radians(longitude)
    return (math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude))


def source(options, rows, path):
    """The entry of sources.yaml on the courses."""
    return f"""\
  - file: tables/courses.csv
    rows: {rows}
    sha256: "{hashlib.sha256(path.read_bytes()).hexdigest()}"
    assumptions:
      - "The courses, their providers, venues, starts, outcomes and shares of deprived learners are synthetic: \
drawn at random, seed {options.seed}, to measure the planner; none of them exists, and no decision can rest on this plan."
    files:
      - title: Synthetic courses for a benchmark of the size of England
        publisher: Nobody; drawn at random by Benchmarks/England/make_england.py
        vintage: seed {options.seed}
        attribution:
          - Invented by this project; Apache License 2.0.
"""


def brief(options, areas, courses, scale):
    starts = dict.fromkeys(LEVELS, 0)
    for course in courses:
        starts[course["level"]] += course["last_year"]
    needs = ""
    for level, names in HOLDING.items():
        target = LEARNERS_A_START * starts[level] / sum(area["held"][level] for area in areas)
        needs += f"""\
  - level: "{level}"
    from: [{", ".join(names)}]
    target: {100 * min(1, target):.2f}%
    source: chosen for a benchmark, {LEARNERS_A_START} learners for each synthetic start of last year
"""
    reach = ", ".join(f'"{level}": {kilometres * scale:.2f} km' for level, kilometres in REACH.items())
    favour = "" if options.plain else """\
funded-starts: {"1": last-year, "2": last-year, "3": last-year, "4": last-year}
spread: {parts: 4, bonus: 0.3}
steadiness: {share: 75%, bonus: 0.3}
"""
    return f"""\
kind: SkillsBrief
version: 1
title: Benchmark of the size of England, with synthetic courses
year: 2026/27
status: benchmark with synthetic courses and providers; not a plan of any council or provider
owner: {{organisation: SkillsPlanner benchmark, contact: the issue tracker of the project}}
tables: {{areas: tables/areas.csv, courses: tables/courses.csv, sources: sources.yaml}}
needs:
{needs}\
places: {{flex: 25%}}
{favour}\
reach: {{{reach}}}
rules:
  - {{rule: deprivation, weight: 30, with: {{measure: income}}}}
  - {{rule: attainment-gap, weight: 20}}
  - {{rule: travel-distance, weight: 20, with: {{half-distance: 6 km, online: 0.5}}}}
  - rule: sector-priority
    weight: 10
    with:
      weights: {{"1": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7.4": 1, "8": 1, "9": 1}}
      other: 0.3
      not-published: 0.8
  - {{rule: outcomes, weight: 10}}
  - {{rule: provider-reach, weight: 10}}
"""


if __name__ == "__main__":
    main()
