"""Makes a clean CSV table from a seed: 30 columns of codes, names, whole numbers and decimals.

    make_table.py FILE [MEGABYTES [SEED]]

The columns are modelled on the official releases of England's skills statistics: a year, GSS codes and names of
areas, a UKPRN and a provider's name, some words of few values, whole numbers up to a million (some cells are
empty, as where a figure is suppressed) and decimals with up to six places. Names with commas stand in quotes.
The table has no letter beyond ASCII, no line break in a cell and no fault. The same seed gives the same bytes.
"""

import random
import sys

WORDS = "North South East West Upper Lower Great Little Market Abbey Castle Bridge Ford Hill Wood Moor Dale".split()
SECTORS = [
    "Health, Public Services and Care", "Engineering and Manufacturing Technologies", "Retail and Commercial Enterprise",
    "Business, Administration and Law", "Construction, Planning and the Built Environment", "Digital Technology",
]
LEVELS = ["Intermediate", "Advanced", "Higher"]
AGES = ["Under 19", "19-24", "25+"]

NAMES = (
    ["time_period", "area_code", "area_name", "district_code", "district_name", "ukprn", "provider_name", "sector",
     "level", "age_group"]
    + [f"count_{number}" for number in range(1, 11)]
    + [f"rate_{number}" for number in range(1, 11)]
)


def make(path, size, seed):
    """Writes whole rows until the file has `size` bytes."""
    generator = random.Random(seed)
    areas = []
    for number in range(4000):
        district = number % 40
        areas.append(
            f"E{1000000 + number * 7:08d},{generator.choice(WORDS)}{generator.choice(WORDS).lower()} {number % 1000:03d}A,"
            f"E{7000000 + district:08d},{WORDS[district % len(WORDS)]} {WORDS[district // len(WORDS)]}shire")
    providers = []
    for number in range(500):
        name = f"{generator.choice(WORDS).upper()} {generator.choice(WORDS).upper()} COLLEGE"
        name = f'"{name}, THE"' if number % 5 == 0 else name
        providers.append(f"{10000000 + number * 37},{name}")
    sectors = [f'"{sector}"' if "," in sector else sector for sector in SECTORS]
    written = 0
    with open(path, "wb") as file:
        lines = [",".join(NAMES)]
        while written < size:
            for _ in range(5000):
                draw = generator.random
                cells = [
                    str(201819 + 101 * int(draw() * 7)), areas[int(draw() * 4000)], providers[int(draw() * 500)],
                    sectors[int(draw() * 6)], LEVELS[int(draw() * 3)], AGES[int(draw() * 3)],
                ]
                for column in range(10):
                    most = 10 ** (1 + column % 6)
                    cells.append("" if column and draw() < 0.03 else str(int(draw() * most)))
                for column in range(10):
                    cells.append(f"{draw() * 100:.{1 + column % 6}f}")
                lines.append(",".join(cells))
            block = ("\n".join(lines) + "\n").encode("ascii")
            file.write(block)
            written += len(block)
            lines = []


if __name__ == "__main__":
    arguments = sys.argv[1:]
    make(arguments[0], int(float(arguments[1]) * 1e6) if len(arguments) > 1 else 300_000_000,
         int(arguments[2]) if len(arguments) > 2 else 1)
