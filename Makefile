# SkillsPlanner: `make plan` plans Lancashire and says so, `make test` runs every test.

SKILLSPLAN = .build/release/skillsplan
LANCASHIRE = plans/lancashire
# Without debug information and without hashes for incremental builds, a rule's library has the same bytes
# wherever it is built, and so a plan names the same digests.
RELEASE = swift build -c release --explicit-target-dependency-import-check error -debug-info-format none \
  -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen
# The Python of the outside checks: one of its own, so that nothing is installed beside the system's.
OUTSIDE = .build/outside

.PHONY: help plan test build libyaml lint format tables check-outside clean

help: ## Say what can be made.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

plan: build ## Build, plan Lancashire and print the summary.
	$(SKILLSPLAN) plan $(LANCASHIRE)/brief.yaml -o $(LANCASHIRE)/plan.yaml
	$(SKILLSPLAN) summary $(LANCASHIRE)/plan.yaml

test: build ## Build and run every test; a test that needs more than Swift and libyaml skips by name.
	SKILLSPLAN_EXECUTABLE="$(CURDIR)/$(SKILLSPLAN)" SWIFT_BACKTRACE=enable=no swift test --parallel

build: libyaml
	$(RELEASE)

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

outside: $(OUTSIDE)/ready ## Install what the outside checks need (OR-Tools, check-jsonschema), in .build.

$(OUTSIDE)/ready: .ci/outside-requirements.txt
	python3 -m venv $(OUTSIDE)
	$(OUTSIDE)/bin/pip install --quiet --disable-pip-version-check -r .ci/outside-requirements.txt
	touch $@

clean: ## Remove what was built.
	rm -rf .build
