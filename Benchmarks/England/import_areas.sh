#!/bin/sh
# Makes the areas of England, or of some authorities, from the official files, with their sources.yaml:
#
#     Benchmarks/England/import_areas.sh OFFICIAL OUTPUT [--authority NAME]...
#
# OFFICIAL is the folder of the official files, some of them packed. SKILLSPLAN names another program than the
# release build.
set -eu
export LC_ALL=C

root=$(cd "$(dirname "$0")/../.." && pwd)
official=$1
output=$2
shift 2

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT INT TERM
for name in \
  iod2025_file7_all_ranks_scores_deciles_england \
  iod2025_file8_underlying_indicators_education_england \
  lsoa21_wd24_lad24_best_fit_ew \
  lsoa_2011_2021_latlong_england \
  ons_ts067_2021_ltla_england_wales \
  lsoa11_lsoa21_lad22_exact_fit_ew
do
  gunzip -c "$official/$name.csv.gz" >"$files/$name.csv"
done
mkdir -p "$output"
"${SKILLSPLAN:-$root/.build/release/skillsplan}" import areas "$files"/*.csv -o "$output" "$@" >/dev/null
