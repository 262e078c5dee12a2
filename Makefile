# Every target installs what it needs on Debian and says what it misses elsewhere.
# `make help` lists them.

TAGS     := no_emoji,migrated_fynedo
RELEASE  := $(shell sed -n 's/^Version *= *"\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS  := -s -w -X beeldbeltoets/ui/cli.release=$(RELEASE)
# The system puts a program that is position-independent where nobody can guess. The
# command line is not: it would need the system's loader, and is to run without any library.
MODE     := -buildmode=pie
FUZZTIME ?= 10m
PKG      ?= ./...

# One -trimpath for all, so that every build shares one cache; Debian's own Go
# does not fetch the toolchain that go.mod names unless it is told to.
export GOFLAGS     := $(GOFLAGS) -trimpath
export GOTOOLCHAIN ?= auto

.PHONY: help run build cli test goldens race bench lint fuzz torture windows package screenshots watched smoke wine clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

run: ## build the program and open its window
	@.ci/start

build: ## bin/beeldbeltoets, the window and the command line
	@.ci/need build
	CGO_ENABLED=1 go build $(MODE) -tags $(TAGS) -ldflags "$(LDFLAGS)" -o bin/beeldbeltoets .

cli: ## bin/beeldbeltoets-cli, the command line alone, without cgo
	@.ci/need go
	CGO_ENABLED=0 go build -ldflags "$(LDFLAGS)" -o bin/beeldbeltoets-cli .

test: ## every test that needs no display (PKG=./ui for one package)
	@.ci/need test
	CGO_ENABLED=0 go test -timeout 15m $(TESTFLAGS) $(PKG)

goldens: ## what tests are held against, written anew, to be looked at
	@.ci/need test
	CGO_ENABLED=0 go test -timeout 15m $$(grep -rl --include='*_test.go' goldentest . | xargs -n 1 dirname | sort -u) -update

race: ## the tests under the race detector
	@.ci/need build test
	CGO_ENABLED=1 go test -race -tags $(TAGS) -timeout 30m $(TESTFLAGS) $(PKG)

# What a benchmark inside Go sees, then whole processes beside those of others.
bench: build cli ## benchmarks, then whole processes beside those of others
	@.ci/need window bench
	CGO_ENABLED=0 go test -run '^$$' -bench . -benchmem -timeout 0 $(PKG)
	@.ci/bench/run

lint: ## gofmt, go vet and staticcheck
	@.ci/need build
	@.ci/lint

fuzz: ## every fuzz target, each for FUZZTIME
	@FUZZTIME=$(FUZZTIME) .ci/fuzz

# The same tests with twenty times the random cases, in random order under the
# race detector; then a dossier killed while saving and damaged in every part; the
# power cut at every moment of a save and in every order that a disk may choose; then
# a window killed again and again while somebody types.
torture: ## the tests that take an hour: many random cases, kills, flipped bits
	@.ci/need build test window
	RAPID_CHECKS=2000 CGO_ENABLED=1 go test -race -count 3 -shuffle on -timeout 0 ./assessment/...
	ROUNDS=200 CGO_ENABLED=0 go test -v -timeout 0 -run 'ADossierKilledWhileSaving|ADamagedDossier|ARepairLosesNothing' ./assessment/dossier
	ROUNDS=10000 CGO_ENABLED=0 go test -v -timeout 0 -run 'AFlippedBit' ./assessment/dossier
	ROUNDS=9 CGO_ENABLED=0 go test -v -timeout 0 -run 'APowerCut' ./assessment/dossier
	ROUNDS=50 .ci/smoke killed

windows: ## dist/beeldbeltoets.exe and dist/beeldbeltoets-cli.exe
	@.ci/need windows
	@TAGS=$(TAGS) LDFLAGS="$(LDFLAGS)" .ci/windows

# The Windows programs at work under Wine: not what Windows does, but near it.
wine: windows ## the Windows programs at work under Wine
	@.ci/need window wine
	@.ci/wine/run

# The packages for Windows and Linux, checked, with their checksums beside them.
package: build windows ## packages for Windows and Linux in dist, checked
	@.ci/need package
	@.ci/package/build
	@.ci/package/check

screenshots: build ## the pictures of the README, from the real window
	@.ci/need window
	@.ci/screenshots

# The window as a program that watches itself: by Fyne, which does so without the
# tag, and by the race detector.
watched: ## the window as a program that watches itself
	@.ci/need build
	CGO_ENABLED=1 go build $(MODE) -tags no_emoji -o bin/thread .
	CGO_ENABLED=1 go build -race -tags $(TAGS) -o bin/race .

smoke: build cli watched ## the real window under Xvfb
	@.ci/need window
	@.ci/smoke

clean: ## remove what was built
	rm -rf bin dist out
