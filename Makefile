# intgen: YAML integration manifests in, type-safe Swift out.
#
#   make          set everything up and generate code from Manifests/
#   make test     build everything and run all tests
#   make help     list all targets

.DEFAULT_GOAL := generate
SHELL := /bin/bash
SHARED ?= ../shared

.PHONY: help
help: ## List all targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Check for Swift, install libyaml if it is missing.
	@command -v swift >/dev/null || { echo "Swift 6.2 or later is missing: see https://www.swift.org/install"; exit 1; }
	@pkg-config --exists yaml-0.1 2>/dev/null || bash Sources/CYAML/install.sh

.PHONY: generate
generate: setup ## Generate code from Manifests/ (the default).
	swift run --quiet intgen Manifests/

.PHONY: test
test: setup ## Build everything and run all tests.
	swift build --build-tests
	swift test --skip-build --disable-swift-testing

.PHONY: check
check: setup ## Fail if Generated/ or docs/integrations is not what Manifests/ say, or no fixture reaches a place.
	swift run --quiet intgen Manifests/ --check
	swift run --quiet intgen docs Manifests/ --check
	swift run --quiet intgen coverage Manifests/ --quiet
	swift run --quiet intgen coverage Manifests/ --quiet --mutate --tolerance 3

.PHONY: docs
docs: setup ## Write a page for each integration to docs/integrations.
	swift run --quiet intgen docs Manifests/

.PHONY: lint
lint: ## Check the format of all sources, generated ones included.
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
	@# Generated files tell other people's formatters to leave them alone; ours looks at them.
	@rm -rf .build-lint && mkdir -p .build-lint/Reference && cp -R Generated .build-lint/ && cp -R Tests/ReferenceTests/Generated .build-lint/Reference/ && cp .swift-format .build-lint/
	@# Expressions that nobody writes by hand need not be laid out as by hand.
	@rm -rf .build-lint/Reference/Generated/Sources/Large
	@find .build-lint -name '*.swift' -exec sed -i.bak '/swift-format-ignore-file/d' {} +
	swift format lint --strict --parallel --recursive .build-lint/Reference
	@# The catalogue keeps the rules; how its longest expressions are broken into lines is free.
	@! swift format lint --parallel --recursive .build-lint/Generated 2>&1 \
	  | grep -vE '\[(AddLines|RemoveLine|Indentation|LineLength|Spacing)\]' | grep .
	@rm -rf .build-lint

.PHONY: format
format: ## Format all hand-written sources in place.
	swift format --in-place --parallel --recursive Package.swift Sources Tests

.PHONY: conformance
conformance: setup ## Compare with recorded cases of the original systems (in SHARED); writes docs/conformance.md.
	@for suite in yaml/cases.json json facade runtime integrations; do \
	  name=$${suite%%/*}; \
	  if [ -e "$(SHARED)/conformance/$$suite" ]; then \
	    page=$$([ $$name != integrations ] || echo --write docs/conformance.md); \
	    swift run --quiet conformance $$name "$(SHARED)/conformance/$$suite" $$page || exit 1; \
	  else \
	    echo "conformance: skipped $$name, there is no $(SHARED)/conformance/$$suite"; \
	  fi; \
	done

.PHONY: bench
bench: setup ## Measure JSON, facade, mapping and delivery beside other ways to do the same.
	swift run --quiet -c release --package-path Tests/Benchmarks Benchmarks

.PHONY: fuzz
fuzz: setup ## Put mutated messages through every accessor, a million times (COUNT=…).
	swift run --quiet -c release --sanitize address --package-path Tests/Fuzz Fuzz $(or $(COUNT),1000000)

.PHONY: record
record: setup ## Rewrite the reference files of the tests; review the difference.
	RECORD=1 swift test --disable-swift-testing --filter 'DiagnosticCaseTests|ReferenceTests|DocumentationTests'

.PHONY: clean
clean: ## Remove everything that was built.
	rm -rf .build .build-*
