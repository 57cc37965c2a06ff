# The jobs of a working copy; `make help` lists them. CMake and its presets do the building.
JOBS ?= $(shell nproc)
BUILD := build
PROGRAM := $(BUILD)/anchorite
STUDY := studies/cspbi3-anchors
REPORT := $(BUILD)/study
BENCHMARKS := bench_optics bench_device_speed bench_screening_throughput bench_device_robustness \
              bench_device_fit bench_decay bench_transient bench_coverage_decay \
              bench_coverage_transient bench_coverage_lifetime bench_coverage_xrd \
              bench_coverage_fringes bench_coverage_xps

# Seconds of fuzzing a reader.
FUZZ_SECONDS ?= 600

.PHONY: build study electronic test bench fuzz clean help force
.DEFAULT_GOAL := build

build: $(PROGRAM) ## build the program (the default)

study: $(PROGRAM) ## rank the molecules of the paper's study and say where the report is
	@if [ -f $(REPORT)/report.html ] && \
	    [ -z "$$(find $(PROGRAM) $(STUDY) -newer $(REPORT)/.done 2>&1)" ]; then \
	    echo "nothing changed since the last run; report: $(REPORT)/report.html"; \
	else \
	    $(PROGRAM) study $(STUDY)/study.toml --output $(REPORT) && touch $(REPORT)/.done; \
	fi

electronic: $(PROGRAM) ## install CP2K and compute what the trap-state survey lacks (hours)
	@tools/setup electronic
	$(PROGRAM) pdos $(STUDY)/electronic.toml --output $(BUILD)/electronic

test: ## build everything and run all tests
	@tools/setup build test
	cmake --preset release
	cmake --build --preset release --parallel $(JOBS)
	ctest --preset release --parallel $(JOBS)

bench: ## build and run the benchmarks that need no outside data
	@tools/setup build
	cmake --preset benchmark
	cmake --build --preset benchmark --target $(BENCHMARKS) --parallel $(JOBS)
	@for benchmark in $(BENCHMARKS); do echo "== $$benchmark"; $(BUILD)/$$benchmark || exit; done

fuzz: ## feed damaged files to every reader for FUZZ_SECONDS (600) each
	@tools/setup build test fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz --parallel $(JOBS)
	@tools/fuzz build-fuzz/fuzz_reader $(FUZZ_SECONDS)

clean: ## remove what was built
	rm -rf $(BUILD)

help: ## list the jobs
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16

# CMake knows what is out of date; the program keeps its time when nothing was.
$(PROGRAM): force
	@tools/setup build
	@test -f $(BUILD)/build.ninja || cmake --preset release
	cmake --build --preset release --target anchorite --parallel $(JOBS)
