#!/bin/sh
# Remakes the tables of this plan from the official files, byte for byte the same each time:
#
#     plans/lancashire/import.sh [FOLDER OF THE OFFICIAL FILES]
#
# The folder defaults to ../shared/data/official beside the repository. No official file is copied here.
# SKILLSPLAN names another program than the release build. See sources.yaml for what was read and derived.
set -eu
export LC_ALL=C

plan=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$plan/../.." && pwd)
official=$(cd "${1:-$root/../shared/data/official}" && pwd)
skillsplan=${SKILLSPLAN:-$root/.build/release/skillsplan}

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT INT TERM

for name in \
  iod2025_file7_all_ranks_scores_deciles_lancashire14.csv \
  iod2025_file8_underlying_indicators_education_england.csv \
  census2021-ts067-ward_lancashire14.csv \
  census2021-ts067-ltla_lancashire14.csv \
  lsoa21_lookup_centroids_lancashire14.csv \
  lsoa21_wd21_best_fit_by_area_lancashire14_derived.csv \
  apprenticeships_provider_home_delivery_lad_lancashire14.csv \
  apprenticeships_provider_subject_standard_lancashire_providers.csv \
  fe_outcomes_PRV02_lancashire_providers.csv \
  fe_skills_provider_learner_summary_lancashire_providers.csv \
  ncs_course_directory_C_PROVIDERS_2018-10.csv \
  codepoint_open_lancashire14_latlong_lsoa21.csv
do
  if [ -f "$official/$name.gz" ]; then
    gunzip -c "$official/$name.gz" >"$files/$name"
  else
    cp "$official/$name" "$files/$name"
  fi
done
cp "$plan/classroom.csv" "$files/"

# Three census wards fit no area. Each is joined to the ward in whose areas most of its postcodes lie:
# University & Scotforth Rural to Ellel (43 of 43); Whalley & Painter Wood (36 of 89) and Whalley
# Nethertown (34 of 42) to Waddington, Bashall Eaves & Mitton.
"$skillsplan" import all "$files"/*.csv -o "$plan" \
  --year 2024/25 --leavers 2022/23 \
  --neighbour E05009615=E05009597 \
  --neighbour E05012022=E05012020 \
  --neighbour E05012023=E05012020 \
  --note "Figures are as published; most files are copies of the official ones, some put back under the official header or cut to Lancashire before they were read." \
  --note "The look-up to census wards and the points of areas and postcodes are derived from official boundaries and postcodes."
