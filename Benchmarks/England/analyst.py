"""Plans as an analyst would by a script: pandas, a k-d tree, OR-Tools' minimum cost flow, PyYAML.

    analyst.py BRIEF -o PLAN

Reads the same brief and tables as `skillsplan plan` and prints the most points; they are the plan's
`optimality.points`, or one of the two is wrong. It knows what the briefs of Lancashire and of this folder ask for:
six of the shipped rules, spread, steadiness, funded starts; no travel times, no joins. It checks no input, proves
nothing and breaks no ties; its plan has allocations, needs and courses, without values and summaries by district.
The seconds of each step go to standard error.
"""

import argparse
import pathlib
import sys
import time
from fractions import Fraction

import numpy
import pandas
import yaml
from ortools.graph.python import min_cost_flow
from scipy.spatial import cKDTree

QUALIFICATIONS = {
    "no_qualifications": 0, "level_1": 1, "level_2": 2, "apprenticeship": 2, "level_3": 3, "level_4": 4, "other": 99}
MILLION = 1_000_000
EARTH = 6_371_008.8


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("brief", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    step = Steps()

    brief = yaml.load(options.brief.read_text(), Loader=yaml.CSafeLoader)
    areas, courses = tables(brief, options.brief.parent)
    step("read the tables")
    needs = derive_needs(brief, areas)
    add_places(brief, needs, courses)
    step("derived the needs")
    pairs = candidates(brief, needs, areas, courses)
    step(f"found {len(pairs.need):,} candidates")
    score(brief, pairs, needs, areas, courses)
    step("scored them")
    points, flows = solve(brief, pairs, needs, courses)
    step("solved the flow")
    write(options.output, brief, points, pairs, flows, needs, areas, courses)
    step("wrote the plan")
    print(points)


class Steps:
    """Says how long each step took."""

    def __init__(self):
        self.last = time.perf_counter()

    def __call__(self, what):
        now = time.perf_counter()
        print(f"{now - self.last:8.2f} s  {what}", file=sys.stderr, flush=True)
        self.last = now


def tables(brief, folder):
    """The areas by code and the courses by id, as the planner numbers them."""
    names = brief["tables"]
    if unknown := names.keys() - {"areas", "courses", "starts", "sources"}:
        sys.exit(f"this script knows no tables of {', '.join(unknown)}")
    areas = pandas.read_csv(
        folder / names["areas"], dtype={"area": str, "district": str},
        usecols=lambda name: name in {"area", "district", "latitude", "longitude", *QUALIFICATIONS}
        or name.endswith(("_rank", "_decile")))
    courses = pandas.read_csv(
        folder / names["courses"], dtype={"course": str, "level": str, "also_takes": str, "sector": str},
        keep_default_na=False, na_values={name: [""] for name in ["latitude", "longitude", "outcomes", "deprived_share"]},
        usecols=["course", "level", "also_takes", "sector", "latitude", "longitude", "last_year", "outcomes",
                 "deprived_share"])
    return (areas.sort_values("area", ignore_index=True), courses.sort_values("course", ignore_index=True))


def millionths(share):
    """A share as the brief writes it, 25% or 0.25, in millionths."""
    text = str(share)
    number = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    return int(number * MILLION)


def half_even(dividend, divisor):
    """Whole quotients rounded to the nearest, halves to even."""
    quotient, rest = numpy.divmod(dividend, divisor)
    return quotient + ((2 * rest > divisor) | ((2 * rest == divisor) & (quotient % 2 == 1)))


def largest_remainder(total, weights):
    """`total` shared out in whole numbers in proportion to weights; the first of equal remainders goes first."""
    whole = weights.sum()
    if whole == 0:
        return weights
    shares, rests = numpy.divmod(total * weights, whole)
    shares[numpy.argsort(-rests, kind="stable")[:total - shares.sum()]] += 1
    return shares


def derive_needs(brief, areas):
    """A row for each area and level with learners; by level and then by area."""
    district, _ = pandas.factorize(areas["district"], sort=True)
    order = numpy.argsort(district, kind="stable")
    starts = numpy.searchsorted(district[order], numpy.arange(1, district.max() + 1))
    areas_of_district = numpy.split(order, starts)
    held = areas[list(QUALIFICATIONS)].to_numpy(numpy.int64)
    levels = numpy.array(list(QUALIFICATIONS.values()))
    found = []
    for need in sorted(brief["needs"], key=lambda need: need["level"]):
        eligible = areas[need["from"]].sum(axis=1).to_numpy(numpy.int64)
        total = half_even(eligible.sum() * millionths(need["target"]), MILLION)
        of_district = largest_remainder(total, numpy.bincount(district, eligible).astype(numpy.int64))
        learners = numpy.zeros(len(areas), numpy.int64)
        for places, share in zip(areas_of_district, of_district):
            learners[places] = largest_remainder(share, eligible[places])
        below = held[:, levels < int(need["level"])].sum(axis=1) / numpy.maximum(1, held.sum(axis=1))
        place = numpy.flatnonzero(learners)
        found.append(pandas.DataFrame({
            "area": place, "level": need["level"], "learners": learners[place], "share_below": below[place]}))
    return pandas.concat(found, ignore_index=True)


def add_places(brief, needs, courses):
    """Adds to each course which levels it takes, how many places it has and which of them steadiness favours."""
    wanted = set(needs["level"])
    takes = pandas.concat([
        pandas.DataFrame({"course": courses.index, "level": courses["level"]}),
        courses["also_takes"].str.split("[ ;]+", regex=True).explode().rename("level").rename_axis("course").reset_index()])
    takes = takes[takes["level"].isin(wanted)].drop_duplicates()
    courses.attrs["takes"] = takes
    planned = courses.index.isin(takes["course"])
    last_year = courses["last_year"].to_numpy(numpy.int64)
    flex = millionths(brief.get("places", {}).get("flex", 0))
    share = millionths(brief.get("steadiness", {}).get("share", 0))
    courses["places"] = numpy.where(planned, -(-last_year * (MILLION + flex) // MILLION), 0)
    courses["steady"] = numpy.minimum(half_even(last_year * share, MILLION), courses["places"])
    courses["planned"] = planned


class Pairs:
    """Candidates side by side: the need, the course, the metres (-1 online), later the points."""

    def __init__(self, need, course, metres):
        self.need, self.course, self.metres = need, course, metres
        self.points = None


def unit_vectors(table):
    latitude, longitude = numpy.radians(table["latitude"].to_numpy()), numpy.radians(table["longitude"].to_numpy())
    return numpy.column_stack([
        numpy.cos(latitude) * numpy.cos(longitude), numpy.cos(latitude) * numpy.sin(longitude), numpy.sin(latitude)])


def candidates(brief, needs, areas, courses):
    """Courses within reach of each need, and those online."""
    homes = unit_vectors(areas)
    takes = courses.attrs["takes"]
    found = []
    for level, rows in needs.groupby("level"):
        reach = brief["reach"][level]
        if not isinstance(reach, str):
            sys.exit("this script knows reaches by distance alone")
        reach = int(Fraction(reach.removesuffix("km").strip()) * 1000)
        taking = courses.loc[takes.loc[takes["level"] == level, "course"].sort_values()]
        placed = taking[taking["latitude"].notna()]
        venue, _ = pandas.factorize(pandas.MultiIndex.from_frame(placed[["latitude", "longitude"]]))
        order = numpy.argsort(venue, kind="stable")
        course_of = placed.index.to_numpy(numpy.int32)[order]
        first = numpy.searchsorted(venue[order], numpy.arange(venue.max() + 2))
        points = unit_vectors(placed)[order][first[:-1]]

        # A little further than the reach, since metres are rounded.
        chord = 2 * numpy.sin((reach + 1) / EARTH / 2)
        near = cKDTree(homes[rows["area"]]).sparse_distance_matrix(cKDTree(points), chord, output_type="ndarray")
        metres = numpy.rint(2 * EARTH * numpy.arcsin(near["v"] / 2)).astype(numpy.int32)
        within = metres <= reach
        row, place, metres = near["i"][within], near["j"][within], metres[within]
        count = (first[1:] - first[:-1])[place]
        start = numpy.cumsum(count) - count
        course = course_of[numpy.repeat(first[place] - start, count) + numpy.arange(count.sum())]
        need = rows.index.to_numpy(numpy.int32)
        found.append(Pairs(numpy.repeat(need[row], count), course, numpy.repeat(metres, count)))
        online = taking.index[taking["latitude"].isna()].to_numpy(numpy.int32)
        found.append(Pairs(
            numpy.repeat(need, len(online)), numpy.tile(online, len(need)),
            numpy.full(len(need) * len(online), -1, numpy.int32)))
    return Pairs(*(numpy.concatenate([getattr(part, name) for part in found]) for name in ["need", "course", "metres"]))


def score(brief, pairs, needs, areas, courses):
    """Gives each pair its points: the weighted mean of its scores in millionths; drops pairs without any."""
    of_need = numpy.zeros(len(needs), numpy.int64)
    of_course = numpy.zeros(len(courses), numpy.int64)
    of_pair = numpy.zeros(len(pairs.need), numpy.int64)
    weights = 0
    for use in brief["rules"]:
        weight, given = use["weight"], use.get("with", {})
        weights += weight
        match use["rule"]:
            case "deprivation":
                of_need += weight * rounded(deprivation(given, areas))[needs["area"]]
            case "attainment-gap":
                of_need += weight * rounded(attainment_gap(needs))
            case "travel-distance":
                of_pair += weight * rounded(travel_distance(given, pairs.metres))
            case "sector-priority":
                of_course += weight * rounded(sector_priority(given, courses["sector"]))
            case "outcomes":
                of_course += weight * rounded(courses["outcomes"].fillna(given.get("missing", 0.5)).to_numpy())
            case "provider-reach":
                of_course += weight * rounded(courses["deprived_share"].fillna(given.get("missing", 0)).to_numpy())
            case other:
                sys.exit(f"this script knows no rule {other}")
    of_pair += of_need[pairs.need]
    of_pair += of_course[pairs.course]
    points = half_even(of_pair, weights)
    kept = points > 0
    pairs.need, pairs.course, pairs.metres = pairs.need[kept], pairs.course[kept], pairs.metres[kept]
    pairs.points = points[kept]


def rounded(scores):
    return numpy.rint(scores * MILLION).astype(numpy.int64)


def deprivation(given, areas):
    by = given.get("by", "rank")
    last = given.get("ranked-areas", 33_755) if by == "rank" else 10
    share = (last - areas[f"{given.get('measure', 'imd')}_{by}"].to_numpy(float)) / (last - 1)
    return numpy.nan_to_num(share ** given.get("curve", 1))


def attainment_gap(needs):
    share = needs["share_below"]
    of_level = share.groupby(needs["level"])
    low, high = of_level.transform("min"), of_level.transform("max")
    return ((share - low) / (high - low)).fillna(0).to_numpy()


def travel_distance(given, metres):
    half = float(given.get("half-distance", "6 km").removesuffix("km"))
    return numpy.where(metres < 0, given.get("online", 0.5), numpy.exp2(-(metres / 1000) / half))


def sector_priority(given, sectors):
    weights, other = given["weights"], given.get("other", 0)
    of_sector = {
        sector: weights.get(sector, weights.get(sector.split(".")[0], other)) for sector in sectors.unique()}
    of_sector[""] = of_sector["not published"] = given.get("not-published", other)
    return sectors.map(of_sector).to_numpy(float)


def solve(brief, pairs, needs, courses):
    """The most points, and the places of each pair.

    Nodes: the source, the needs, the courses, the levels, the sink. Costs are points below 0.
    """
    learners = needs["learners"].to_numpy()
    units = int(learners.sum())
    levels = sorted({*needs["level"], *courses.loc[courses["planned"], "level"]})
    first_course = 1 + len(needs)
    first_level = first_course + len(courses)
    sink = first_level + len(levels)
    solver = min_cost_flow.SimpleMinCostFlow()

    def add(tail, head, capacity, cost):
        tail, head, capacity, cost = numpy.broadcast_arrays(tail, head, capacity, cost)
        return solver.add_arcs_with_capacity_and_unit_cost(tail, head, capacity, cost)

    spread = brief.get("spread", {"parts": 1, "bonus": 0})
    parts, bonus = spread["parts"], millionths(spread["bonus"])
    for part in range(parts):
        capacity = learners // parts + (part < learners % parts)
        cost = half_even(bonus * (parts - 1 - part), parts - 1) if parts > 1 else 0
        add(0, 1 + numpy.arange(len(needs)), capacity, -cost)
    arcs = add(1 + pairs.need, first_course + pairs.course, learners[pairs.need], -pairs.points)
    bonus = millionths(brief.get("steadiness", {}).get("bonus", 0))
    planned = courses[courses["planned"]]
    tail = first_course + planned.index.to_numpy()
    head = first_level + numpy.searchsorted(levels, planned["level"])
    add(tail, head, planned["steady"].to_numpy(), -bonus)
    add(tail, head, (planned["places"] - planned["steady"]).to_numpy(), 0)
    starts = planned.groupby("level")["last_year"].sum()
    for place, level in enumerate(levels):
        funded = brief.get("funded-starts", {}).get(level, "none")
        funded = {"none": units, "last-year": int(starts.get(level, 0))}.get(funded, funded)
        funded = int(str(funded).replace(",", ""))
        add(first_level + place, sink, min(funded, units), 0)
    add(0, sink, units, 0)
    solver.set_node_supply(0, units)
    solver.set_node_supply(sink, -units)
    status = solver.solve()
    if status != solver.OPTIMAL:
        sys.exit(f"OR-Tools says {status}")
    return -solver.optimal_cost(), solver.flows(arcs)


def write(path, brief, points, pairs, flows, needs, areas, courses):
    used = numpy.flatnonzero(flows)
    allocations = pandas.DataFrame({"need": pairs.need[used], "course_place": pairs.course[used]})
    allocations["area"] = areas["area"].to_numpy()[needs["area"].to_numpy()[allocations["need"]]]
    allocations["level"] = needs["level"].to_numpy()[allocations["need"]]
    allocations["course"] = courses["course"].to_numpy()[allocations["course_place"]]
    allocations["places"] = flows[used]
    allocations["metres"] = pairs.metres[used]
    allocations["points"] = pairs.points[used]
    allocations = allocations.sort_values(["need", "course_place"])
    placed = numpy.bincount(allocations["need"], allocations["places"], len(needs)).astype(int)
    filled = numpy.bincount(allocations["course_place"], allocations["places"], len(courses)).astype(int)
    need_rows = pandas.DataFrame({
        "area": areas["area"].to_numpy()[needs["area"]], "level": needs["level"], "learners": needs["learners"],
        "placed": placed})
    course_rows = courses.assign(used=filled)[courses["planned"]][["course", "level", "last_year", "places", "used"]]
    plan = {
        "title": brief["title"], "year": brief["year"], "status": brief["status"],
        "summary": {"learners": int(needs["learners"].sum()), "placed": int(placed.sum()), "points": int(points)},
        "needs": need_rows.to_dict("records"),
        "allocations": allocations[["area", "level", "course", "places", "metres", "points"]].to_dict("records"),
        "courses": course_rows.to_dict("records")}
    with open(path, "w", encoding="utf-8") as file:
        yaml.dump(plan, file, Dumper=yaml.CSafeDumper, sort_keys=False, default_flow_style=None, width=1000)


if __name__ == "__main__":
    main()
