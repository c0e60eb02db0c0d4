#!/bin/sh
# Makes the problems of the benchmark, each in a folder of its own with tables, sources.yaml and brief.yaml:
#
#     Benchmarks/England/make_series.sh OFFICIAL OUTPUT
#
# 1M has the areas of Greater Manchester and 3M those of the North West, with courses in proportion; the others have
# all of England and 60,000 courses, and differ by how far learners travel. In 31M a third of the courses take two
# levels, so that everything hangs together.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
official=$1
output=$2

"$here/import_areas.sh" "$official" "$output/areas"
"$here/import_areas.sh" "$official" "$output/areas-north-west" --authority "Cheshire and Warrington" \
  --authority Cumbria --authority "Greater Manchester" --authority Lancashire --authority "Liverpool City Region"
"$here/import_areas.sh" "$official" "$output/areas-greater-manchester" --authority "Greater Manchester"

# NAME AREAS CANDIDATES [OPTION]...
problem() {
  name=$1
  areas=$2
  shift 2
  python3 -B "$here/make_england.py" --areas "$output/$areas" -o "$output/england-$name" --candidates "$@"
  python3 -B "$here/make_england.py" --areas "$output/$areas" -o "$output/england-$name-plain" --plain \
    --candidates "$@"
}

problem 1M areas-greater-manchester 1000000 --courses 3000
problem 3M areas-north-west 3000000 --courses 8100
problem 10M areas 10000000
problem 24M areas 24500000
problem 31M areas 31000000 --two-levels
problem 87M areas 87000000
